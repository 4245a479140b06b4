using System.Globalization;
using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Axes;
using Oncohort.Reporting.Figures.Survival;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Figures.States;

/// <summary>Stacked state occupancy of one group: an area a state, their sum 100 %, with the patients observed in each state below the axis.</summary>
internal sealed class OccupancyPlot(Edition edition) : Written(edition)
{
    private const double Margin = FigureSize.Margin;
    private const double PlotHeightShare = 0.52;

    public Scene Draw(MultiStateResult result, MultiStateStratum stratum, SurvivalFigureOptions options)
    {
        var occupancy = StackedOccupancy.Of(stratum);
        var key = StateKey.Of(result, Palette);
        double width = options.WidthMillimetres * FigureSize.PointsPerMillimetre;
        Scene scene = new(Title(result, stratum), Alternative(result, stratum)) { Width = width };
        double last = options.LastTime ?? LastTime(result);
        var table = new StateCounts(result, stratum, Edition);
        double left = Math.Max(PlotAxes.LeftRoom(titleLines: 1), options.NumbersAtRisk ? Margin + table.LabelWidth : 0);
        double top = key.Draw(scene, result.Strata.Count > 1 ? stratum.Group : null, width - (2 * Margin)) + 6;
        PlotFrame frame = Frame(result, options, table, left, top, width, last);
        DrawAreas(scene, frame, occupancy, key);
        PlotAxes axes = new(Edition);
        axes.Vertical(scene, frame);
        PlotAxes.VerticalTitle(scene, frame.Area, [Say("Probability of state (%)")]);
        scene.Panels.Add(Interactive(result, stratum, frame, key));
        double bottom = axes.Time(scene, frame, Say("Time") + Duration.InUnit(result.Endpoint?.Unit));
        scene.Height = Margin + (options.NumbersAtRisk ? table.Draw(scene, frame, bottom + 6) : bottom);
        return scene;
    }

    private static CurvePanel Interactive(MultiStateResult result, MultiStateStratum stratum, PlotFrame frame, StateKey key)
    {
        int group = result.Strata.TakeWhile(other => !ReferenceEquals(other, stratum)).Count();
        return new CurvePanel(
            frame.Area, frame.LastTime, result.Endpoint?.Unit, "probability", Rising: false,
            [
                .. stratum.States.Select((state, i) => new PanelCurve(
                    state.State, key.Fills[i].Colour, string.Create(CultureInfo.InvariantCulture, $"/strata/{group}/states/{i}/steps"), !result.Absorbing.Contains(state.State))),
            ]);
    }

    private static double LastTime(MultiStateResult result)
    {
        double last = result.Strata.Max(stratum => stratum.States[0].Steps.Count > 0 ? stratum.States[0].Steps[^1].Time : 0);
        return last > 0 ? last : 1;
    }

    private PlotFrame Frame(MultiStateResult result, SurvivalFigureOptions options, StateCounts table, double left, double top, double width, double last)
    {
        double right = width - Margin - 8;
        double step = options.TimeStep ?? new PlotAxes(Edition).Step(result.Endpoint?.Unit, right - left, last, table.WidestCell);
        IReadOnlyList<double> ticks = TimeTicks.At(step, last);
        return new PlotFrame(new Box(left, top, right - left, width * PlotHeightShare), options.LastTime ?? Math.Max(last, ticks[^1]), ticks);
    }

    private static void DrawAreas(Scene scene, PlotFrame frame, StackedOccupancy occupancy, StateKey key)
    {
        double end = Math.Min(occupancy.End, frame.LastTime);
        if (end <= 0) return;
        for (int state = 0; state < key.Fills.Count; state++)
        {
            List<Spot> outline = Edge(frame, occupancy, end, edges => edges[state]);
            List<Spot> below = state == 0 ? [new(frame.X[0], frame.Y[0]), new(frame.X[end], frame.Y[0])] : Edge(frame, occupancy, end, edges => edges[state - 1]);
            scene.Area("state", [.. outline, .. Enumerable.Reverse(below)], key.Fills[state]);
            if (state < key.Fills.Count - 1) scene.Path("edge", outline, new Stroke(Palette.Ink, 0.5));
        }
    }

    /// <summary>The steps of an edge; steps too fine to be seen are not drawn.</summary>
    private static List<Spot> Edge(PlotFrame frame, StackedOccupancy occupancy, double end, Func<double[], double> value)
    {
        double y = frame.Y[value(occupancy.Edges[0])];
        List<Spot> spots = [new(frame.X[0], y)];
        for (int i = 1; i < occupancy.Times.Count && occupancy.Times[i] <= end; i++)
        {
            double next = frame.Y[value(occupancy.Edges[i])];
            if (Math.Abs(next - y) < 0.02) continue;
            double x = frame.X[occupancy.Times[i]];
            spots.Add(new(x, y));
            spots.Add(new(x, next));
            y = next;
        }

        spots.Add(new(frame.X[end], y));
        return spots;
    }

    private string Title(MultiStateResult result, MultiStateStratum stratum) =>
        (result.Title ?? Say("State occupancy")) + (result.Strata.Count > 1 ? $", {stratum.Group}" : "");

    private string Alternative(MultiStateResult result, MultiStateStratum stratum)
    {
        string? unit = result.Endpoint?.Unit;
        IEnumerable<string> means = stratum.Sojourn.Select(sojourn => Say($"{sojourn.State}: mean time {(sojourn.Mean is { } mean ? Duration.InWords(Duration.Of(mean, unit), unit) : Phrases.NotEstimable)}"));
        return Say($"n {stratum.N}. {string.Join(Say(". "), means)}, up to {Duration.At(result.Tau, unit)}.");
    }
}
