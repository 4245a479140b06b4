using Oncohort.Cohort;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;

namespace Oncohort.Study.FollowUp;

/// <summary>Counts an endpoint over the whole cohort.</summary>
public static class EndpointSummaries
{
    /// <summary>Events, competing events, censored and left-out patients of an endpoint, and its median follow-up.</summary>
    /// <exception cref="Cohort.Faults.InputException">The columns contradict each other or hold what is no time; every fault is reported.</exception>
    public static EndpointSummary Of(CohortTable table, Endpoint endpoint, EstimationSettings settings) => throw new NotImplementedException();
}
