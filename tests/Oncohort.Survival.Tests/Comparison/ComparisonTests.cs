using CsCheck;
using Xunit;

namespace Oncohort.Survival.Tests.Comparison;

public sealed class ComparisonTests
{
    [Fact]
    public void Rank_sum_of_two_and_two_by_hand()
    {
        // Both values of the first sample are the largest: W = 4, one of C(4, 2) = 6 choices, two-sided 2/6.
        RankSumTest test = RankTests.Wilcoxon([7, 9], [1, 2]);
        Assert.Equal(new RankSumTest(4, null, 2 / 6.0, true), test);
    }

    [Fact]
    public void Rank_sum_with_ties_by_hand()
    {
        // Ranks of 1, 2, 2, 3: 1, 2.5, 2.5, 4. First sample (2, 3): 6.5 - 3 = 3.5 of mean 2. Variance 4/12 (5 - 6/12) = 1.5; z = (1.5 - 0.5) / sqrt(1.5).
        RankSumTest test = RankTests.Wilcoxon([2, 3], [1, 2]);
        Assert.Equal(3.5, test.W);
        Assert.False(test.IsExact);
        Near.Relative(1 / Math.Sqrt(1.5), test.Z, 1e-15, "z");
    }

    [Fact]
    public void Kruskal_wallis_by_hand()
    {
        // Ranks (1, 2), (3, 4), (5, 6): rank means 1.5, 3.5, 5.5 about 3.5: between 2 (4 + 0 + 4) = 16, all 17.5; 5 * 16 / 17.5.
        ChiSquareTest test = RankTests.KruskalWallis([10, 20, 30, 40, 50, 60], new Grouping([0, 0, 1, 1, 2, 2], 3));
        Near.Relative(5 * 16 / 17.5, test.ChiSquare, 1e-15, "statistic");
        Assert.Equal(2, test.DegreesOfFreedom);
        // On two degrees of freedom the tail is exp(-x / 2).
        Near.Relative(Math.Exp(-40 / 17.5), test.P, 1e-13, "p");
    }

    [Fact]
    public void Student_by_hand()
    {
        // Means 2 and 5, each with sum of squares 2, pooled variance 4/4 = 1, standard error sqrt(2/3).
        MeanDifferenceTest test = MeanTests.Student([1, 2, 3], [4, 5, 6]);
        Near.Relative(-3, test.Difference.Estimate, 1e-15, "difference");
        Near.Relative(-3 / Math.Sqrt(2 / 3.0), test.T, 1e-15, "t");
        Assert.Equal(4, test.DegreesOfFreedom);
        Assert.Equal(test.T!.Value, MeanTests.Welch([1, 2, 3], [4, 5, 6]).T!.Value, 14);
    }

    [Fact]
    public void Two_groups_give_the_square_of_students_t() =>
        Gen.Double[-50, 50].Array[3, 20].Select(Gen.Double[-50, 50].Array[3, 20]).Sample((first, second) =>
        {
            MeanDifferenceTest t = MeanTests.Student(first, second);
            int[] codes = [.. first.Select(_ => 0), .. second.Select(_ => 1)];
            VarianceRatioTest f = MeanTests.Anova([.. first, .. second], new Grouping(codes, 2));
            Near.Estimate(t.T * t.T, f.F, 1e-9, "F");
            Near.Relative(t.P, f.P, 1e-8, "p");
        });

    [Fact]
    public void Exchanging_samples_mirrors_the_tests() =>
        Gen.Int[0, 9].Array[1, 15].Select(Gen.Int[0, 9].Array[1, 15]).Sample((one, two) =>
        {
            double[] first = [.. one.Select(value => (double)value)];
            double[] second = [.. two.Select(value => (double)value)];
            RankSumTest a = RankTests.Wilcoxon(first, second);
            RankSumTest b = RankTests.Wilcoxon(second, first);
            Assert.Equal(first.Length * second.Length, a.W + b.W);
            Near.Estimate(a.P, b.P, 1e-13, "p");
            Assert.Equal(-MeanTests.Welch(first, second).T, MeanTests.Welch(second, first).T);
        });

    [Fact]
    public void Order_of_rows_changes_no_bit() =>
        Gen.Double[-1e3, 1e3].Array[4, 60].Select(Gen.Int[0, int.MaxValue]).Sample((values, seed) =>
        {
            int[] codes = [.. values.Select((_, i) => i % 3)];
            int[] order = [.. Enumerable.Range(0, values.Length)];
            new Random(seed).Shuffle(order);
            double[] shuffled = [.. order.Select(i => values[i])];
            var before = new Grouping(codes, 3);
            var after = new Grouping([.. order.Select(i => codes[i])], 3);
            Assert.Equal(SampleSummary.Of(values), SampleSummary.Of(shuffled));
            Assert.Equal(MeanTests.Anova(values, before), MeanTests.Anova(shuffled, after));
            Assert.Equal(RankTests.KruskalWallis(values, before), RankTests.KruskalWallis(shuffled, after));
        });

    [Fact]
    public void Equal_values_have_no_test_but_a_difference()
    {
        double[] same = [0.1, 0.1, 0.1];
        Assert.Equal(new RankSumTest(4.5, null, null, false), RankTests.Wilcoxon(same, same));
        Assert.Equal(new ChiSquareTest(null, 1, null), RankTests.KruskalWallis([3, 3, 3], new Grouping([0, 1, 1], 2)));
        Assert.Equal(new MeanDifferenceTest(new IntervalEstimate(0, null, null), null, null, null, null), MeanTests.Welch(same, same));
        Assert.Equal(new MeanDifferenceTest(new IntervalEstimate(0, null, null), null, null, null, null), MeanTests.Student(same, same));
        Assert.Equal(new VarianceRatioTest(null, 1, 2, null), MeanTests.Anova([1, 1, 2, 2], new Grouping([0, 0, 1, 1], 2)));
    }

    [Fact]
    public void Too_few_values_have_a_difference_only()
    {
        Assert.Null(MeanTests.Student([1], [2]).P);
        Assert.Equal(-1, MeanTests.Student([1], [2]).Difference.Estimate);
        Assert.Null(MeanTests.Welch([1], [2, 3]).P);
        Assert.Equal(new VarianceRatioTest(null, 1, 0, null), MeanTests.Anova([1, 2], new Grouping([0, 1], 2)));
    }

    [Fact]
    public void Huge_values_never_give_infinities()
    {
        MeanDifferenceTest test = MeanTests.Welch([1e200, -1e200, 1e200], [1e200, 1e199, 3]);
        Assert.Null(test.T);
        Assert.Null(test.P);
        Assert.Null(SampleSummary.Of([1e200, -1e200]).StandardDeviation);
    }

    [Fact]
    public void One_group_or_no_values_are_refused()
    {
        Assert.Equal(EstimationProblem.NoRows, Assert.Throws<EstimationException>(() => RankTests.Wilcoxon([], [])).Problem);
        Assert.Equal(EstimationProblem.OneGroup, Assert.Throws<EstimationException>(() => RankTests.Wilcoxon([1], [])).Problem);
        Assert.Equal(EstimationProblem.OneGroup, Assert.Throws<EstimationException>(() => MeanTests.Welch([], [1])).Problem);
        Assert.Equal(
            EstimationProblem.OneGroup, Assert.Throws<EstimationException>(() => MeanTests.Anova([1, 2], new Grouping([1, 1], 3))).Problem);
        Assert.Equal(
            EstimationProblem.NoRows, Assert.Throws<EstimationException>(() => RankTests.KruskalWallis([], new Grouping([], 3))).Problem);
    }

    [Fact]
    public void Missing_values_must_be_left_out_before() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RankTests.Wilcoxon([1, double.NaN], [2]));

    [Fact]
    public void Quartiles_by_hand()
    {
        // 1, 2, 3, 4, first quartile. R: position 1 + 3/4 -> 1.75. SAS: 4/4 = 1 whole -> (1 + 2)/2. SPSS: 5/4 -> 1.25.
        double[] values = [4, 1, 3, 2];
        Assert.Equal(1.75, SampleQuantile.Of(values, [0.25])[0]);
        Assert.Equal(1.5, SampleQuantile.Of(values, [0.25], SampleQuantileRule.Sas)[0]);
        Assert.Equal(1.25, SampleQuantile.Of(values, [0.25], SampleQuantileRule.Spss)[0]);
    }

    [Fact]
    public void Nothing_has_no_quantile_and_no_mean()
    {
        Assert.Null(SampleQuantile.Of([], [0.5])[0]);
        Assert.Equal(default, SampleSummary.Of([]));
        Assert.Null(SampleSummary.Of([5]).StandardDeviation);
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleQuantile.Of([1], [1.01]));
    }

    [Fact]
    public void A_large_offset_does_not_reach_the_standard_deviation()
    {
        // 4, 7, 13, 16 about 10: squares 36, 9, 9, 36; 90 / 3 = 30.
        double[] shifted = [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16];
        Near.Relative(Math.Sqrt(30), SampleSummary.Of(shifted).StandardDeviation, 1e-15, "sd");
    }
}
