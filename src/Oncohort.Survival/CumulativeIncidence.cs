using Oncohort.Survival.CompetingRisks;
using Oncohort.Survival.RiskSets;

namespace Oncohort.Survival;

/// <summary>The probability of an event of each cause by a time, where events of other causes prevent it.</summary>
/// <remarks>
/// Aalen and Johansen (1978) with the variance of Aalen (1978), as <c>cuminc</c> of R's cmprsk has it. Left truncation enters through the risk sets. Whole
/// weights and counts are repetitions; with other weights the estimate is the weighted one and no variance is defined. Time O(n) after indexing.
/// <para>Assumes that censoring and late entry tell nothing about any of the causes. Unlike 1 - Kaplan-Meier it does not treat those who had another event as if they could still have this one.</para>
/// </remarks>
public static class CumulativeIncidence
{
    /// <summary>Estimates the curves of all causes in every group, in order of the groups.</summary>
    /// <param name="data">Follow-up; event codes 1, 2, … are the causes.</param>
    /// <param name="groups">The groups; null for one group of all rows.</param>
    /// <param name="options">Interval type and level; null for log-log intervals at 95 %.</param>
    /// <exception cref="EstimationException">There are no rows.</exception>
    /// <exception cref="ArgumentException">The groups have another number of rows, or an event code is above the number of causes.</exception>
    public static IReadOnlyList<CumulativeIncidenceGroup> Estimate(TimeToEvent data, Grouping? groups = null, CumulativeIncidenceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Rows == 0) throw new EstimationException(EstimationProblem.NoRows, "There are no rows to estimate incidence from.");
        groups ??= Grouping.Undivided(data.Rows);
        options ??= new CumulativeIncidenceOptions();
        data.RequireRows(groups.Rows, nameof(groups));
        int largest = CauseTally.CausesOf(data);
        int causes = options.Causes ?? largest;
        if (causes < largest) throw new ArgumentException($"The event code {largest} is above the number of causes, {causes}.", nameof(options));

        var tally = CauseTally.Build(data, groups.CodeArray, groups.Groups, causes);
        bool hasVariance = data.HasWholeWeights;
        IncidenceBuilder[] builders = [.. Enumerable.Range(0, groups.Groups).Select(_ => new IncidenceBuilder(causes, options, hasVariance))];
        Walk(data, tally, builders);
        int[] rows = new int[groups.Groups];
        foreach (int group in groups.CodeArray) rows[group]++;
        (double, double)[][] arrivals = ArrivalTimes(data, groups);
        return [.. builders.Select((builder, group) => new CumulativeIncidenceGroup(
            group,
            rows[group],
            [.. Enumerable.Range(0, causes).Select(cause => new CumulativeIncidenceCurve(cause + 1, builder.Steps(cause), arrivals[group], hasVariance))],
            builder.EventFree))];
    }

    private static void Walk(TimeToEvent data, CauseTally tally, IncidenceBuilder[] builders)
    {
        int arrived = 0;
        for (int at = 0; at < tally.Exits.Count; at++)
        {
            CauseTally.Exit exit = tally.Exits[at];
            for (; arrived < tally.Arrivals.Length && tally.Arrivals[arrived].Time <= exit.Time; arrived++)
                builders[tally.Arrivals[arrived].Group].Arrive(tally.Arrivals[arrived].All);
            builders[exit.Group].Leave(data.Axis.Times[exit.Time], tally.Events(at), exit.All);
        }
    }

    private static (double Time, double Weight)[][] ArrivalTimes(TimeToEvent data, Grouping groups)
    {
        var arrivals = new List<(double Time, double Weight)>[groups.Groups];
        for (int group = 0; group < arrivals.Length; group++) arrivals[group] = [];
        if (data.Axis.EntryTimes is double[] entry)
        {
            foreach (int row in RadixOrder.Sort(entry)) arrivals[groups.CodeArray[row]].Add((entry[row], data.RiskWeight(row)));
        }

        return [.. arrivals.Select(list => list.ToArray())];
    }
}
