using Xunit;

namespace Oncohort.Survival.Tests.HandSolved;

public sealed class SmallStateHistoryTests
{
    private static readonly StateGraph IllnessDeath = StateGraph.IllnessDeath("healthy", "ill", "dead");

    /// <summary>
    /// A falls ill at 1 and dies at 3; B dies at 2; C is censored healthy at 4; D falls ill at 2 and is censored ill at 5. Nobody is censored before 4, so until then the
    /// occupancy is the share of the four in each state, with variance p (1 - p) / 4:
    /// <code>
    /// t   healthy   ill        dead
    /// 1   BCD 3/4   A 1/4      0
    /// 2   C 1/4     A D 1/2    B 1/4
    /// 3   C 1/4     D 1/4      A B 1/2
    /// </code>
    /// </summary>
    private static StateHistory Four => StateHistory.Create(
        IllnessDeath, [1, 3, 2, 4, 2, 5], [0, 1, 0, 0, 0, 1], [1, 2, 2, -1, 1, -1], [0, 1, 0, 0, 0, 2], new Grouping([0, 0, 1, 2, 3, 3], 4));

    [Fact]
    public void Four_patients_are_estimated_as_by_hand()
    {
        StateOccupancyGroup all = StateOccupancy.Estimate(Four)[0];
        Assert.Equal(4, all.Subjects);
        Assert.Equal(6, all.Rows);
        double[][] expected = [[0.75, 0.25, 0.25, 0.25, 0.25], [0.25, 0.5, 0.25, 0.25, 0.25], [0, 0.25, 0.5, 0.5, 0.5]];
        double[][] atRisk = [[4, 3, 1, 1, 0], [0, 1, 2, 1, 1], [0, 0, 0, 0, 0]];
        for (int state = 0; state < 3; state++)
        {
            StateOccupancyPoint[] steps = all.Steps(state);
            Assert.Equal([1, 2, 3, 4, 5], steps.Select(step => step.Time));
            Assert.Equal(atRisk[state], steps.Select(step => step.AtRisk));
            for (int i = 0; i < 5; i++)
            {
                Near.Relative(expected[state][i], steps[i].Probability, 1e-15, "probability");
                double share = expected[state][i];
                Near.Relative(Math.Sqrt(share * (1 - share) / 4), steps[i].StandardError, 1e-13, "standard error");
            }
        }

        Assert.Equal([2, 1, 1], all.Transitions.Select(count => count.Events));
        Assert.Equal([1, 0, 0], all.Initial);
    }

    /// <summary>Until 3 A, B, C, D are healthy for 1, 2, 3, 2, ill for 2, 0, 0, 1 and dead for 0, 1, 0, 0; standard errors are population standard deviations over the root of 4.</summary>
    [Fact]
    public void The_mean_times_in_states_are_those_of_the_patients()
    {
        IReadOnlyList<SojournEstimate> sojourn = StateOccupancy.Estimate(Four)[0].Sojourn(3);
        double[] mean = [2, 0.75, 0.25];
        double[] variance = [0.5, 0.6875, 0.1875];
        for (int state = 0; state < 3; state++)
        {
            Near.Relative(mean[state], sojourn[state].Mean, 1e-15, "mean");
            Near.Relative(Math.Sqrt(variance[state] / 4), sojourn[state].StandardError, 1e-13, "standard error");
        }
    }

    [Fact]
    public void Follow_up_that_ends_earlier_has_no_mean_and_no_occupancy_after_it()
    {
        StateOccupancyGroup all = StateOccupancy.Estimate(Four)[0];
        Assert.All(all.Sojourn(5.5), estimate => Assert.Null(estimate.Mean));
        StateOccupancyPoint[] points = all.At(0, [0.5, 2.5, 5.5]);
        Assert.Equal([4, 1, 0], points.Select(point => point.AtRisk));
        Assert.Equal([1, 0.25, null], points.Select(point => point.Probability));
        Assert.Equal([0, 0, 1], points.Select(point => point.Censored));
        Assert.Equal([0, 2, 0], all.At(1, [0.5, 2.5, 5.5]).Select(point => point.Entered));
    }

    [Fact]
    public void Where_everyone_has_died_the_mean_is_known_for_ever_and_nothing_varies()
    {
        var history = StateHistory.Create(IllnessDeath, [1, 3, 2], [0, 1, 0], [1, 2, 2], [0, 1, 0], new Grouping([0, 0, 1], 2));
        StateOccupancyGroup all = StateOccupancy.Estimate(history)[0];
        Assert.Equal(1, all.Steps(2)[^1].Probability);
        Assert.Equal(0, all.Steps(2)[^1].StandardError);
        Assert.Equal(0, all.Steps(1)[^1].StandardError);
        Assert.Null(all.Steps(1)[^1].Lower);
        Near.Relative(7.5, all.Sojourn(10)[2].Mean, 1e-14, "dead until 10");
    }

    [Theory]
    [InlineData(StateHistoryProblem.Gap, 1, 2.0, 4.0, 1, 2)]
    [InlineData(StateHistoryProblem.Overlap, 1, 0.5, 4.0, 1, 2)]
    [InlineData(StateHistoryProblem.StateChangesBetweenRows, 1, 1.0, 4.0, 0, 2)]
    [InlineData(StateHistoryProblem.ImpossibleTransition, 1, 1.0, 4.0, 1, 0)]
    [InlineData(StateHistoryProblem.UnknownState, 1, 1.0, 4.0, 1, 3)]
    [InlineData(StateHistoryProblem.UnknownState, 1, 1.0, 4.0, -1, 2)]
    public void Impossible_histories_name_the_row(StateHistoryProblem problem, int row, double start, double stop, int from, int to)
    {
        var wrong = Assert.Throws<StateHistoryException>(() => StateHistory.Create(IllnessDeath, [1, stop], [0, from], [1, to], [0, start], new Grouping([0, 0], 1)));
        Assert.Equal(problem, wrong.Problem);
        Assert.Equal(row, wrong.Row);
    }

    [Fact]
    public void A_subject_in_two_groups_and_what_is_no_distribution_are_refused()
    {
        var wrong = Assert.Throws<StateHistoryException>(() => StateOccupancy.Estimate(Four, new Grouping([0, 1, 0, 0, 0, 0], 2)));
        Assert.Equal((StateHistoryProblem.GroupChanges, 1, 0), (wrong.Problem, wrong.Row, wrong.Previous));
        Assert.Throws<ArgumentException>(() => StateOccupancy.Estimate(Four, options: new StateOccupancyOptions { Initial = [0.5, 0.4, 0] }));
        Assert.Throws<ArgumentException>(() => StateOccupancy.Estimate(Four, options: new StateOccupancyOptions { Initial = [0.5, 0.5] }));
        Assert.Throws<ArgumentException>(() => new StateGraph(["a", "b"], [new StateTransition(0, 0)]));
        Assert.Throws<ArgumentException>(() => new StateGraph(["a", "b"], [new StateTransition(0, 1), new StateTransition(0, 1)]));
        Assert.Throws<ArgumentException>(() => new StateGraph(["a", "a"], [new StateTransition(0, 1)]));
        Assert.Throws<EstimationException>(() => StateOccupancy.Estimate(StateHistory.Create(IllnessDeath, [], [], [])));
        Assert.Throws<TimeToEventException>(() => StateHistory.Create(IllnessDeath, [1, 2], [0], [1, 1]));
    }
}
