using Xunit;

namespace Oncohort.Survival.Tests.HandSolved;

public sealed class SmallLogRankTests
{
    private static readonly Grouping TwoByThree = new([0, 0, 0, 1, 1, 1], 2);

    /// <summary>
    /// A: deaths at 1 and 2, censored at 4. B: deaths at 3 and 5, censored at 6.
    /// <code>
    /// t  at risk  of A  expected in A  variance
    /// 1     6       3       1/2        1/4
    /// 2     5       2       2/5        6/25
    /// 3     4       1       1/4        3/16
    /// 5     2       0       0          0
    /// </code>
    /// O - E = 2 - 1.15 = 0.85, variance 0.6775, chi-square 0.7225 / 0.6775.
    /// </summary>
    [Fact]
    public void Two_groups_of_three_are_compared_as_by_hand()
    {
        var data = TimeToEvent.Create([1, 2, 4, 3, 5, 6], [1, 1, 0, 1, 1, 0]);
        LogRankResult result = LogRank.Test(data, TwoByThree);
        Near.Relative(1.15, result.Groups[0].Expected, 1e-14, "expected in A");
        Near.Relative(2.85, result.Groups[1].Expected, 1e-14, "expected in B");
        Near.Relative(0.7225 / 0.6775, result.Test.ChiSquare, 1e-13, "chi-square");
        Assert.Equal(1, result.Test.DegreesOfFreedom);
    }

    /// <summary>
    /// A: deaths at 1, 2 and 4. B: death at 1, censored at 3 and 5. At 1 two of six die: expected 1, hypergeometric variance
    /// 2 x 1/2 x 1/2 x 4/5 = 2/5. At 2, two of four are of A: 1/2, 1/4. At 4, one of two: 1/2, 1/4. (3 - 2)^2 / 0.9.
    /// </summary>
    [Fact]
    public void A_tie_has_hypergeometric_variance()
    {
        var data = TimeToEvent.Create([1, 2, 4, 1, 3, 5], [1, 1, 1, 1, 0, 0]);
        Near.Relative(10.0 / 9, LogRank.Test(data, TwoByThree).Test.ChiSquare, 1e-13, "chi-square");
    }

    /// <summary>The same data weighted by the number at risk: O - E = 6 (1 - 1) + 4 (1 - 1/2) + 2 (1 - 1/2) = 3; variance 36 x 2/5 + 16/4 + 4/4 = 19.4.</summary>
    [Fact]
    public void Gehan_weights_by_the_number_at_risk()
    {
        var data = TimeToEvent.Create([1, 2, 4, 1, 3, 5], [1, 1, 1, 1, 0, 0]);
        LogRankResult result = LogRank.Test(data, TwoByThree, new LogRankOptions { Weight = LogRankWeight.Gehan });
        Near.Relative(9 / 19.4, result.Test.ChiSquare, 1e-13, "chi-square");
    }
}
