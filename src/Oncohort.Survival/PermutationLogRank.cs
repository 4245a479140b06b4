using Oncohort.Survival.LogRankTests;

namespace Oncohort.Survival;

/// <summary>Choices of a permutation test.</summary>
public sealed record PermutationOptions
{
    /// <summary>All arrangements are enumerated when there are at most this many; otherwise a random sample of them is drawn.</summary>
    public long ExactLimit { get; init; } = 10_000_000;

    /// <summary>The size of the random sample.</summary>
    public int Permutations { get; init; } = 10_000;

    /// <summary>The seed of the random sample.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>The level of the Monte-Carlo interval of p.</summary>
    public double Level { get; init; } = 0.95;
}

/// <summary>A permutation test of groups.</summary>
/// <param name="Statistic">The squared standardised distance of the group sums from their expectation, by their covariance over all arrangements; null without variance.</param>
/// <param name="P">The share of arrangements whose statistic is at least as large; from a sample of B of which b are, (b + 1) / (B + 1). Null without variance.</param>
/// <param name="Exact">Whether all arrangements were enumerated.</param>
/// <param name="Permutations">Arrangements enumerated or drawn.</param>
/// <param name="Lower">The lower Clopper-Pearson limit of the p-value that all arrangements would give; the p-value itself when exact.</param>
/// <param name="Upper">The upper limit.</param>
public sealed record PermutationTest(double? Statistic, double? P, bool Exact, long Permutations, double? Lower, double? Upper);

/// <summary>The log-rank test and its weighted relatives judged by permutation of the groups instead of by the normal distribution: for few patients.</summary>
/// <remarks>
/// Each row has the score w - sum of w d / n (with an event) or minus that sum (without), over event times while it is at risk; the scores of a group add up to its weighted
/// O - E (Peto and Peto 1972). Groups are permuted within strata; with two groups the order of arrangements is that of |O - E|. Assumes that censoring and entry do not depend
/// on the group. Strasser and Weber (1999), Math Methods Stat 8:220; Phipson and Smyth (2010), Stat Appl Genet Mol Biol 9:39 for the sampled p-value.
/// The same seed gives the same p-value whatever the order of rows and the number of threads.
/// </remarks>
public static class PermutationLogRank
{
    /// <summary>Tests that groups are exchangeable.</summary>
    /// <param name="data">Follow-up; every code above 0 but 1 counts as censored.</param>
    /// <param name="groups">The groups; those without rows are left out.</param>
    /// <param name="options">The weight of event times; null for the log-rank test.</param>
    /// <param name="strata">Strata within which groups are permuted; null for none.</param>
    /// <param name="permutation">Exact limit, sample size and seed.</param>
    /// <exception cref="EstimationException">There are no rows, no events, rows in one group only, or case weights or counts, for which the test is not defined.</exception>
    public static PermutationTest Test(
        TimeToEvent data, Grouping groups, LogRankOptions? options = null, Grouping? strata = null, PermutationOptions? permutation = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(groups);
        data.RequireRows(groups.Rows, nameof(groups));
        data.RequireRows(strata?.Rows, nameof(strata));
        permutation ??= new PermutationOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(permutation.Permutations, 1, nameof(permutation));
        if (data.Rows == 0) throw new EstimationException(EstimationProblem.NoRows, "There are no rows to compare.");
        if (data.IsWeighted) throw new EstimationException(EstimationProblem.NotDefined, "A permutation test is not defined for weights or counts.");
        if (groups.Codes.IndexOfAnyExcept(groups.Codes[0]) < 0) throw new EstimationException(EstimationProblem.OneGroup, "Only one group holds rows; at least two are compared.");
        if (data.Events() == 0) throw new EstimationException(EstimationProblem.NoEvents, "There are no events.");

        double[] scores = RowScores.Of(data, strata, options ?? new LogRankOptions());
        var arrangement = Arrangements.Of(scores, groups, strata);
        if (arrangement is null) return new PermutationTest(null, null, false, 0, null, null);
        return arrangement.Count <= permutation.ExactLimit ? arrangement.Enumerate() : arrangement.Sample(permutation);
    }
}
