using Oncohort.Survival.RiskSets;

namespace Oncohort.Survival;

/// <summary>The survival of those who have already survived until some time: S(t | g) = S(t) / S(g) for t after g.</summary>
/// <remarks>
/// Its variance is S(t | g)² times the sum of d / (n (n - d)) over event times after g: Greenwood's, from g on. It is the Kaplan-Meier curve of the rows at risk after g
/// that enter at g, which is how it is estimated here, so that late entry, weights and clusters act as on any curve. Henson and Ries (1995), Stat Med 14:1529;
/// Zamboni and others (2010), J Clin Oncol 28:2544.
/// </remarks>
public static class ConditionalSurvival
{
    /// <summary>Estimates one curve a group, whose times are counted from the origin as in the data.</summary>
    /// <param name="data">Follow-up.</param>
    /// <param name="given">The time that was survived, 0 or more.</param>
    /// <param name="groups">The groups; null for one curve of all rows.</param>
    /// <param name="options">Interval type and level; null for R's defaults.</param>
    /// <param name="clusters">Rows that belong together, for the robust variance.</param>
    /// <returns>The curves; one of a group in which nobody is at risk after <paramref name="given"/> has no steps.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time survived is negative or not finite.</exception>
    /// <exception cref="EstimationException">Nobody is at risk after <paramref name="given"/>.</exception>
    public static IReadOnlyList<KaplanMeierCurve> Estimate(
        TimeToEvent data, double given, Grouping? groups = null, KaplanMeierOptions? options = null, Grouping? clusters = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (!(given >= 0) || !double.IsFinite(given)) throw new ArgumentOutOfRangeException(nameof(given), given, "A time of 0 or more is survived.");
        data.RequireRows(groups?.Rows, nameof(groups));
        data.RequireRows(clusters?.Rows, nameof(clusters));
        double after = LaterFollowUp.JustAfter(given);
        int[] rows = [.. Enumerable.Range(0, data.Rows).Where(row => data.ExitTime(row) > after)];
        Grouping? Select(Grouping? all) => all is null ? null : new Grouping(Array.ConvertAll(rows, row => all.CodeArray[row]), all.Groups);
        return KaplanMeier.Estimate(LaterFollowUp.Of(data, rows, given, origin: 0), Select(groups), options, Select(clusters));
    }
}
