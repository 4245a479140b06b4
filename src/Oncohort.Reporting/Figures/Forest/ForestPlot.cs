using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Axes;
using Oncohort.Reporting.Fonts;
using Oncohort.Reporting.Formatting;

namespace Oncohort.Reporting.Figures.Forest;

/// <summary>
/// Draws hazard ratios as squares with whiskers on a logarithmic axis between a column of labels and columns of numbers; in a narrow figure the numbers stand under their labels.
/// </summary>
internal sealed class ForestPlot(Edition edition, double? millimetres = null) : Written(edition)
{
    private const double UsualMillimetres = 140;
    private const double LeastPlot = 70;
    private const double MostNarrowShare = 0.56;
    private const double Indent = 8;
    private const double Between = 10;
    private const double RowGap = 3.5;
    private const double Square = 2.4;
    private const double MostLabelShare = 0.34;
    private static readonly TextStyle Text = new(7.5);
    private static readonly TextStyle Strong = new(7.5, Bold: true);
    private static readonly TextStyle Quiet = new(7.5, Colour: Palette.Muted);
    private static readonly Stroke Axis = new(Palette.Ink, 0.7);

    private double Width => (millimetres ?? UsualMillimetres) * FigureSize.PointsPerMillimetre;

    public Scene Draw(ForestModel model)
    {
        Scene scene = new(model.Title, Description(model)) { Width = Width };
        Columns columns = Layout(model);
        RatioAxis axis = RatioAxis.For(
            model.Rows.SelectMany(row => (double?[])[row.Hr, row.Lower, row.Upper]).OfType<double>().Where(value => value > 0), 8);
        double y = Header(scene, model, columns);
        double top = y;
        List<(ForestRow Row, double Middle)> placed = [];
        foreach (ForestRow row in model.Rows)
        {
            y += RowGap;
            (double middle, double height) = columns.Narrow ? Narrow(scene, row, columns, y) : Wide(scene, row, columns, y);
            placed.Add((row, middle));
            y += height;
        }

        double bottom = y + 5;
        Box plot = new(columns.PlotLeft, top, columns.PlotRight - columns.PlotLeft, bottom - top);
        DrawAxis(scene, plot, axis);
        foreach ((ForestRow row, double middle) in placed) DrawRow(scene, plot, axis, row, middle);
        scene.Height = bottom + 5 + Text.Size + Text.LineHeight + 2 + FigureSize.Margin + 2;
        return scene;
    }

    /// <summary>The header with its rule; answers with the height of the rule.</summary>
    private double Header(Scene scene, ForestModel model, Columns columns)
    {
        double y = FigureSize.Margin + Strong.Size;
        scene.Text("header", Say("Characteristic"), new Spot(FigureSize.Margin, y), Strong);
        if (columns.Narrow)
        {
            y += Strong.LineHeight;
            scene.Text("header", $"{model.RatioHeader}, {PValue.Header}", new Spot(FigureSize.Margin, y), Strong);
        }
        else
        {
            scene.Text("header", model.RatioHeader, new Spot(columns.RatioX, y), Strong);
            scene.Text("header", PValue.Header, new Spot(columns.PRight, y), Strong, Anchor.End);
        }

        y += 4;
        scene.Line("rule", new Spot(FigureSize.Margin, y), new Spot(Width - FigureSize.Margin, y), new Stroke(Palette.Ink, 0.5));
        return y;
    }

    /// <summary>Sets a row whose numbers stand beside the plot; answers with the middle of its line and its height.</summary>
    private static (double Middle, double Height) Wide(Scene scene, ForestRow row, Columns columns, double y)
    {
        IReadOnlyList<string> lines = Label(scene, row, columns, y);
        scene.Text("ratio", row.RatioText, new Spot(columns.RatioX, y + Text.Size), row.Hr is null ? Quiet : Text);
        scene.Text("p", row.PText, new Spot(columns.PRight, y + Text.Size), Text, Anchor.End);
        return (y + Text.Size - (Text.CapHeight / 2), lines.Count * Text.LineHeight);
    }

    /// <summary>Sets a row whose numbers stand under its label.</summary>
    private (double Middle, double Height) Narrow(Scene scene, ForestRow row, Columns columns, double y)
    {
        double height = Label(scene, row, columns, y).Count * Text.LineHeight;
        string numbers = Numbers(row);
        if (numbers.Length == 0) return (y + Text.Size - (Text.CapHeight / 2), height);
        double baseline = y + height + Text.Size;
        scene.Text("ratio", numbers, new Spot(FigureSize.Margin + IndentOf(row), baseline), row.Hr is null ? Quiet : Text);
        return (baseline - (Text.CapHeight / 2), height + Text.LineHeight);
    }

    private static IReadOnlyList<string> Label(Scene scene, ForestRow row, Columns columns, double y)
    {
        double indent = IndentOf(row);
        TextStyle style = indent > 0 ? Text : Strong;
        IReadOnlyList<string> lines = Lettering.Wrap(row.Label, style, columns.LabelWidth - indent);
        scene.Lines("label", lines, new Spot(FigureSize.Margin + indent, y + Text.Size), style);
        return lines;
    }

    private static double IndentOf(ForestRow row) => row.Kind is ForestRowKind.Variable or ForestRowKind.Heading ? 0 : Indent;

    private string Numbers(ForestRow row) => string.Join(Say(", "), ((string[])[row.RatioText, row.PText]).Where(text => text.Length > 0));

    private Columns Layout(ForestModel model)
    {
        double label = Math.Max(Lettering.Width(Say("Characteristic"), Strong), model.Rows.Max(row => Lettering.Width(row.Label, Strong) + IndentOf(row)));
        double p = Math.Max(Lettering.Width(PValue.Header, Strong), Lettering.Widest(model.Rows.Select(row => row.PText), Text));
        double ratio = Math.Max(Lettering.Width(model.RatioHeader, Strong), Lettering.Widest(model.Rows.Select(row => row.RatioText), Text));
        double right = Width - FigureSize.Margin;
        double ratioX = right - p - Between - ratio;
        double labelWidth = Math.Min(label + 1, Width * MostLabelShare);
        double left = FigureSize.Margin + labelWidth + Between;
        if (ratioX - Between - left >= LeastPlot) return new Columns(labelWidth, left, ratioX - Between, ratioX, right, Narrow: false);
        double numbers = Math.Max(Lettering.Width($"{model.RatioHeader}, {PValue.Header}", Strong), model.Rows.Max(row => Lettering.Width(Numbers(row), Text) + IndentOf(row)));
        double narrow = Math.Max(numbers, Math.Min(label, Width * MostNarrowShare)) + 1;
        return new Columns(narrow, FigureSize.Margin + narrow + Between, right - Between, 0, 0, Narrow: true);
    }

    /// <summary>Draws the axis below the plot and the line of no effect.</summary>
    public void DrawAxis(Scene scene, Box plot, RatioAxis axis)
    {
        double one = plot.X + (axis.Share(1) * plot.Width);
        scene.Line("one", new Spot(one, plot.Y), new Spot(one, plot.Bottom), new Stroke(Palette.Muted, 0.6, [2, 2]));
        scene.Line("axis", new Spot(plot.X, plot.Bottom), new Spot(plot.Right, plot.Bottom), Axis);
        double labels = plot.Bottom + 5 + Text.Size;
        double free = double.NegativeInfinity;
        foreach (double tick in axis.Ticks)
        {
            double x = plot.X + (axis.Share(tick) * plot.Width);
            scene.Line("tick", new Spot(x, plot.Bottom), new Spot(x, plot.Bottom + 3), Axis);
            string text = Duration.Asked(tick);
            double half = Lettering.Width(text, Text) / 2;
            if (x - half < free) continue;
            scene.Text("x-tick", text, new Spot(x, labels), Text, Anchor.Middle);
            free = x + half + 4;
        }

        scene.Text("x-title", Say("Hazard ratio (log scale)"), new Spot(plot.CentreX, labels + Text.LineHeight + 2), Text, Anchor.Middle);
    }

    private void DrawRow(Scene scene, Box plot, RatioAxis axis, ForestRow row, double middle)
    {
        if (row.Kind == ForestRowKind.Reference)
        {
            double one = plot.X + (axis.Share(1) * plot.Width);
            scene.Rectangle("reference", new Box(one - Square, middle - Square, 2 * Square, 2 * Square), new Fill(Palette.Paper), new Stroke(Palette.Ink, 0.7));
            return;
        }

        if (row.Hr is not double ratio || ratio <= 0) return;
        Stroke line = new(Palette.Colour(0), 0.9);
        if (row.Lower is double lower && row.Upper is double upper)
            Whisker(scene, plot, axis.Share(Math.Max(lower, double.Epsilon)), axis.Share(upper), middle, line);
        double share = axis.Share(ratio);
        if (share is < 0 or > 1) return;
        double x = plot.X + (share * plot.Width);
        scene.Rectangle("square", new Box(x - Square, middle - Square, 2 * Square, 2 * Square), new Fill(Palette.Colour(0)));
    }

    /// <summary>Draws a confidence interval between two shares of the axis, with an arrowhead where it leaves it.</summary>
    public static void Whisker(Scene scene, Box plot, double from, double to, double middle, Stroke line)
    {
        double left = plot.X + (Math.Clamp(from, 0, 1) * plot.Width);
        double right = plot.X + (Math.Clamp(to, 0, 1) * plot.Width);
        scene.Line("whisker", new Spot(left, middle), new Spot(right, middle), line);
        if (from < 0) Arrow(scene, left, middle, 3, line.Colour);
        if (to > 1) Arrow(scene, right, middle, -3, line.Colour);
    }

    private static void Arrow(Scene scene, double tip, double middle, double back, string colour) =>
        scene.Area("arrow", [new(tip, middle), new(tip + back, middle - 2), new(tip + back, middle + 2)], new Fill(colour));

    private string Description(ForestModel model) =>
        string.Join(Say("; "), model.Rows.Where(row => row.RatioText.Length > 0).Select(row => $"{row.Label}: {row.RatioText}")) + Say(".");

    private sealed record Columns(double LabelWidth, double PlotLeft, double PlotRight, double RatioX, double PRight, bool Narrow);
}
