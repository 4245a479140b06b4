using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Fonts;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Figures.Survival;

/// <summary>The numbers at risk under the axis. Labels stand left of the numbers; labels too long for that stand above their numbers.</summary>
internal sealed class RiskTable : Written
{
    private const double Sample = 11;
    private const double AfterSample = 3;
    private const double BeforeNumbers = 9;
    private const double MostLabelShare = 0.3;
    private static readonly TextStyle Heading = new(7.5, Bold: true);
    private static readonly TextStyle Cell = new(7.5);

    private readonly IReadOnlyList<string> _labels;
    private readonly RiskParentheses _parentheses;
    private readonly double _width;

    public RiskTable(IReadOnlyList<string> labels, RiskParentheses parentheses, double figureWidth, Edition edition)
        : base(edition)
    {
        _labels = labels;
        _parentheses = parentheses;
        _width = figureWidth;
        double needed = Sample + AfterSample + Lettering.Widest(labels, Cell) + BeforeNumbers;
        LabelsAbove = needed > figureWidth * MostLabelShare;
        LabelWidth = LabelsAbove ? 0 : needed;
    }

    public bool LabelsAbove { get; }

    /// <summary>Room for the labels left of the first number; 0 when they stand above.</summary>
    public double LabelWidth { get; }

    public static double WidestCell(IEnumerable<KaplanMeierStratum> strata, IReadOnlyList<double> ticks, RiskParentheses parentheses, Edition edition) =>
        strata.Select(stratum => Lettering.Widest(new RiskCounts(edition).At(stratum, ticks, parentheses), Cell)).DefaultIfEmpty(0).Max();

    /// <summary>Draws the table below <paramref name="top"/> and returns where it ends.</summary>
    public double Draw(Scene scene, PlotFrame frame, IReadOnlyList<KaplanMeierStratum> strata, double top, double left) => Draw(scene, [(frame, strata)], top, left);

    /// <summary>Draws the tables of panels side by side: labels once, numbers under each panel.</summary>
    public double Draw(Scene scene, IReadOnlyList<(PlotFrame Frame, IReadOnlyList<KaplanMeierStratum> Strata)> panels, double top, double left) =>
        Draw(scene, Title, [.. panels.Select(panel => new PanelNumbers(panel.Frame, [.. panel.Strata.Select(stratum => new RiskCounts(Edition).At(stratum, panel.Frame.Ticks, _parentheses))]))], top, left);

    /// <summary>Draws the events until each time in the same way.</summary>
    public double DrawEvents(Scene scene, PlotFrame frame, IReadOnlyList<KaplanMeierStratum> strata, double top, double left) => DrawEvents(scene, [(frame, strata)], top, left);

    /// <summary>Draws the events until each time of panels side by side.</summary>
    public double DrawEvents(Scene scene, IReadOnlyList<(PlotFrame Frame, IReadOnlyList<KaplanMeierStratum> Strata)> panels, double top, double left) =>
        Draw(scene, Say("Cumulative events"), [.. panels.Select(panel => new PanelNumbers(panel.Frame, [.. panel.Strata.Select(stratum => new RiskCounts(Edition).EventsAt(stratum, panel.Frame.Ticks))]))], top, left);

    private string Title => Say(Style.RiskHeading) + _parentheses switch
    {
        RiskParentheses.Events => Say(" (cumulative events)"),
        RiskParentheses.Censored => Say(" (number censored)"),
        _ => "",
    };

    private double Draw(Scene scene, string title, IReadOnlyList<PanelNumbers> panels, double top, double left)
    {
        double y = top + Heading.Size;
        scene.Text("risk-heading", title, new Spot(left, y), Heading);
        for (int i = 0; i < _labels.Count; i++)
        {
            y += Cell.LineHeight + 1;
            if (LabelsAbove) y = LabelAbove(scene, i, y, left);
            else LabelBeside(scene, i, y, left);
            foreach (PanelNumbers panel in panels)
            {
                for (int k = 0; k < panel.Rows[i].Count; k++)
                    scene.Text("risk-number", panel.Rows[i][k], new Spot(panel.Frame.X[panel.Frame.Ticks[k]], y), Cell, Anchor.Middle);
            }
        }

        return y + (Cell.Size * 0.3);
    }

    private void LabelBeside(Scene scene, int index, double baseline, double left)
    {
        if (_labels.Count > 1) SampleLine(scene, index, baseline, left);
        double x = _labels.Count > 1 ? left + Sample + AfterSample : left;
        scene.Text("risk-label", _labels[index], new Spot(x, baseline), Cell);
    }

    private double LabelAbove(Scene scene, int index, double baseline, double left)
    {
        IReadOnlyList<string> lines = Lettering.Wrap(_labels[index], Cell, _width - left - Sample - AfterSample - 2);
        SampleLine(scene, index, baseline, left);
        scene.Lines("risk-label", lines, new Spot(left + Sample + AfterSample, baseline), Cell);
        return baseline + (lines.Count * Cell.LineHeight);
    }

    private void SampleLine(Scene scene, int index, double baseline, double left)
    {
        double middle = baseline - (Cell.CapHeight / 2);
        scene.Line("risk-line", new Spot(left, middle), new Spot(left + Sample, middle), Palette.Line(index, 1.2));
    }

    private sealed record PanelNumbers(PlotFrame Frame, IReadOnlyList<IReadOnlyList<string>> Rows);
}
