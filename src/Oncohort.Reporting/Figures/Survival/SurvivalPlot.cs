using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Axes;
using Oncohort.Reporting.Fonts;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Figures.Survival;

/// <summary>Composes the whole figure: key, plot, axes, test, numbers at risk.</summary>
internal sealed class SurvivalPlot(Edition edition) : Written(edition)
{
    private const double Margin = FigureSize.Margin;
    private const double PlotHeightShare = 0.56;
    private const double BetweenPanels = 8;
    private static readonly TextStyle HeadingText = new(8.5, Bold: true);

    public Scene Draw(KaplanMeierResult result, SurvivalFigureOptions options) => Draw([new SurvivalPanels(Edition).Of(result, options)], options);

    /// <summary>Draws one panel a model, one below the other.</summary>
    public Scene Draw(IReadOnlyList<PlotModel> panels, SurvivalFigureOptions options)
    {
        Check(options);
        Scene scene = new(panels[0].Title, string.Join(Say(" "), panels.Select(panel => panel.Alternative))) { Width = options.WidthMillimetres * FigureSize.PointsPerMillimetre };
        foreach (PlotModel panel in panels) scene.Height = Panel(scene, panel, options, scene.Height + (scene.Height > 0 ? BetweenPanels : 0));
        return scene;
    }

    /// <summary>Draws a panel from <paramref name="above"/> down and returns where it ends.</summary>
    private double Panel(Scene scene, PlotModel model, SurvivalFigureOptions options, double above)
    {
        double width = scene.Width;
        double last = LastTime(model, options);
        StepCurve[] curves = [.. model.Curves.Select((stratum, i) => StepCurve.Of(stratum, i, model.Rising, last))];
        bool grouped = model.Curves.Count > 1;
        Legend legend = new(model.GroupLabel, grouped ? [.. model.Curves.Select(s => s.Group)] : [], width - (2 * Margin), Edition);
        bool numbers = options.NumbersAtRisk && model.AtRisk.Count > 0;
        RiskTable risk = new([.. model.AtRisk.Select(row => model.AtRisk.Count > 1 ? row.Group : "")], model.Parentheses(options, Style), width, Edition);
        IReadOnlyList<string> yTitle = Lettering.Wrap(model.VerticalTitle, PlotAxes.Title, width * PlotHeightShare);
        double left = Math.Max(PlotAxes.LeftRoom(yTitle.Count), numbers ? Margin + risk.LabelWidth + FirstCellHalf(model, options) : 0);
        double heading = model.Heading is null ? 0 : HeadingText.LineHeight + 2;
        double top = above + Margin + heading + (grouped ? legend.Height + 6 : 3);

        Annotation note = new(model.Sentences, (width - left) * 0.62);
        PlotFrame frame = Frame(model, options, left, top, width, last);
        Spot? place = options.Tests && !note.IsEmpty ? note.FreePlace(frame, curves, MedianLines(model, options)) is { } free ? new Spot(free.X, free.Y) : null : null;
        if (options.Tests && !note.IsEmpty && place is null)
        {
            note = new Annotation(model.Sentences, frame.Area.Width);
            place = new Spot(left, top);
            frame = frame with { Area = frame.Area with { Y = frame.Area.Y + note.Height + 4 } };
        }

        if (model.Heading is { } title) scene.Text("heading", title, new Spot(Margin, above + Margin + HeadingText.Size), HeadingText);
        if (grouped) legend.Draw(scene, new Spot(Margin, above + Margin + heading));
        DrawPlot(scene, frame, curves, model, options);
        new PlotAxes(Edition).Vertical(scene, frame);
        PlotAxes.VerticalTitle(scene, frame.Area, yTitle);
        if (place is { } spot) note.Draw(scene, spot);
        if (Interactive(model, frame, curves) is { } panel) scene.Panels.Add(panel);
        double bottom = new PlotAxes(Edition).Time(scene, frame, model.TimeTitle);
        if (numbers) bottom = risk.Draw(scene, frame, model.AtRisk, bottom + 6, Margin);
        if (numbers && options.EventsTable) bottom = risk.DrawEvents(scene, frame, model.AtRisk, bottom + 4, Margin);
        return Margin + bottom;
    }

    private CurvePanel? Interactive(PlotModel model, PlotFrame frame, StepCurve[] curves) => model.StepPointers.Count != curves.Length
        ? null
        : new CurvePanel(
            frame.Area, frame.LastTime, model.Unit, model.StepField, model.Rising && model.StepField == "survival",
            [.. curves.Select((curve, i) => new PanelCurve(curve.Group, Palette.Colour(curve.Index), model.StepPointers[i]))]);

    /// <summary>Refuses options that no figure can follow.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static void Check(SurvivalFigureOptions options)
    {
        if (options.WidthMillimetres is not (>= 60 and <= 400))
            throw new ArgumentException(FormattableString.Invariant($"The width of a figure is 60 to 400 mm, not {options.WidthMillimetres}."), nameof(options));
        if (options.LastTime is not (null or > 0 and < double.PositiveInfinity))
            throw new ArgumentException(FormattableString.Invariant($"The end of the time axis is a positive number, not {options.LastTime}."), nameof(options));
        if (options.TimeStep is not (null or > 0 and < double.PositiveInfinity))
            throw new ArgumentException(FormattableString.Invariant($"The step of the time axis is a positive number, not {options.TimeStep}."), nameof(options));
    }

    private static double LastTime(PlotModel model, SurvivalFigureOptions options)
    {
        if (options.LastTime is double asked) return asked;
        double last = model.Curves.Select(s => s.Steps.Count > 0 ? s.Steps[^1].Time : 0).DefaultIfEmpty(0).Max();
        return last > 0 ? last : 1;
    }

    private double FirstCellHalf(PlotModel model, SurvivalFigureOptions options) => WidestCell(model, options, [0]) / 2;

    private double WidestCell(PlotModel model, SurvivalFigureOptions options, IReadOnlyList<double> ticks) =>
        options.NumbersAtRisk ? RiskTable.WidestCell(model.AtRisk, ticks, model.Parentheses(options, Style), Edition) : 0;

    private PlotFrame Frame(PlotModel model, SurvivalFigureOptions options, double left, double top, double width, double last)
    {
        double right = width - Margin - 6;
        double step = options.TimeStep ?? new PlotAxes(Edition).Step(model.Unit, right - left, last, ticks => WidestCell(model, options, ticks));
        IReadOnlyList<double> ticks = TimeTicks.At(step, last);
        double end = Math.Max(last * 1.015, ticks[^1]);
        if (options.LastTime is double asked) end = asked;
        double half = Lettering.Width(Duration.Asked(ticks[^1]), PlotAxes.TickText) / 2;
        half = Math.Max(half, WidestCell(model, options, ticks) / 2);
        if (ticks[^1] > 0) right = Math.Min(right, left + ((width - Margin - half - left) * end / ticks[^1]));
        return new PlotFrame(new Box(left, top, right - left, width * PlotHeightShare), end, ticks);
    }

    private void DrawPlot(Scene scene, PlotFrame frame, StepCurve[] curves, PlotModel model, SurvivalFigureOptions options)
    {
        PlotAxes.Grid(scene, frame);
        if (options.Bands) new CurveLayer(Edition).Bands(scene, frame, curves);
        new CurveLayer(Edition).Medians(scene, frame, MedianLines(model, options));
        new CurveLayer(Edition).Steps(scene, frame, curves);
        if (options.CensoringMarks) new CurveLayer(Edition).Censoring(scene, frame, curves);
    }

    /// <summary>The medians to which lines lead, with the place of their group.</summary>
    private static IReadOnlyList<(double Median, int Index)> MedianLines(PlotModel model, SurvivalFigureOptions options) =>
        options.MedianLines && !model.Rising
            ? [.. model.Curves.Select((stratum, i) => (stratum.Median.Estimate, i)).Where(line => line.Estimate is not null).Select(line => (line.Estimate!.Value, line.i))]
            : [];
}
