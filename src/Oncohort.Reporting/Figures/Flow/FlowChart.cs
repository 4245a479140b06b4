using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Fonts;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Figures.Flow;

/// <summary>The patient flow: records read at the top, one box a reason to the right of the line, the cohort at the bottom.</summary>
internal sealed class FlowChart(Edition edition) : Written(edition)
{
    private const double Width = 120 * FigureSize.PointsPerMillimetre;
    private const double SpineX = 88;
    private const double SideX = 150;
    private const double Pad = 6;
    private const double Gap = 12;
    private const double MainWidth = 160;
    private static readonly TextStyle Text = new(8);
    private static readonly TextStyle Strong = new(8, Bold: true);
    private static readonly TextStyle Small = new(7.5, Colour: Palette.Muted);
    private static readonly Stroke Edge = new(Palette.Ink, 0.7);

    public Scene Draw(Count read, Count included, IReadOnlyList<EligibilityStep> steps)
    {
        Scene scene = new(Say("Patient flow"), Description(read, included, steps)) { Width = Width };
        double y = MainBox(scene, FigureSize.Margin + 1, Say("Records read"), read);
        for (int i = 0; i < steps.Count; i++) y = Step(scene, y, steps[i], last: i == steps.Count - 1);
        double down = y + (steps.Count == 0 ? 24 : 16);
        Arrow(scene, new Spot(SpineX, y), new Spot(SpineX, down));
        scene.Height = MainBox(scene, down, Say("Included in the cohort"), included) + FigureSize.Margin + 1;
        return scene;
    }

    private double MainBox(Scene scene, double top, string label, Count count)
    {
        double height = (2 * Pad) + Text.CapHeight + Strong.LineHeight;
        Box box = new(SpineX - (MainWidth / 2), top, MainWidth, height);
        scene.Rectangle("box", box, new Fill("#f3f6f9"), Edge);
        double first = top + Pad + Text.CapHeight;
        scene.Text("box-text", label, new Spot(SpineX, first), Strong, Anchor.Middle);
        scene.Text("box-text", $"n = {Rounded.Count(count)}", new Spot(SpineX, first + Text.LineHeight), Text, Anchor.Middle);
        return box.Bottom;
    }

    /// <summary>A box of excluded patients and, on the line below it, how many remain.</summary>
    private double Step(Scene scene, double from, EligibilityStep step, bool last)
    {
        double width = Width - SideX - FigureSize.Margin - 1;
        IReadOnlyList<string> reason = Lettering.Wrap(Say($"Excluded: {step.Reason}"), Text, width - (2 * Pad));
        List<string> counts = [$"n = {Rounded.Count(step.Excluded)}"];
        if (step.ExcludedMissing.IsSome)
            counts = [.. Lettering.Wrap(Say($"{counts[0]} (not assessable, value missing: {Rounded.Count(step.ExcludedMissing)})"), Text, width - (2 * Pad))];
        int lines = reason.Count + counts.Count;
        double top = from + Gap;
        Box box = new(SideX, top, width, (2 * Pad) + Text.CapHeight + ((lines - 1) * Text.LineHeight));
        scene.Rectangle("box", box, new Fill(Palette.Paper), Edge);
        double first = top + Pad + Text.CapHeight;
        scene.Lines("box-text", reason, new Spot(SideX + Pad, first), Text);
        scene.Lines("box-text", counts, new Spot(SideX + Pad, first + (reason.Count * Text.LineHeight)), Text);
        Arrow(scene, new Spot(SpineX, box.CentreY), new Spot(SideX, box.CentreY));
        double end = box.Bottom + (last ? 0 : 2);
        scene.Line("spine", new Spot(SpineX, from), new Spot(SpineX, end), Edge);
        if (!last) scene.Text("remaining", Say($"{Rounded.Count(step.Kept)} remain"), new Spot(SpineX - 5, end), Small, Anchor.End);
        return end;
    }

    private static void Arrow(Scene scene, Spot from, Spot to)
    {
        const double Head = 4.5;
        bool down = to.Y > from.Y;
        Spot neck = down ? to with { Y = to.Y - Head } : to with { X = to.X - Head };
        scene.Line("arrow", from, neck, Edge);
        Spot[] head = down
            ? [to, new(to.X - 2.2, neck.Y), new(to.X + 2.2, neck.Y)]
            : [to, new(neck.X, to.Y - 2.2), new(neck.X, to.Y + 2.2)];
        scene.Area("arrow-head", head, new Fill(Palette.Ink));
    }

    private string Description(Count read, Count included, IReadOnlyList<EligibilityStep> steps)
    {
        IEnumerable<string> excluded = steps.Select(step => Say($"{step.Excluded} excluded, {step.Reason}"));
        return string.Join(Say("; "), [Say($"{read} records read"), .. excluded, Say($"{included} included")]) + Say(".");
    }
}
