using Oncohort.Cohort.Faults;
using Oncohort.Study.Results;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>Says why a number of a Kaplan-Meier analysis is null.</summary>
internal static class KaplanMeierWarnings
{
    /// <summary>The warnings of every curve, in order.</summary>
    public static IEnumerable<Warning> Of(IReadOnlyList<KaplanMeierStratum> strata, IReadOnlyList<KaplanMeierCurve> curves, ConfidenceIntervalType type)
    {
        if (strata.All(stratum => stratum.Events == 0)) yield return Warn.Of(FaultCode.NoEvents, $"no event occurs");
        for (int i = 0; i < strata.Count; i++)
        {
            KaplanMeierStratum stratum = strata[i];
            foreach (Warning warning in Quantile("median survival", stratum.Group, stratum.Median, type)) yield return warning;
            foreach (Warning warning in Quantile("median follow-up", stratum.Group, stratum.MedianFollowUp, type)) yield return warning;
            foreach (KaplanMeierTime time in stratum.At.Where(time => time.Survival is null))
                yield return Warn.Of(FaultCode.BeyondFollowUp, $"time {time.Time} lies beyond the last follow-up of group {stratum.Group}, {curves[i].LastTime ?? 0}");
            KaplanMeierStep? endless = type == ConfidenceIntervalType.None ? null : stratum.Steps.FirstOrDefault(step => step.Lower is null || step.Upper is null);
            if (endless is not null) yield return Warn.Of(FaultCode.NotEstimable, $"the interval of group {stratum.Group} is not estimable from time {endless.Time} on");
        }
    }

    private static IEnumerable<Warning> Quantile(string name, string group, Interval interval, ConfidenceIntervalType type)
    {
        if (interval.Estimate is null) yield return Warn.Of(FaultCode.NotReached, $"{name} of group {group} is not reached");
        else if (type != ConfidenceIntervalType.None && (interval.Lower is null || interval.Upper is null))
            yield return Warn.Of(FaultCode.NotReached, $"a confidence limit of the {name} of group {group} is not reached");
    }
}
