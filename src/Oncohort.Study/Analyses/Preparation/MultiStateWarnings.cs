using Oncohort.Cohort.Faults;
using Oncohort.Study.Results;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>Says why a number of a multi-state analysis is null.</summary>
internal static class MultiStateWarnings
{
    /// <summary>The warnings of all groups, in order.</summary>
    public static IEnumerable<Warning> Of(IReadOnlyList<MultiStateStratum> strata, IReadOnlyList<StateOccupancyGroup> groups, ConfidenceIntervalType type, double tau)
    {
        if (strata.All(stratum => stratum.Transitions.All(transition => transition.Events == 0))) yield return Warn.Of(FaultCode.NoEvents, $"no transition between states occurs");
        for (int group = 0; group < strata.Count; group++)
        {
            foreach (MultiStateTime time in strata[group].States[0].At.Where(time => time.Probability is null))
                yield return Warn.Of(FaultCode.BeyondFollowUp, $"time {time.Time} lies beyond the last follow-up of group {strata[group].Group}, {groups[group].LastTime ?? 0}");
            if (strata[group].Sojourn.Any(sojourn => sojourn.Mean is null))
                yield return Warn.Of(FaultCode.BeyondFollowUp, $"the mean time in each state up to {tau} is not estimable in group {strata[group].Group}, whose follow-up ends at {groups[group].LastTime ?? 0}");
        }

        if (type != ConfidenceIntervalType.None && strata.SelectMany(stratum => stratum.States).Any(HasOpenInterval))
            yield return Warn.Of(FaultCode.NotEstimable, $"where the probability of a state is 0 it has no interval, nor where it is 1 unless the interval is log or plain");
    }

    private static bool HasOpenInterval(MultiStateOccupancy state) => state.At.Any(time => time.Probability is not null && time.Lower is null);
}
