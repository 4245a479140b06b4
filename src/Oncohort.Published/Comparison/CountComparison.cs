namespace Oncohort.Published.Comparison;

/// <summary>Single counts with their percentages.</summary>
internal static class CountComparison
{
    public static void Add(PublishedCount count, CohortView cohort, NumberList numbers)
    {
        string label = Words.Of(count.Of, cohort) + (count.Within.IsAll ? "" : ", of " + Words.Of(count.Within, cohort));
        int[]? within = cohort.Select(count.Within, out string? why);
        int[]? both = within is null ? null : cohort.Select(count.Of, count.Within, out why);
        numbers.Add(count.Id + ".n", label + ", n", count.Place, count.N, Computed.Count(both?.Length, why));
        numbers.Add(count.Id + ".percent", label + ", %", count.Place, count.Percent, Computed.Share(both?.Length, within?.Length, why));
        numbers.Add(count.Id + ".denominator", label + ", patients within", count.Place, count.Denominator, Computed.Count(within?.Length, why));
    }
}
