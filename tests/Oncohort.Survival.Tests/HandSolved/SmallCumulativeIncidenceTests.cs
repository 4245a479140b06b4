using Xunit;

namespace Oncohort.Survival.Tests.HandSolved;

public sealed class SmallCumulativeIncidenceTests
{
    /// <summary>
    /// Five patients: cause 1 at 1, cause 2 at 2, censored at 3, cause 1 at 4, censored at 5.
    /// <code>
    /// t  at risk  S(t-)  cause 1   cause 2
    /// 1     5      1      1/5        0
    /// 2     4     4/5     1/5       1/5
    /// 4     2     3/5     1/2       1/5
    /// </code>
    /// Event-free at 4: 3/10. Variance of cause 1 at 2: (1 - 0)² / 25 moved by nothing, since its incidence did not grow after 1. At 4 it grew by 3/10, and
    /// 1 / (1 - 1/5) = 5/4, 1 / (1 - 1/4) = 4/3: (1 - 3/8)² / 25 + (2/5)² / 16 + (3/5)² / 4.
    /// </summary>
    [Fact]
    public void Five_patients_and_two_causes_are_estimated_as_by_hand()
    {
        CumulativeIncidenceGroup all = CumulativeIncidence.Estimate(Five)[0];
        Assert.Equal([1, 2, 3, 4, 5], all.Causes[0].Steps.Select(step => step.Time));
        Assert.Equal([5, 4, 3, 2, 1], all.Causes[0].Steps.Select(step => step.AtRisk));
        double[] first = [0.2, 0.2, 0.2, 0.5, 0.5];
        double[] second = [0, 0.2, 0.2, 0.2, 0.2];
        double[] free = [0.8, 0.6, 0.6, 0.3, 0.3];
        for (int i = 0; i < 5; i++)
        {
            Near.Relative(first[i], all.Causes[0].Steps[i].Incidence, 1e-14, "cause 1");
            Near.Relative(second[i], all.Causes[1].Steps[i].Incidence, 1e-14, "cause 2");
            Near.Relative(free[i], all.EventFree[i], 1e-14, "event-free");
        }

        Near.Relative(0.2, all.Causes[0].Steps[1].StandardError, 1e-14, "standard error at 2");
        double variance = (0.625 * 0.625 / 25) + (0.4 * 0.4 / 16) + (0.6 * 0.6 / 4);
        Near.Relative(Math.Sqrt(variance), all.Causes[0].Steps[3].StandardError, 1e-14, "standard error at 4");
    }

    /// <summary>F = 1/2 at 4 with standard error s: log(-log F) moves by 1.96 s / (F log F).</summary>
    [Fact]
    public void Log_log_limits_are_those_of_the_incidence()
    {
        CumulativeIncidencePoint point = CumulativeIncidence.Estimate(Five)[0].Causes[0].Steps[3];
        double move = 1.959963984540054 * point.StandardError!.Value / (0.5 * Math.Log(2));
        Near.Relative(Math.Pow(0.5, Math.Exp(move)), point.Lower, 1e-12, "lower");
        Near.Relative(Math.Pow(0.5, Math.Exp(-move)), point.Upper, 1e-12, "upper");
    }

    [Fact]
    public void Fixed_times_count_events_since_the_one_before_and_end_with_follow_up()
    {
        CumulativeIncidencePoint[] points = CumulativeIncidence.Estimate(Five)[0].Causes[0].At([0.5, 1, 4.5, 6]);
        Assert.Equal(new CumulativeIncidencePoint(0.5, 5, 0, 0, 0, null, null), points[0]);
        Assert.Equal((5, 1), (points[1].AtRisk, points[1].Events));
        Assert.Equal((1, 1), (points[2].AtRisk, points[2].Events));
        Near.Relative(0.5, points[2].Incidence, 1e-14, "at 4.5");
        Assert.Equal(new CumulativeIncidencePoint(6, 0, 0, null, null, null, null), points[3]);
    }

    /// <summary>Entry at 0, 2 and 0: the second patient is at risk at 3 but not at 1. Cause 1 at 1 of two, cause 2 at 3 of two: 1/2, then 1/2 x 1/2.</summary>
    [Fact]
    public void Late_entry_acts_through_the_risk_sets()
    {
        var data = TimeToEvent.Create([1, 3, 4], [1, 2, 0], [0, 2, 0]);
        CumulativeIncidenceGroup all = CumulativeIncidence.Estimate(data)[0];
        Near.Relative(0.5, all.Causes[0].Steps[^1].Incidence, 1e-15, "cause 1");
        Near.Relative(0.25, all.Causes[1].Steps[^1].Incidence, 1e-15, "cause 2");
        Assert.Equal([2.0, 1.0, 2.0], all.Causes[0].At([1, 2, 3]).Select(point => point.AtRisk));
    }

    /// <summary>
    /// A: cause 1 at 1, cause 2 at 2. B: cause 1 at 3, censored at 4. At 1 all four are at risk and A expects 1/2; at 3 A has nobody left. Score 1/2.
    /// At 1 and 2, h = (2, 2): the influence of either group is 1 in size; at 3 it is 0, so that its integral stays what it is at 1 and later noise adds
    /// nothing. Noise at 1 in each group: 1 / (4 x 2). Variance 1/4, chi-square (1/2)² / (1/4).
    /// </summary>
    [Fact]
    public void Gray_test_of_two_pairs_is_as_by_hand()
    {
        var data = TimeToEvent.Create([1, 2, 3, 4], [1, 2, 1, 0]);
        ChiSquareTest test = GrayTest.Test(data, new Grouping([0, 0, 1, 1], 2));
        Near.Relative(1, test.ChiSquare, 1e-14, "chi-square");
        Assert.Equal(1, test.DegreesOfFreedom);
    }

    [Fact]
    public void What_is_not_defined_is_refused_by_name()
    {
        var groups = new Grouping([0, 0, 1, 1, 1], 2);
        Problem(EstimationProblem.NotDefined, () => GrayTest.Test(TimeToEvent.Create([1, 2, 3, 4, 5], [1, 2, 0, 1, 0], [0, 0, 0, 1, 0]), groups));
        Problem(EstimationProblem.NotDefined, () => GrayTest.Test(TimeToEvent.Create([1, 2, 3, 4, 5], [1, 2, 0, 1, 0], null, [1, 1, 0.5, 1, 1]), groups));
        Problem(EstimationProblem.NoEvents, () => GrayTest.Test(Five, groups, cause: 3));
        Problem(EstimationProblem.OneGroup, () => GrayTest.Test(Five, Grouping.Undivided(5)));
        Problem(EstimationProblem.NoRows, () => CumulativeIncidence.Estimate(TimeToEvent.Create([], [])));
        Assert.Throws<ArgumentException>(() => CumulativeIncidence.Estimate(Five, null, new CumulativeIncidenceOptions { Causes = 1 }));
        Assert.Throws<ArgumentException>(() => CumulativeIncidence.Estimate(TimeToEvent.Create([1], [1001])));
    }

    [Fact]
    public void Without_events_the_incidence_is_zero_and_has_no_limits()
    {
        CumulativeIncidenceGroup all = CumulativeIncidence.Estimate(TimeToEvent.Create([1, 2], [0, 0]), null, new CumulativeIncidenceOptions { Causes = 2 })[0];
        Assert.Equal(2, all.Causes.Count);
        Assert.Equal(new CumulativeIncidencePoint(2, 1, 0, 0, 0, null, null), all.Causes[1].Steps[1]);
    }

    private static TimeToEvent Five => TimeToEvent.Create([1, 2, 3, 4, 5], [1, 2, 0, 1, 0]);

    private static void Problem(EstimationProblem expected, Func<object> estimate) => Assert.Equal(expected, Assert.Throws<EstimationException>(estimate).Problem);
}
