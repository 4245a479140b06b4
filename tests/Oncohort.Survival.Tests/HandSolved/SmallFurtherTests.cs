using Xunit;

namespace Oncohort.Survival.Tests.HandSolved;

public sealed class SmallFurtherTests
{
    private static readonly Grouping FourByFour = new([0, 0, 0, 0, 1, 1, 1, 1], 2);

    /// <summary>A dies at 1, 2, 5; one is censored at 6. B dies at 1; the others are censored at 3, 4 and 7. S(3) is 1/2 and 3/4, with variances 1/16 and 3/64.</summary>
    private static readonly TimeToEvent Eight = TimeToEvent.Create([1, 2, 5, 6, 1, 3, 4, 7], [1, 1, 1, 0, 1, 0, 0, 0]);

    /// <summary>
    /// Deaths at 1 and 2 in A, at 3 and 4 in B. The scores are 1 - 1/4 = 9/12, 1 - 1/4 - 1/3 = 5/12, -1/12 and -13/12; 14/12 of A is the largest sum of two of
    /// them, and -14/12 the least: two of the six arrangements.
    /// </summary>
    [Fact]
    public void Six_arrangements_of_four_patients_are_counted()
    {
        var data = TimeToEvent.Create([1, 2, 3, 4], [1, 1, 1, 1]);
        PermutationTest test = PermutationLogRank.Test(data, new Grouping([0, 0, 1, 1], 2));
        Assert.Equal((true, 6L), (test.Exact, test.Permutations));
        Near.Relative(1 / 3.0, test.P, 1e-14, "p");

        // Variance of the scores: (81 + 25 + 1 + 169) / 144 / 3 = 23/36; of a sum of two: 23/36 x 2 x 2/4 = 23/36. (7/6)^2 / (23/36) = 49/23.
        Near.Relative(49 / 23.0, test.Statistic, 1e-12, "statistic");
    }

    [Fact]
    public void Survival_at_a_milestone_differs_as_by_hand()
    {
        MilestoneContrast contrast = Milestone.Compare(KaplanMeier.Estimate(Eight, FourByFour), [3])[0];
        Near.Relative(0.25, contrast.Difference.Estimate, 1e-14, "difference");
        Near.Relative(Math.Sqrt(7.0 / 64), contrast.StandardError, 1e-14, "standard error");
        Near.Relative(1.5, contrast.Ratio.Estimate, 1e-14, "ratio");

        // Variances of log S: 1/16 / (1/4) = 1/4 and 3/64 / (9/16) = 1/12; their sum is 1/3.
        Near.Relative(1.5 * Math.Exp(-1.959963984540054 / Math.Sqrt(3)), contrast.Ratio.Lower, 1e-12, "ratio, lower");
    }

    [Fact]
    public void The_log_rank_test_alone_is_its_own_combination()
    {
        MaxComboResult combined = MaxCombo.Test(Eight, FourByFour, [new FlemingHarringtonWeight(0, 0)]);
        ChiSquareTest test = LogRank.Test(Eight, FourByFour).Test;
        Near.Relative(test.ChiSquare, combined.MaxZ * combined.MaxZ, 1e-13, "chi-square");
        Near.Relative(test.P, combined.P, 1e-12, "p");
        Assert.True(combined.Components[0].Z < 0, "fewer events than expected in the second group");
    }

    [Fact]
    public void A_landmark_takes_who_is_at_risk_after_it()
    {
        LandmarkCohort cohort = Landmark.At(Eight, 3);
        Assert.Equal([2, 3, 6, 7], cohort.Rows);
        Assert.Equal(new LandmarkExclusions(Event: 3, CompetingEvent: 0, Censored: 1, NotEntered: 0), cohort.Excluded);
        Assert.Equal([1.0, 2, 3, 4], cohort.Data.Times.ToArray());
        Assert.Equal([1, 0, 0, 0], cohort.Data.EventCodes.ToArray());
        Assert.Equal([0, 1, 1, 0], Landmark.StatusAt([double.PositiveInfinity, 3, 0, 3.5], 3).Codes.ToArray());
    }

    [Fact]
    public void Late_entry_and_competing_events_are_counted_as_reasons()
    {
        var data = TimeToEvent.Create([2, 5, 9, 9], [2, 1, 0, 1], [0, 0, 0, 4]);
        LandmarkCohort cohort = Landmark.At(data, 3, LandmarkClock.Kept);
        Assert.Equal(new LandmarkExclusions(0, 1, 0, 1), cohort.Excluded);
        Assert.Equal([1, 2], cohort.Rows);
        Assert.True(cohort.Data.IsLeftTruncated);
    }

    /// <summary>A after 3: one of two dies at 5. B: nobody does.</summary>
    [Fact]
    public void Survival_given_three_is_that_of_the_survivors()
    {
        IReadOnlyList<KaplanMeierCurve> curves = ConditionalSurvival.Estimate(Eight, 3, FourByFour);
        Near.Relative(0.5, curves[0].At([5])[0].Survival, 1e-14, "A");
        Near.Relative(0.5 * Math.Sqrt(0.5), curves[0].At([5])[0].StandardError, 1e-14, "A, standard error");
        Assert.Equal(1, curves[1].At([7])[0].Survival);
        Assert.Equal(EstimationProblem.NoRows, Assert.Throws<EstimationException>(() => ConditionalSurvival.Estimate(Eight, 7)).Problem);
    }

    [Fact]
    public void What_is_not_defined_is_refused()
    {
        var weighted = TimeToEvent.Create([1, 2], [1, 1], weight: [1, 2]);
        Assert.Equal(EstimationProblem.NotDefined, Assert.Throws<EstimationException>(() => PermutationLogRank.Test(weighted, new Grouping([0, 1], 2))).Problem);
        var three = new Grouping([0, 1, 2, 0, 1, 2, 0, 1], 3);
        Assert.Equal(EstimationProblem.NotDefined, Assert.Throws<EstimationException>(() => MaxCombo.Test(Eight, three)).Problem);
        Assert.Equal(EstimationProblem.OneGroup, Assert.Throws<EstimationException>(() => MaxCombo.Test(Eight, Grouping.Undivided(8))).Problem);
        Assert.Equal(EstimationProblem.OneGroup, Assert.Throws<EstimationException>(() => PermutationLogRank.Test(Eight, Grouping.Undivided(8))).Problem);
        Assert.Throws<ArgumentException>(() => MaxCombo.Test(Eight, FourByFour, []));
        Assert.Throws<ArgumentException>(() => MaxCombo.Test(Eight, FourByFour, [new FlemingHarringtonWeight(-1, 0)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Landmark.At(Eight, -1));
    }

    [Fact]
    public void Groups_without_variance_have_no_statistic()
    {
        // Everyone of the second group has left before the only event.
        var data = TimeToEvent.Create([1, 1, 2, 3], [0, 0, 1, 0]);
        var groups = new Grouping([1, 1, 0, 0], 2);
        MaxComboResult combined = MaxCombo.Test(data, groups);
        Assert.Null(combined.P);
        Assert.All(combined.Components, component => Assert.Null(component.Z));
    }
}
