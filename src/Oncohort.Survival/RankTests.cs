using Oncohort.Survival.Comparison;
using Oncohort.Survival.Distributions;

namespace Oncohort.Survival;

/// <summary>Wilcoxon's rank-sum test (Mann and Whitney's U test).</summary>
/// <param name="W">Pairs in which the first sample's value is the larger, ties counting one half: Mann and Whitney's U of the first sample, R's W.</param>
/// <param name="Z">The standardized statistic of the normal approximation; null for an exact test, or when all values are equal.</param>
/// <param name="P">The two-sided p-value; null when all values are equal.</param>
/// <param name="IsExact">Whether <paramref name="P"/> comes from the exact distribution.</param>
public readonly record struct RankSumTest(double W, double? Z, double? P, bool IsExact);

/// <summary>Comparisons of distributions by ranks; they assume independent values of at least ordinal scale.</summary>
public static class RankTests
{
    /// <summary>
    /// Wilcoxon's rank-sum test of two samples. Exact when no values are tied and both samples are smaller than <paramref name="exactBelow"/>;
    /// otherwise the normal approximation with the variance corrected for ties. The defaults are those of R's <c>wilcox.test</c>.
    /// </summary>
    /// <param name="first">The first sample.</param>
    /// <param name="second">The second sample.</param>
    /// <param name="continuityCorrection">Move the statistic by one half towards its mean in the approximation.</param>
    /// <param name="exactBelow">The sample size from which on the test is approximate; 0 for never exact.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite, or <paramref name="exactBelow"/> is outside 0 .. 200.</exception>
    /// <exception cref="EstimationException">A sample is empty.</exception>
    public static RankSumTest Wilcoxon(ReadOnlySpan<double> first, ReadOnlySpan<double> second, bool continuityCorrection = true, int exactBelow = 50)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(exactBelow);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(exactBelow, 200);
        double m = first.Length;
        double n = second.Length;
        Ranking ranking = Ranking.Of([Samples.Sorted(first), Samples.Sorted(second)]);
        Samples.RefuseEmpty(first.Length, second.Length);
        double w = ranking.RankSums[0] - m * (m + 1) / 2;
        if (ranking.TieSum == 0 && first.Length < exactBelow && second.Length < exactBelow)
            return new RankSumTest(w, null, RankSumDistribution.TwoSided((int)w, first.Length, second.Length), true);

        double total = m + n;
        double variance = m * n / 12 * (total + 1 - ranking.TieSum / (total * (total - 1)));
        if (ranking.IsConstant)
            return new RankSumTest(w, null, null, false);
        double distance = w - m * n / 2;
        if (continuityCorrection)
            distance -= 0.5 * Math.Sign(distance);
        double z = distance / Math.Sqrt(variance);
        return new RankSumTest(w, z, NormalDistribution.TwoSided(z), false);
    }

    /// <summary>
    /// The Kruskal-Wallis test of k samples, corrected for ties: (N - 1) times the share of the ranks' variation that lies between the groups,
    /// chi-square on (non-empty groups - 1) degrees of freedom.
    /// </summary>
    /// <param name="values">The values.</param>
    /// <param name="groups">The group of each; empty groups are left out.</param>
    /// <returns>The test; its numbers are null when all values are equal.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite.</exception>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="EstimationException">Fewer than two groups hold values.</exception>
    public static ChiSquareTest KruskalWallis(ReadOnlySpan<double> values, Grouping groups)
    {
        double[][] samples = Samples.ByGroup(values, groups);
        Ranking ranking = Ranking.Of(samples);
        int degrees = samples.Length - 1;
        if (ranking.IsConstant)
            return new ChiSquareTest(null, degrees, null);
        double n = values.Length;
        double middle = (n + 1) / 2;
        double between = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            double distance = ranking.RankSums[i] - samples[i].Length * middle;
            between += distance * distance / samples[i].Length;
        }

        double all = (n * n * n - n - ranking.TieSum) / 12;
        double statistic = (n - 1) * between / all;
        return new ChiSquareTest(statistic, degrees, ChiSquareDistribution.UpperTail(statistic, degrees));
    }
}
