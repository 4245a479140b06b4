using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.States;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tables;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Reporting.Tests.Figures;

public sealed class OccupancyPlotTests
{
    private static readonly MultiStateResult Result = new()
    {
        N = 4,
        Patients = 4,
        Excluded = [],
        Warnings = [],
        Settings = new SortedDictionary<string, object?>(StringComparer.Ordinal) { ["level"] = 0.95 },
        Endpoint = new EndpointCaption("met+os", "Alive, metastasis, death", "months"),
        States = ["Alive", "Metastasis", "Death"],
        Absorbing = ["Death"],
        Transitions = [new("Alive", "Metastasis", 2), new("Alive", "Death", 1), new("Metastasis", "Death", 1)],
        Tau = 5,
        Strata =
        [
            new MultiStateStratum("all", 4, [new("Alive", "Metastasis", 2), new("Alive", "Death", 1), new("Metastasis", "Death", 1)],
                [State("Alive", [4, 3, 1], [0.75, 0.25, 0.25]), State("Metastasis", [0, 1, 2], [0.25, 0.5, 0.25]), State("Death", [0, 0, 0], [0, 0.25, 0.5])],
                [new("Alive", 2, 0.35, 1.3, 2.7), new("Metastasis", 0.75, 0.4, 0, 1.5), new("Death", null, null, null, null)]) { Initial = [1, 0, 0] },
        ],
    };

    private static MultiStateOccupancy State(string name, double[] atRisk, double[] probability) => new(
        name,
        [new MultiStateTime(12, atRisk[1], probability[1], 0.1, probability[1] == 0 ? null : 0.1, probability[1] == 0 ? null : 0.6)],
        [.. atRisk.Select((count, step) => new MultiStateStep(6 * (step + 1), count, 0, 0, probability[step], 0.1, 0, 1))]);

    [Fact]
    public void A_reader_can_point_at_every_state()
    {
        CurvePanel panel = Assert.Single(new OccupancyPlot(Edition.Plain).Draw(Result, Result.Strata[0], new SurvivalFigureOptions()).Panels);

        Assert.Equal(["Alive", "Metastasis", "Death"], panel.Curves.Select(curve => curve.Name));
        Assert.Equal(["/strata/0/states/0/steps", "/strata/0/states/1/steps", "/strata/0/states/2/steps"], panel.Curves.Select(curve => curve.Steps));
        Assert.Equal([true, true, false], panel.Curves.Select(curve => curve.Counted));
        Assert.Equal("probability", panel.Field);
    }

    [Fact]
    public void Areas_stack_to_the_top_and_stay_in_the_figure()
    {
        Scene scene = new OccupancyPlot(Edition.Plain).Draw(Result, Result.Strata[0], new SurvivalFigureOptions());
        PathMark[] areas = [.. scene.Marks.OfType<PathMark>().Where(mark => mark.Role == "state")];
        Assert.Equal(3, areas.Length);
        double top = areas[2].Points.Min(spot => spot.Y);
        Assert.All(areas[2].Points.Take(2), spot => Assert.Equal(top, spot.Y));
        Assert.Equal(areas[0].Points[0].Y, top, 1e-9);
        Assert.All(scene.Marks.OfType<PathMark>().SelectMany(mark => mark.Points), spot => Assert.True(spot.X >= 0 && spot.X <= scene.Width && spot.Y >= 0 && spot.Y <= scene.Height));
        Assert.All(scene.Texts, text => Assert.True(new Box(0, 0, scene.Width, scene.Height).Holds(text.Bounds), text.Text));
    }

    [Fact]
    public void Patients_in_states_stand_below_the_axis_but_for_states_that_nobody_leaves()
    {
        Scene scene = new OccupancyPlot(Edition.Plain).Draw(Result, Result.Strata[0], new SurvivalFigureOptions { TimeStep = 6 });
        Assert.Equal(["Alive", "Metastasis"], scene.Texts.Where(text => text.Role == "risk-label").Select(text => text.Text));
        Assert.Equal(["4", "4", "3", "1", "0", "0", "1", "2"], scene.Texts.Where(text => text.Role == "risk-number").Select(text => text.Text));
        Assert.Equal(["Alive", "Metastasis", "Death"], scene.Texts.Where(text => text.Role == "legend").Select(text => text.Text));
    }

    [Fact]
    public void Stacked_edges_are_sums_of_probabilities()
    {
        var stacked = StackedOccupancy.Of(Result.Strata[0]);
        Assert.Equal([0, 6, 12, 18], stacked.Times);
        Assert.Equal([0.25, 0.75, 1], stacked.Edges[2]);
    }

    [Fact]
    public void Tables_state_transitions_occupancy_and_mean_times()
    {
        ReportTable[] tables = [.. new MultiStateTables(Edition.Plain).Of(Result, "multistate-1")];
        Assert.Equal(["multistate-1-transitions", "multistate-1-times", "multistate-1-sojourn"], tables.Select(table => table.Id));
        Assert.Equal(["Alive \u2192 Metastasis", "2"], tables[0].Rows[0].Cells.Select(cell => cell.Text));
        Assert.Equal(["12 months", "3", "25.0 (10.0\u201360.0)", "1", "50.0 (10.0\u201360.0)", "25.0 (10.0\u201360.0)"], tables[1].Rows[0].Cells.Select(cell => cell.Text));
        Assert.Equal(["Death", "NE"], tables[2].Rows[2].Cells.Select(cell => cell.Text));
        Assert.All(tables, table => Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Cells.Count)));
    }
}
