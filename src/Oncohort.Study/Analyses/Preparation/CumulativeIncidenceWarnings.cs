using Oncohort.Cohort.Faults;
using Oncohort.Study.Results;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>Says why a number of a cumulative incidence is null.</summary>
internal static class CumulativeIncidenceWarnings
{
    /// <summary>The warnings of all curves, in order.</summary>
    public static IEnumerable<Warning> Of(
        IReadOnlyList<CumulativeIncidenceStratum> strata, IReadOnlyList<CumulativeIncidenceGroup> curves, bool fractionalWeights, ConfidenceIntervalType type)
    {
        for (int cause = 0; cause < strata[0].Causes.Count; cause++)
        {
            if (strata.All(stratum => stratum.Causes[cause].Events == 0)) yield return Warn.Of(FaultCode.NoEvents, $"no event of cause {strata[0].Causes[cause].Cause} occurs");
        }

        for (int group = 0; group < strata.Count; group++)
        {
            foreach (CumulativeIncidenceTime time in strata[group].Causes[0].At.Where(time => time.Cif is null))
                yield return Warn.Of(FaultCode.BeyondFollowUp, $"time {time.Time} lies beyond the last follow-up of group {strata[group].Group}, {curves[group].LastTime ?? 0}");
        }

        if (fractionalWeights) yield return Warn.Of(FaultCode.NotEstimable, $"the variance of a cumulative incidence is not defined for weights that are not whole numbers");
        else if (type != ConfidenceIntervalType.None && strata.SelectMany(stratum => stratum.Causes).Any(HasOpenInterval))
            yield return Warn.Of(FaultCode.NotEstimable, $"where a cumulative incidence is 0 or 1 it has no interval");
    }

    private static bool HasOpenInterval(CumulativeIncidenceCause cause) =>
        cause.At.Any(time => time.Cif is not null && time.Lower is null) || cause.Steps.Any(step => step.Lower is null);
}
