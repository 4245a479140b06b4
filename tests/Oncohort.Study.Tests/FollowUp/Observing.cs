using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Columns;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Study.Tests.FollowUp;

internal static class Observing
{
    public static (ObservedFollowUp FollowUp, IReadOnlyList<Exclusion> Excluded, int Kept) Of(Endpoint endpoint, CohortTable table)
    {
        var cases = new CompleteCases(table.Rows);
        ObservedFollowUp followUp = endpoint.Observe(table, cases);
        return (followUp, cases.Excluded, cases.Kept);
    }

    public static IReadOnlyList<Fault> Faults(Endpoint endpoint, CohortTable table) =>
        Assert.Throws<InputException>(() => endpoint.Observe(table, new CompleteCases(table.Rows))).Faults;
}
