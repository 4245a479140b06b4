using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Axes;
using Oncohort.Reporting.Figures.Forest;
using Oncohort.Reporting.Fonts;
using Oncohort.Reporting.Formatting;

namespace Oncohort.Reporting.Figures.Subgroups;

/// <summary>Draws a subgroup forest: labels, events of patients in each arm, squares sized by information with the overall diamond, ratios, interaction p.</summary>
internal sealed class SubgroupForest(Edition edition, double? millimetres = null) : Written(edition)
{
    private const double UsualMillimetres = 170;
    private const double LeastPlot = 70;
    private const double MostNarrowShare = 0.6;
    private const double Indent = 8;
    private const double Between = 9;
    private const double RowGap = 3.5;
    private const double LargestSquare = 4.2;
    private const double SmallestSquare = 0.9;
    private const double Diamond = 3.6;
    private const double Gap = 4;
    private const double LeastWeight = 0.04;
    private const double MostLabelShare = 0.24;
    private const double MostArmWidth = 56;
    private string LabelHeader => Say("Subgroup");
    private string[] Interaction => [Say("P for"), Say("interaction")];
    private static readonly TextStyle Text = new(7.5);
    private static readonly TextStyle Strong = new(7.5, Bold: true);
    private static readonly TextStyle Quiet = new(7.5, Colour: Palette.Muted);
    private static readonly TextStyle Small = new(7, Colour: Palette.Muted);

    private double Width => (millimetres ?? UsualMillimetres) * FigureSize.PointsPerMillimetre;

    public Scene Draw(SubgroupForestModel model)
    {
        Scene scene = new(model.Title, Description(model)) { Width = Width };
        Columns columns = Layout(model);
        RatioAxis axis = RatioAxis.For(model.Rows.SelectMany(Shown).OfType<double>().Where(value => value > 0), 7);
        double top = Header(scene, model, columns);
        double y = top;
        List<(SubgroupForestRow Row, double Middle)> placed = [];
        foreach (SubgroupForestRow row in model.Rows)
        {
            y += RowGap;
            (int lines, int line) = columns.Narrow ? NarrowTexts(scene, row, columns, y + Text.Size) : (RowTexts(scene, row, columns, y + Text.Size), 0);
            placed.Add((row, y + Text.Size + (line * Text.LineHeight) - (Text.CapHeight / 2)));
            y += lines * Text.LineHeight;
        }

        double bottom = y + 5;
        Box plot = new(columns.PlotLeft, top, columns.PlotRight - columns.PlotLeft, bottom - top);
        new ForestPlot(Edition).DrawAxis(scene, plot, axis);
        if (model.Rows[0].Hr is { } overall && axis.Share(overall) is >= 0 and <= 1 and { } share)
            scene.Line("overall", new Spot(plot.X + (share * plot.Width), plot.Y), new Spot(plot.X + (share * plot.Width), plot.Bottom), new Stroke(Palette.Colour(1), 0.6, [4, 2]));
        foreach ((SubgroupForestRow row, double middle) in placed) DrawRow(scene, plot, axis, row, middle);
        scene.Height = Directions(scene, model, plot, axis, bottom + 5 + Text.Size + Text.LineHeight + 2) + FigureSize.Margin + 2;
        return scene;
    }

    /// <summary>What the axis must show: every estimate, and the limits of all rows but those that know next to nothing, whose lines would squeeze the others.</summary>
    private static double?[] Shown(SubgroupForestRow row) => row.Weight >= LeastWeight ? [row.Hr, row.Lower, row.Upper] : [row.Hr];

    /// <summary>The header with its rule; answers with the height of the rule.</summary>
    private double Header(Scene scene, SubgroupForestModel model, Columns columns)
    {
        if (columns.Narrow) return NarrowHeader(scene, model, columns);
        IReadOnlyList<string>[] arms = [.. model.Arms.Select(arm => (IReadOnlyList<string>)[.. Lettering.Wrap(arm, Strong, columns.ArmWidth), Say("events / n")])];
        int lines = Math.Max(2, arms.Max(arm => arm.Count));
        double last = FigureSize.Margin + Strong.Size + ((lines - 1) * Strong.LineHeight);
        double First(int count) => last - ((count - 1) * Strong.LineHeight);
        scene.Text("header", LabelHeader, new Spot(FigureSize.Margin, last), Strong);
        for (int a = 0; a < arms.Length; a++) scene.Lines("header", arms[a], new Spot(columns.ArmRight[a], First(arms[a].Count)), Strong, Anchor.End);
        scene.Text("header", model.RatioHeader, new Spot(columns.RatioX, last), Strong);
        scene.Lines("header", Interaction, new Spot(columns.PRight, First(2)), Strong, Anchor.End);
        scene.Line("rule", new Spot(FigureSize.Margin, last + 4), new Spot(Width - FigureSize.Margin, last + 4), new Stroke(Palette.Ink, 0.5));
        return last + 4;
    }

    private double NarrowHeader(Scene scene, SubgroupForestModel model, Columns columns)
    {
        IReadOnlyList<string> lines = [LabelHeader, .. Lettering.Wrap(Say($"events / n, {string.Join(Say(" vs "), model.Arms)}"), Strong, columns.LabelWidth), model.RatioHeader];
        scene.Lines("header", lines, new Spot(FigureSize.Margin, FigureSize.Margin + Strong.Size), Strong);
        double rule = FigureSize.Margin + Strong.Size + ((lines.Count - 1) * Strong.LineHeight) + 4;
        scene.Line("rule", new Spot(FigureSize.Margin, rule), new Spot(Width - FigureSize.Margin, rule), new Stroke(Palette.Ink, 0.5));
        return rule;
    }

    /// <summary>Sets a row whose numbers stand under its label; answers with its number of lines and the line of the ratio.</summary>
    private (int Lines, int RatioLine) NarrowTexts(Scene scene, SubgroupForestRow row, Columns columns, double baseline)
    {
        double indent = row.Kind == SubgroupRowKind.Level ? Indent : 0;
        TextStyle style = row.Kind == SubgroupRowKind.Level ? Text : Strong;
        List<string> lines = [.. Lettering.Wrap(row.Label, style, columns.LabelWidth - indent)];
        scene.Lines("label", lines, new Spot(FigureSize.Margin + indent, baseline), style);
        int line = lines.Count;
        foreach (string text in Under(row))
            scene.Text("ratio", text, new Spot(FigureSize.Margin + indent, baseline + (line++ * Text.LineHeight)), row.Hr is null && row.RatioText.Length > 0 ? Quiet : Text);
        return (line, Math.Max(0, line - 1));
    }

    /// <summary>What stands under the label of a row in a narrow figure.</summary>
    private IEnumerable<string> Under(SubgroupForestRow row)
    {
        if (row.Counts.Count > 0) yield return string.Join(Say(" vs "), row.Counts);
        if (row.RatioText.Length > 0) yield return row.RatioText;
        if (row.PText.Length > 0) yield return Say($"P for interaction {row.PText}");
    }

    /// <summary>Sets the texts of a row; answers with its number of lines.</summary>
    private static int RowTexts(Scene scene, SubgroupForestRow row, Columns columns, double baseline)
    {
        double indent = row.Kind == SubgroupRowKind.Level ? Indent : 0;
        TextStyle style = row.Kind == SubgroupRowKind.Level ? Text : Strong;
        IReadOnlyList<string> lines = Lettering.Wrap(row.Label, style, columns.LabelWidth - indent);
        scene.Lines("label", lines, new Spot(FigureSize.Margin + indent, baseline), style);
        for (int a = 0; a < row.Counts.Count; a++) scene.Text("count", row.Counts[a], new Spot(columns.ArmRight[a], baseline), Text, Anchor.End);
        scene.Text("ratio", row.RatioText, new Spot(columns.RatioX, baseline), row.Hr is null ? Quiet : row.Kind == SubgroupRowKind.Overall ? Strong : Text);
        scene.Text("p", row.PText, new Spot(columns.PRight, baseline), Text, Anchor.End);
        return lines.Count;
    }

    private void DrawRow(Scene scene, Box plot, RatioAxis axis, SubgroupForestRow row, double middle)
    {
        if (row.Hr is not { } ratio || ratio <= 0 || row.Lower is not { } lower || row.Upper is not { } upper) return;
        double from = axis.Share(Math.Max(lower, double.Epsilon));
        double to = axis.Share(upper);
        double x = plot.X + (axis.Share(ratio) * plot.Width);
        bool inside = axis.Share(ratio) is >= 0 and <= 1;
        if (row.Kind == SubgroupRowKind.Overall)
        {
            double left = plot.X + (Math.Clamp(from, 0, 1) * plot.Width);
            double right = plot.X + (Math.Clamp(to, 0, 1) * plot.Width);
            double centre = Math.Clamp(x, left, right);
            scene.Area("diamond", [new(left, middle), new(centre, middle - Diamond), new(right, middle), new(centre, middle + Diamond)], new Fill(Palette.Colour(1)));
            return;
        }

        ForestPlot.Whisker(scene, plot, from, to, middle, new Stroke(Palette.Colour(0), 0.9));
        if (!inside) return;
        double half = Math.Max(SmallestSquare, LargestSquare * Math.Sqrt(row.Weight));
        scene.Rectangle("square", new Box(x - half, middle - half, 2 * half, 2 * half), new Fill(Palette.Colour(0)));
    }

    /// <summary>Says below the axis what each side of 1 means; answers with the last baseline.</summary>
    private double Directions(Scene scene, SubgroupForestModel model, Box plot, RatioAxis axis, double title)
    {
        double one = plot.X + (axis.Share(1) * plot.Width);
        double baseline = title + Text.LineHeight;
        IReadOnlyList<string> lower = Lettering.Wrap("\u2190\u00a0" + model.Lower, Small, Math.Max(40, one - Gap - FigureSize.Margin));
        IReadOnlyList<string> higher = Lettering.Wrap(model.Higher + "\u00a0\u2192", Small, Math.Max(40, Width - FigureSize.Margin - one - Gap));
        scene.Lines("direction", lower, new Spot(one - Gap, baseline), Small, Anchor.End);
        scene.Lines("direction", higher, new Spot(one + Gap, baseline), Small);
        return baseline + ((Math.Max(lower.Count, higher.Count) - 1) * Small.LineHeight);
    }

    private Columns Layout(SubgroupForestModel model)
    {
        double label = Math.Max(
            Lettering.Width(LabelHeader, Strong),
            model.Rows.Max(row => Lettering.Width(row.Label, Strong) + (row.Kind == SubgroupRowKind.Level ? Indent : 0)));
        label = Math.Min(label + 1, Width * MostLabelShare);
        double counts = Lettering.Widest(model.Rows.SelectMany(row => row.Counts).Append(Say("events / n")), Strong);
        double arm = Math.Min(MostArmWidth, Math.Max(counts, Lettering.Widest(model.Arms, Strong)));
        arm = Math.Max(arm, counts);
        double first = FigureSize.Margin + label + Between + arm;
        double second = first + Between + arm;
        double p = Math.Max(Lettering.Widest(Interaction, Strong), Lettering.Widest(model.Rows.Select(row => row.PText), Text));
        double ratio = Math.Max(Lettering.Width(model.RatioHeader, Strong), Lettering.Widest(model.Rows.Select(row => row.RatioText), Strong));
        double right = Width - FigureSize.Margin;
        double ratioX = right - p - Between - ratio;
        if (ratioX - second - (2 * Between) >= LeastPlot) return new Columns(label, arm, [first, second], second + Between, ratioX - Between, ratioX, right, Narrow: false);
        double under = model.Rows.SelectMany(row => Under(row).Select(text => Lettering.Width(text, Text) + (row.Kind == SubgroupRowKind.Level ? Indent : 0))).Append(Lettering.Width(model.RatioHeader, Strong)).Max();
        double labels = model.Rows.Max(row => Lettering.Width(row.Label, Strong) + (row.Kind == SubgroupRowKind.Level ? Indent : 0));
        double narrow = Math.Max(under, Math.Min(labels, Width * MostNarrowShare)) + 1;
        return new Columns(narrow, 0, [], FigureSize.Margin + narrow + Between, right - Between, 0, 0, Narrow: true);
    }

    private string Description(SubgroupForestModel model)
    {
        List<string> parts = [];
        string variable = "";
        foreach (SubgroupForestRow row in model.Rows)
        {
            if (row.Kind == SubgroupRowKind.Heading) variable = row.Label + ", ";
            else parts.Add($"{(row.Kind == SubgroupRowKind.Level ? variable : "")}{row.Label}: {row.RatioText}");
        }

        return string.Join(Say("; "), parts) + Say(".");
    }

    private sealed record Columns(double LabelWidth, double ArmWidth, double[] ArmRight, double PlotLeft, double PlotRight, double RatioX, double PRight, bool Narrow);
}
