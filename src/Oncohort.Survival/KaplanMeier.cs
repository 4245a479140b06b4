using Oncohort.Survival.KaplanMeierCurves;
using Oncohort.Survival.RiskSets;

namespace Oncohort.Survival;

/// <summary>The product-limit estimate of survival.</summary>
/// <remarks>
/// Kaplan and Meier (1958); Greenwood's variance, or the infinitesimal jackknife when weights are not whole numbers or rows are clustered.
/// Left truncation enters through the risk sets. Codes other than the cause count as censored. Time O(n) after indexing.
/// </remarks>
public static class KaplanMeier
{
    /// <summary>Estimates one curve a group, in order of the groups.</summary>
    /// <param name="data">Follow-up.</param>
    /// <param name="groups">The groups; null for one curve of all rows.</param>
    /// <param name="options">Interval type, level, quantile rule; null for R's defaults.</param>
    /// <param name="clusters">Rows that belong together (a patient with several rows), for the robust variance.</param>
    /// <param name="cause">The event code that counts as the event.</param>
    /// <exception cref="EstimationException">There are no rows.</exception>
    public static IReadOnlyList<KaplanMeierCurve> Estimate(
        TimeToEvent data, Grouping? groups = null, KaplanMeierOptions? options = null, Grouping? clusters = null, int cause = 1) =>
        Estimate(data, groups, options ?? new KaplanMeierOptions(), clusters, cause, reverse: false);

    /// <summary>
    /// Follow-up by reverse Kaplan-Meier: the time to censoring, where an event ends follow-up without completing it. At tied times events leave the
    /// risk set before censorings are counted.
    /// </summary>
    /// <remarks>Schemper and Smith (1996), A note on quantifying follow-up in studies of failure time.</remarks>
    /// <inheritdoc cref="Estimate(TimeToEvent, Grouping?, KaplanMeierOptions?, Grouping?, int)"/>
    public static IReadOnlyList<KaplanMeierCurve> FollowUp(TimeToEvent data, Grouping? groups = null, KaplanMeierOptions? options = null) =>
        Estimate(data, groups, (options ?? new KaplanMeierOptions()) with { Robust = false }, clusters: null, cause: 0, reverse: true);

    private static KaplanMeierCurve[] Estimate(
        TimeToEvent data, Grouping? groups, KaplanMeierOptions options, Grouping? clusters, int cause, bool reverse)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Rows == 0) throw new EstimationException(EstimationProblem.NoRows, "There are no rows to estimate survival from.");
        groups ??= Grouping.Undivided(data.Rows);
        data.RequireRows(groups.Rows, nameof(groups));
        data.RequireRows(clusters?.Rows, nameof(clusters));

        var tally = RiskSetTally.Build(data, groups.CodeArray, groups.Groups, cause);
        Dictionary<int, double>[]? robust = IsRobust(data, options, clusters) ? RobustVariances(data, groups, clusters, cause) : null;
        CurveBuilder[] builders = [.. Enumerable.Range(0, groups.Groups).Select(_ => new CurveBuilder(options, reverse))];
        int arrived = 0;
        foreach (RiskSetTally.Exit exit in tally.Exits)
        {
            for (; arrived < tally.Arrivals.Length && tally.Arrivals[arrived].Time <= exit.Time; arrived++)
                builders[tally.Arrivals[arrived].Group].Arrive(tally.Arrivals[arrived].All);
            double? variance = robust is null ? null : robust[exit.Group].GetValueOrDefault(exit.Time);
            builders[exit.Group].Leave(data.Axis.Times[exit.Time], exit, variance);
        }

        int[] rows = RowsOf(data, groups, tally);
        return [.. builders.Select((builder, group) => new KaplanMeierCurve(group, rows[group], builder.Steps, ArrivalTimes(data, groups, group), options))];
    }

    /// <summary>Rows by group: without weights the tally has counted them.</summary>
    private static int[] RowsOf(TimeToEvent data, Grouping groups, RiskSetTally tally)
    {
        int[] rows = new int[groups.Groups];
        if (data.IsWeighted)
        {
            foreach (int group in groups.CodeArray) rows[group]++;
            return rows;
        }

        foreach (RiskSetTally.Exit exit in tally.Exits) rows[exit.Group] += (int)exit.All;
        return rows;
    }

    private static bool IsRobust(TimeToEvent data, KaplanMeierOptions options, Grouping? clusters) =>
        options.Robust ?? (clusters is not null || (data.Weight is not null && data.Weight.Any(weight => weight != Math.Floor(weight))));

    private static Dictionary<int, double>[] RobustVariances(TimeToEvent data, Grouping groups, Grouping? clusters, int cause)
    {
        var rows = new List<int>[groups.Groups];
        for (int group = 0; group < rows.Length; group++) rows[group] = [];
        foreach (int row in data.Order.Rows) rows[groups.CodeArray[row]].Add(row);
        return [.. rows.Select(inOrder => RobustLogVariance.Of(data, inOrder, clusters, cause))];
    }

    private static (double Time, double Weight)[] ArrivalTimes(TimeToEvent data, Grouping groups, int group)
    {
        if (data.Axis.EntryTimes is not double[] entry) return [];
        return [.. Enumerable.Range(0, data.Rows)
            .Where(row => groups.CodeArray[row] == group)
            .Select(row => (entry[row], data.RiskWeight(row)))
            .OrderBy(arrival => arrival.Item1)];
    }
}
