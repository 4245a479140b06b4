using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Axes;
using Oncohort.Reporting.Fonts;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Figures.Survival;

/// <summary>Composes the whole figure: key, plot, axes, test, numbers at risk.</summary>
internal static class SurvivalPlot
{
    private const double Margin = FigureSize.Margin;
    private const double PlotHeightShare = 0.56;
    private static readonly TextStyle TickText = new(7.5);
    private static readonly TextStyle AxisTitle = new(8);
    private static readonly double[] Percentages = [0, 0.2, 0.4, 0.6, 0.8, 1];

    public static Scene Draw(KaplanMeierResult result, SurvivalFigureOptions options)
    {
        Check(options);
        double width = options.WidthMillimetres * FigureSize.PointsPerMillimetre;
        double last = LastTime(result, options);
        StepCurve[] curves = [.. result.Strata.Select((stratum, i) => StepCurve.Of(stratum, i, options.CumulativeIncidence, last))];
        Scene scene = new(Title(result, options), Alternative(result)) { Width = width };
        bool grouped = result.Strata.Count > 1;
        Legend legend = new(result.GroupLabel, grouped ? [.. result.Strata.Select(s => s.Group)] : [], width - (2 * Margin));
        RiskTable risk = new([.. result.Strata.Select(s => grouped ? s.Group : "")], options.CumulativeEvents, width);
        double plotHeight = width * PlotHeightShare;
        IReadOnlyList<string> yTitle = Lettering.Wrap(VerticalTitle(result, options), AxisTitle, plotHeight);
        double left = Math.Max(AxisRoom(yTitle.Count), options.NumbersAtRisk ? Margin + risk.LabelWidth + FirstCellHalf(result, options) : 0);
        double top = Margin + (grouped ? legend.Height + 6 : 3);

        Annotation note = new(result, (width - left) * 0.62);
        PlotFrame frame = Frame(result, options, left, top, width, last);
        Spot? place = options.Tests && !note.IsEmpty ? note.FreePlace(frame, curves, MedianLines(result, options)) is { } free ? new Spot(free.X, free.Y) : null : null;
        if (options.Tests && !note.IsEmpty && place is null)
        {
            note = new Annotation(result, frame.Area.Width);
            place = new Spot(left, top);
            frame = frame with { Area = frame.Area with { Y = frame.Area.Y + note.Height + 4 } };
        }

        if (grouped) legend.Draw(scene, new Spot(Margin, Margin));
        DrawPlot(scene, frame, curves, result, options);
        DrawVerticalAxis(scene, frame, yTitle);
        if (place is { } spot) note.Draw(scene, spot);
        double bottom = DrawTimeAxis(scene, frame, result.Endpoint?.Unit);
        scene.Height = Margin + (options.NumbersAtRisk ? risk.Draw(scene, frame, result.Strata, bottom + 6, Margin) : bottom);
        return scene;
    }

    private static void Check(SurvivalFigureOptions options)
    {
        if (options.WidthMillimetres is not (>= 60 and <= 400))
            throw new ArgumentException($"The width of a figure is 60 to 400 mm, not {Settings.Value(options.WidthMillimetres)}.", nameof(options));
        if (options.LastTime is not (null or > 0 and < double.PositiveInfinity))
            throw new ArgumentException($"The end of the time axis is a positive number, not {Settings.Value(options.LastTime)}.", nameof(options));
        if (options.TimeStep is not (null or > 0 and < double.PositiveInfinity))
            throw new ArgumentException($"The step of the time axis is a positive number, not {Settings.Value(options.TimeStep)}.", nameof(options));
    }

    private static double LastTime(KaplanMeierResult result, SurvivalFigureOptions options)
    {
        if (options.LastTime is double asked) return asked;
        double last = result.Strata.Select(s => s.Steps.Count > 0 ? s.Steps[^1].Time : 0).DefaultIfEmpty(0).Max();
        return last > 0 ? last : 1;
    }

    private static double AxisRoom(int titleLines) => Margin + (titleLines * AxisTitle.LineHeight) + 2 + Lettering.Width("100", TickText) + 5;

    private static double FirstCellHalf(KaplanMeierResult result, SurvivalFigureOptions options) =>
        RiskTable.WidestCell(result.Strata, [0], options.CumulativeEvents) / 2;

    private static PlotFrame Frame(KaplanMeierResult result, SurvivalFigureOptions options, double left, double top, double width, double last)
    {
        double right = width - Margin - 6;
        double step = options.TimeStep ?? Step(result, options, right - left, last);
        IReadOnlyList<double> ticks = TimeTicks.At(step, last);
        double end = Math.Max(last * 1.015, ticks[^1]);
        if (options.LastTime is double asked) end = asked;
        double half = Lettering.Width(Duration.Asked(ticks[^1]), TickText) / 2;
        if (options.NumbersAtRisk) half = Math.Max(half, RiskTable.WidestCell(result.Strata, ticks, options.CumulativeEvents) / 2);
        if (ticks[^1] > 0) right = Math.Min(right, left + ((width - Margin - half - left) * end / ticks[^1]));
        return new PlotFrame(new Box(left, top, right - left, width * PlotHeightShare), end, ticks);
    }

    /// <summary>The smallest step whose labels and numbers at risk stand apart.</summary>
    private static double Step(KaplanMeierResult result, SurvivalFigureOptions options, double width, double last)
    {
        for (int most = 10; most > 2; most--)
        {
            double step = TimeTicks.Step(result.Endpoint?.Unit, last, most);
            IReadOnlyList<double> ticks = TimeTicks.At(step, last);
            double widest = Lettering.Widest(ticks.Select(Duration.Asked), TickText);
            if (options.NumbersAtRisk) widest = Math.Max(widest, RiskTable.WidestCell(result.Strata, ticks, options.CumulativeEvents));
            if (widest + 7 <= step / last * width) return step;
        }

        return TimeTicks.Step(result.Endpoint?.Unit, last, 2);
    }

    private static void DrawPlot(Scene scene, PlotFrame frame, StepCurve[] curves, KaplanMeierResult result, SurvivalFigureOptions options)
    {
        foreach (double share in Percentages[1..])
            scene.Line("grid", new Spot(frame.Area.X, frame.Y[share]), new Spot(frame.Area.Right, frame.Y[share]), new Stroke("#eceff2", 0.5));
        if (options.Bands) CurveLayer.Bands(scene, frame, curves);
        CurveLayer.Medians(scene, frame, MedianLines(result, options));
        CurveLayer.Steps(scene, frame, curves);
        if (options.CensoringMarks) CurveLayer.Censoring(scene, frame, curves);
    }

    /// <summary>The medians to which lines lead, with the place of their group.</summary>
    private static IReadOnlyList<(double Median, int Index)> MedianLines(KaplanMeierResult result, SurvivalFigureOptions options) =>
        options.MedianLines && !options.CumulativeIncidence
            ? [.. result.Strata.Select((stratum, i) => (stratum.Median.Estimate, i)).Where(line => line.Estimate is not null).Select(line => (line.Estimate!.Value, line.i))]
            : [];

    private static void DrawVerticalAxis(Scene scene, PlotFrame frame, IReadOnlyList<string> title)
    {
        Stroke axis = new(Palette.Ink, 0.7);
        scene.Path("axis", [new(frame.Area.X, frame.Area.Y), new(frame.Area.X, frame.Area.Bottom), new(frame.Area.Right, frame.Area.Bottom)], axis);
        foreach (double share in Percentages)
        {
            double y = frame.Y[share];
            scene.Line("tick", new Spot(frame.Area.X - 3, y), new Spot(frame.Area.X, y), axis);
            scene.Text("y-tick", Rounded.Fixed(share * 100, 0), new Spot(frame.Area.X - 5, y + (TickText.CapHeight / 2)), TickText, Anchor.End);
        }

        double x = frame.Area.X - 5 - Lettering.Width("100", TickText) - 5;
        for (int i = 0; i < title.Count; i++)
        {
            double line = x - ((title.Count - 1 - i) * AxisTitle.LineHeight);
            scene.Text("y-title", title[i], new Spot(line, frame.Area.CentreY), AxisTitle, Anchor.Middle, turned: true);
        }
    }

    private static double DrawTimeAxis(Scene scene, PlotFrame frame, string? unit)
    {
        Stroke axis = new(Palette.Ink, 0.7);
        double labels = frame.Area.Bottom + 5 + TickText.Size;
        foreach (double tick in frame.Ticks)
        {
            double x = frame.X[tick];
            scene.Line("tick", new Spot(x, frame.Area.Bottom), new Spot(x, frame.Area.Bottom + 3), axis);
            scene.Text("x-tick", Duration.Asked(tick), new Spot(x, labels), TickText, Anchor.Middle);
        }

        double title = labels + AxisTitle.LineHeight + 2;
        scene.Text("x-title", "Time" + Duration.InUnit(unit), new Spot(frame.Area.CentreX, title), AxisTitle, Anchor.Middle);
        return title + (AxisTitle.Size * 0.3);
    }

    private static string VerticalTitle(KaplanMeierResult result, SurvivalFigureOptions options) =>
        (options.CumulativeIncidence ? "Cumulative incidence" : EndpointWords.Falling(result.Endpoint)) + " (%)";

    private static string Title(KaplanMeierResult result, SurvivalFigureOptions options) =>
        result.Title ?? (options.CumulativeIncidence ? "Cumulative incidence" : "Kaplan\u2013Meier estimate") + (result.Endpoint is { } e ? $": {e.Label}" : "");

    private static string Alternative(KaplanMeierResult result)
    {
        string unit = result.Endpoint?.Unit ?? "";
        IEnumerable<string> groups = result.Strata.Select(s =>
            $"{(result.Strata.Count > 1 ? s.Group : "All patients")}: n {s.N}, events {Rounded.Count(s.Events)}, median {Duration.WithLimits(s.Median, result.Endpoint?.Unit)} {unit}".TrimEnd());
        return string.Join(". ", [.. groups, .. Annotation.Sentences(result)]) + ".";
    }
}
