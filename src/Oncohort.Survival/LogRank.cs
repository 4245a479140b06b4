using Oncohort.Survival.LogRankTests;
using Oncohort.Survival.RiskSets;

namespace Oncohort.Survival;

/// <summary>Tests that compare the hazards of k groups: the log-rank test and its weighted relatives, stratified or not.</summary>
/// <remarks>
/// Mantel (1966); Peto and Peto (1972); Tarone and Ware (1977); Harrington and Fleming (1982). Observed minus expected events are summed over
/// event times and strata with the weight of the test; their covariance is hypergeometric. Counts and case weights act as frequencies.
/// Left truncation enters through the risk sets. Time O(n + event times x groups^2) after indexing.
/// </remarks>
public static class LogRank
{
    /// <summary>Tests that all groups have the same hazard.</summary>
    /// <param name="data">Follow-up; every code above 0 but 1 counts as censored.</param>
    /// <param name="groups">The groups; one that holds no row is left out of the test.</param>
    /// <param name="options">The weight; null for the log-rank test.</param>
    /// <param name="strata">Strata within which groups are compared; null for none.</param>
    /// <exception cref="EstimationException">There are no rows, no events, or fewer than two groups with rows.</exception>
    public static LogRankResult Test(TimeToEvent data, Grouping groups, LogRankOptions? options = null, Grouping? strata = null)
    {
        LogRankScores scores = Score(data, groups, options ?? new LogRankOptions(), strata);
        return Result(scores, Enumerable.Range(0, groups.Groups).ToArray());
    }

    /// <summary>Tests every pair of groups that hold rows, each on its own two groups alone.</summary>
    /// <param name="data">Follow-up.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="adjustment">How the p-values are adjusted for the number of pairs.</param>
    /// <param name="options">The weight; null for the log-rank test.</param>
    /// <param name="strata">Strata; null for none.</param>
    /// <exception cref="EstimationException">There are no rows, no events, or fewer than two groups with rows.</exception>
    public static IReadOnlyList<PairwiseTest> Pairwise(
        TimeToEvent data, Grouping groups, PAdjustment adjustment, LogRankOptions? options = null, Grouping? strata = null)
    {
        LogRankScores all = Score(data, groups, options ?? new LogRankOptions(), strata);
        int[] present = [.. Enumerable.Range(0, groups.Groups).Where(group => all.Rows[group] > 0)];
        var pairs = new List<PairwiseTest>();
        for (int a = 0; a < present.Length; a++)
        {
            for (int b = a + 1; b < present.Length; b++)
            {
                int[] pair = [present[a], present[b]];
                pairs.Add(new PairwiseTest(pair[0], pair[1], all.Restrict(pair).Test(), null));
            }
        }

        double?[] adjusted = PValueAdjustment.Adjust([.. pairs.Select(pair => pair.Test.P)], adjustment);
        return [.. pairs.Select((pair, i) => pair with { AdjustedP = adjusted[i] })];
    }

    /// <summary>Tests for a trend of the hazard over the groups' scores, on one degree of freedom.</summary>
    /// <remarks>Tarone (1975): (s'(O - E))^2 / s'Vs.</remarks>
    /// <param name="data">Follow-up.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="scores">One score a group.</param>
    /// <param name="options">The weight; null for the log-rank test.</param>
    /// <param name="strata">Strata; null for none.</param>
    /// <exception cref="EstimationException">There are no rows, no events, or fewer than two groups with rows.</exception>
    public static ChiSquareTest Trend(
        TimeToEvent data, Grouping groups, ReadOnlySpan<double> scores, LogRankOptions? options = null, Grouping? strata = null)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (scores.Length != groups.Groups) throw new ArgumentException($"There are {scores.Length} scores for {groups.Groups} groups.", nameof(scores));
        return Score(data, groups, options ?? new LogRankOptions(), strata).Trend(scores);
    }

    private static LogRankScores Score(TimeToEvent data, Grouping groups, LogRankOptions options, Grouping? strata)
    {
        RiskSetTally tally = Tally(data, groups, strata);
        var scores = LogRankScores.Sum(data.Axis.Times.Length, tally, groups.Groups, strata?.Groups ?? 1, options);
        if (scores.Rows.Count(weight => weight > 0) < 2) throw new EstimationException(EstimationProblem.OneGroup, "Only one group holds rows; at least two are compared.");
        if (scores.Events.All(events => events == 0)) throw new EstimationException(EstimationProblem.NoEvents, "There are no events.");
        return scores;
    }

    /// <summary>The tally of a comparison, whose cells are stratum x groups + group.</summary>
    /// <exception cref="EstimationException">There are no rows.</exception>
    internal static RiskSetTally Tally(TimeToEvent data, Grouping groups, Grouping? strata)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(groups);
        data.RequireRows(groups.Rows, nameof(groups));
        data.RequireRows(strata?.Rows, nameof(strata));
        if (data.Rows == 0) throw new EstimationException(EstimationProblem.NoRows, "There are no rows to compare.");
        if (strata is null) return RiskSetTally.Build(data, groups.CodeArray, groups.Groups, cause: 1);
        int[] cell = new int[data.Rows];
        for (int row = 0; row < cell.Length; row++) cell[row] = (strata.CodeArray[row] * groups.Groups) + groups.CodeArray[row];
        return RiskSetTally.Build(data, cell, strata.Groups * groups.Groups, cause: 1);
    }

    private static LogRankResult Result(LogRankScores scores, int[] groups) => new(
        scores.Test(),
        [.. groups.Select(g => new LogRankGroup(g, scores.Rows[g], scores.Events[g], scores.ExpectedEvents[g], scores.Observed[g], scores.Expected[g]))]);
}
