using Oncohort.Survival;

namespace Oncohort.Published.Comparison;

/// <summary>Log-rank tests between groups.</summary>
internal static class TestComparison
{
    public static void Run(PublishedStudy study, CohortView cohort, NumberList numbers)
    {
        foreach (PublishedTest test in study.Tests)
        {
            string endpoint = test.Endpoint is null ? "" : cohort.EndpointLabel(test.Endpoint) + ", ";
            string label = endpoint + string.Join(" v ", test.Groups.Select(group => group.Label));
            Tests.Add(test.Id, label, test.Place, test.Test, Computed(test, cohort), numbers);
        }
    }

    private static ComputedTest Computed(PublishedTest test, CohortView cohort)
    {
        if (test.Endpoint is null) return ComputedTest.Missing("the test concerns no endpoint");
        if (test.Test.Method is not ("logrank" or "not stated")) return ComputedTest.Missing($"a test called '{test.Test.Method}' does not compare follow-up");
        if (cohort.FollowUp(test.Endpoint) is not { } followUp) return ComputedTest.Missing(cohort.NoEndpoint(test.Endpoint));
        var rows = new List<int>();
        var codes = new List<int>();
        var taken = new HashSet<int>();
        for (int group = 0; group < test.Groups.Count; group++)
        {
            if (cohort.Select(test.Groups[group].Where, out string? why) is not { } members) return ComputedTest.Missing(why!);
            foreach (int row in CohortView.Observed(followUp, members))
            {
                if (!taken.Add(row)) return ComputedTest.Missing("a patient belongs to two of the groups");
                rows.Add(row);
                codes.Add(group);
            }
        }

        try
        {
            LogRankResult result = LogRank.Test(CohortView.TimesOf(followUp, [.. rows]), new Grouping([.. codes], test.Groups.Count));
            return ComputedTest.Of(result.Test, "log-rank");
        }
        catch (EstimationException problem)
        {
            return ComputedTest.Missing(problem.Message);
        }
    }
}
