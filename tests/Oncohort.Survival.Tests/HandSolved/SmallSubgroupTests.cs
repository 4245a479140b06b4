using Xunit;

namespace Oncohort.Survival.Tests.HandSolved;

/// <summary>
/// Two levels of four patients each, one a stratum of its own. In level 0 the times 1, 2, 3, 4 belong to arms 1, 0, 1, 0, the last censored; in level 1
/// the arms change places. With r = exp(beta) the partial likelihood of level 0 is r/(2 + 2r) * 1/(2 + r) * r/(1 + r), whose derivative
/// 2 - 2r/(1 + r) - r/(2 + r) = 0 gives r^2 - r - 4 = 0.
/// </summary>
public sealed class SmallSubgroupTests
{
    private static readonly double Root = (1 + Math.Sqrt(17)) / 2;

    private static SubgroupEffects Effects(int[] level, int levels = 2) => SubgroupAnalysis.Estimate(
        TimeToEvent.Create([1, 2, 3, 4, 1, 2, 3, 4], [1, 1, 1, 0, 1, 1, 1, 0]),
        new Grouping([1, 0, 1, 0, 0, 1, 0, 1], 2),
        [new SubgroupFactor(level, levels)],
        strata: new Grouping([0, 0, 0, 0, 1, 1, 1, 1], 2));

    [Fact]
    public void Effects_in_the_levels_are_the_roots_and_mirror_each_other()
    {
        SubgroupEffects effects = Effects([0, 0, 0, 0, 1, 1, 1, 1]);
        Assert.Equal(Root, effects.Variables[0].Levels[0].HazardRatio.Estimate!.Value, 1e-9);
        Assert.Equal(1 / Root, effects.Variables[0].Levels[1].HazardRatio.Estimate!.Value, 1e-9);
        Assert.Equal([new ArmTally(2, 1), new ArmTally(2, 2)], effects.Variables[0].Levels[0].Arms);
        Assert.Equal((8L, 6L), (effects.Overall.Rows, effects.Overall.Events));
        Assert.Equal(1, effects.Overall.HazardRatio.Estimate!.Value, 1e-9);
    }

    [Fact]
    public void The_interaction_is_twice_the_gain_of_the_log_likelihood()
    {
        ChiSquareTest test = Effects([0, 0, 0, 0, 1, 1, 1, 1]).Variables[0].LikelihoodRatio;
        double separate = 2 * Math.Log(Root * Root / ((2 + (2 * Root)) * (2 + Root) * (1 + Root)));
        double common = 2 * Math.Log(1.0 / (4 * 3 * 2));
        Assert.Equal(2 * (separate - common), test.ChiSquare!.Value, 1e-9);
        Assert.Equal(1, test.DegreesOfFreedom);
    }

    [Fact]
    public void A_level_in_which_one_arm_has_no_event_has_no_number()
    {
        SubgroupVariable variable = Effects([0, 0, 0, 0, 1, 2, 1, 2], 3).Variables[0];
        Assert.Equal((EstimateStatus.NotEstimable, null), (variable.Levels[1].Status, variable.Levels[1].HazardRatio.Estimate));
        Assert.Equal([new ArmTally(0, 0), new ArmTally(2, 1)], variable.Levels[2].Arms);
    }

    [Fact]
    public void Patients_of_unknown_level_are_counted_and_in_no_level()
    {
        SubgroupEffects effects = Effects([0, 0, 0, -1, 1, 1, 1, -1]);
        Assert.Equal(2, effects.Variables[0].Unknown);
        Assert.Equal(8, effects.Overall.Rows);
        Assert.Equal(6, effects.Variables[0].Levels.Sum(level => level.Rows));
    }

    [Fact]
    public void One_arm_alone_and_no_event_are_refused()
    {
        TimeToEvent data = TimeToEvent.Create([1, 2], [1, 0]);
        Assert.Equal(EstimationProblem.OneGroup, Assert.Throws<EstimationException>(() => SubgroupAnalysis.Estimate(data, new Grouping([0, 0], 2), [])).Problem);
        Assert.Equal(EstimationProblem.NoEvents, Assert.Throws<EstimationException>(() => SubgroupAnalysis.Estimate(TimeToEvent.Create([1, 2], [0, 0]), new Grouping([0, 1], 2), [])).Problem);
        Assert.Throws<ArgumentException>(() => SubgroupAnalysis.Estimate(data, new Grouping([0, 1], 3), []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SubgroupFactor([0, 2], 2));
    }
}
