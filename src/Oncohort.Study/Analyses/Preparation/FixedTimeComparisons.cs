using Oncohort.Cohort.Faults;
using Oncohort.Study.Columns;
using Oncohort.Study.Results;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>Survival at fixed times: compared between groups, and given survival to an earlier time.</summary>
internal static class FixedTimeComparisons
{
    /// <summary>Each group against the first at each time.</summary>
    public static MilestoneResult[] Milestones(PreparedRows rows, Levels? groups, IReadOnlyList<KaplanMeierCurve> curves, double[] at, double level)
    {
        if (groups is null || groups.Labels.Count < 2)
        {
            rows.Warnings.Add(Warn.Of(FaultCode.OneGroup, $"survival is not compared at fixed times: only one group holds rows"));
            return [];
        }

        MilestoneResult[] contrasts = [.. Milestone.Compare(curves, at, level).Select(contrast => Of(contrast, groups))];
        foreach (MilestoneResult open in contrasts.Where(contrast => contrast.P is null || contrast.RatioP is null || contrast.LogLogP is null))
            rows.Warnings.Add(Warn.Of(FaultCode.NotEstimable, $"at time {open.Time} the survival of group {open.Group} and group {open.Reference} cannot be compared on every scale: a curve is at 0 or 1, or ends before"));
        return contrasts;
    }

    /// <summary>Survival at the times after each time that was survived.</summary>
    public static ConditionalSurvivalResult[] Conditional(
        PreparedRows rows, Levels? groups, KaplanMeierOptions options, IReadOnlyList<double> given, double[] at)
    {
        var results = new List<ConditionalSurvivalResult>();
        foreach (double survived in given.Distinct().Order())
        {
            double[] later = [.. at.Where(time => time > survived)];
            if (later.Length == 0)
            {
                rows.Warnings.Add(Warn.Of(FaultCode.NotEstimable, $"no time asked for lies after {survived}, so there is no survival given survival to it"));
                continue;
            }

            try
            {
                foreach (KaplanMeierCurve curve in ConditionalSurvival.Estimate(rows.Data, survived, PreparedRows.ToGrouping(groups), options, rows.Clusters))
                    results.AddRange(Of(curve, groups?.Labels[curve.Group] ?? KaplanMeierAnalysis.Everyone, survived, later, rows.Warnings));
            }
            catch (EstimationException)
            {
                rows.Warnings.Add(Warn.Of(FaultCode.BeyondFollowUp, $"nobody is at risk after time {survived}"));
            }
        }

        return [.. results];
    }

    private static IEnumerable<ConditionalSurvivalResult> Of(KaplanMeierCurve curve, string group, double given, double[] later, WarningList warnings)
    {
        foreach (SurvivalPoint point in curve.At(later))
        {
            if (point.Survival is null) warnings.Add(Warn.Of(FaultCode.BeyondFollowUp, $"given survival to {given}, time {point.Time} lies beyond the last follow-up of group {group}"));
            yield return new ConditionalSurvivalResult(
                group,
                given,
                point.Time,
                point.AtRisk,
                ResultNumbers.OrNull(point.Survival),
                ResultNumbers.OrNull(point.StandardError),
                ResultNumbers.OrNull(point.Lower),
                ResultNumbers.OrNull(point.Upper));
        }
    }

    private static MilestoneResult Of(MilestoneContrast contrast, Levels groups) => new(
        contrast.Time,
        groups.Labels[contrast.Group],
        groups.Labels[contrast.Reference],
        ResultNumbers.OrNull(contrast.Difference.Estimate),
        ResultNumbers.OrNull(contrast.StandardError),
        ResultNumbers.OrNull(contrast.Difference.Lower),
        ResultNumbers.OrNull(contrast.Difference.Upper),
        ResultNumbers.OrNull(contrast.P),
        ResultNumbers.Of(contrast.Ratio),
        ResultNumbers.OrNull(contrast.RatioP),
        ResultNumbers.OrNull(contrast.LogLogP));
}
