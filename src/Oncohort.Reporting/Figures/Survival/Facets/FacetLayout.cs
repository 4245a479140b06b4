using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Axes;
using Oncohort.Reporting.Fonts;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Figures.Survival.Facets;

/// <summary>How panels share a figure's width: how many stand side by side, their size, and the time axis of all.</summary>
internal sealed record FacetLayout
{
    private const double LabelShare = 0.67;
    private const double Between = 8;

    /// <summary>Panels side by side.</summary>
    public required int Columns { get; init; }

    /// <summary>The left edge of the first plot.</summary>
    public required double Left { get; init; }

    /// <summary>The width of a plot.</summary>
    public required double Width { get; init; }

    /// <summary>The height of a plot.</summary>
    public required double Height { get; init; }

    /// <summary>From one plot's left edge to the next one's.</summary>
    public required double Pitch { get; init; }

    /// <summary>The time at the right edge.</summary>
    public required double LastTime { get; init; }

    /// <summary>The last time that curves reach.</summary>
    public required double CurvesEnd { get; init; }

    /// <summary>The ticks of the time axis.</summary>
    public required IReadOnlyList<double> Ticks { get; init; }

    /// <summary>The tables under the panels.</summary>
    public required RiskTable Risk { get; init; }

    public static FacetLayout Of(FacetModel model, SurvivalFigureOptions options, double width, int titleLines, Edition edition)
    {
        int columns = ColumnsFor(options.WidthMillimetres, model.Panels.Count);
        double last = options.LastTime ?? Math.Max(model.Panels.SelectMany(panel => panel.Curves).Select(curve => curve.Stratum.Steps.Count > 0 ? curve.Stratum.Steps[^1].Time : 0).DefaultIfEmpty(0).Max(), double.Epsilon);
        if (last <= double.Epsilon) last = 1;
        RiskParentheses parentheses = Parentheses(model, options, edition.Style);
        RiskTable risk = new(model.RiskRows, parentheses, width * (columns > 1 ? LabelShare : 1), edition);
        double Cells(IReadOnlyList<double> ticks) => options.NumbersAtRisk ? model.Panels.Select(panel => RiskTable.WidestCell(panel.AtRisk, ticks, parentheses, edition)).DefaultIfEmpty(0).Max() : 0;
        double first = Math.Max(Cells([0]), Lettering.Width("0", PlotAxes.TickText)) / 2;
        double left = Math.Max(PlotAxes.LeftRoom(titleLines), options.NumbersAtRisk ? FigureSize.Margin + risk.LabelWidth + first : 0);

        double share = (width - FigureSize.Margin - left) / columns;
        double step = options.TimeStep ?? new PlotAxes(edition).Step(model.Unit, share - (2 * Between), last, Cells);
        IReadOnlyList<double> ticks = TimeTicks.At(step, last);
        double end = options.LastTime ?? Math.Max(last * 1.015, ticks[^1]);
        double half = Math.Max(Cells(ticks), Lettering.Width(edition.Duration.Asked(ticks[^1]), PlotAxes.TickText)) / 2;
        double gap = Math.Max(half + first, 6) + Between;
        double plot = (width - FigureSize.Margin - half - left - ((columns - 1) * gap)) / columns;
        return new FacetLayout
        {
            Columns = columns,
            Left = left,
            Width = plot,
            Height = columns == 1 ? plot * 0.62 : Math.Min(plot * 0.95, 150),
            Pitch = plot + gap,
            LastTime = end,
            CurvesEnd = last,
            Ticks = ticks,
            Risk = risk,
        };
    }

    /// <summary>The plot at a place in the grid.</summary>
    public PlotFrame Frame(int column, double top) => new(new Box(Left + (column * Pitch), top, Width, Height), LastTime, Ticks);

    private static int ColumnsFor(double millimetres, int panels)
    {
        int most = millimetres < 100 ? 1 : millimetres < 150 ? 2 : panels == 4 ? 2 : 3;
        return Math.Clamp(panels, 1, most);
    }

    private static RiskParentheses Parentheses(FacetModel model, SurvivalFigureOptions options, JournalStyle style) =>
        options.Parentheses(style) == RiskParentheses.Censored && model.StepField == "cif" ? RiskParentheses.None : options.Parentheses(style);
}
