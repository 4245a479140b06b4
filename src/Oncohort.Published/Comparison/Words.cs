namespace Oncohort.Published.Comparison;

/// <summary>Selections in words.</summary>
internal static class Words
{
    public static string Of(Selection selection, CohortView cohort) => selection.IsAll
        ? "all patients"
        : string.Join("; ", selection.Levels.Select(pair => $"{cohort.Label(pair.Key)}: {string.Join(" or ", pair.Value)}"));
}
