namespace Oncohort.Published;

/// <summary>A cohort in memory, by the names that a published study gives its variables and endpoints.</summary>
/// <param name="Patients">How many patients it has; every list has one value a patient.</param>
/// <param name="Levels">The level of each patient by variable; null where there is none.</param>
/// <param name="Numbers">The number of each patient by variable; null where there is none.</param>
/// <param name="Endpoints">The follow-up of each patient by endpoint.</param>
public sealed record PublishedCohort(
    int Patients,
    IReadOnlyDictionary<string, IReadOnlyList<string?>> Levels,
    IReadOnlyDictionary<string, IReadOnlyList<double?>> Numbers,
    IReadOnlyDictionary<string, CohortFollowUp> Endpoints)
{
    /// <summary>The dates of each patient by column, for statements that a column of dates decides; null where there is none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<DateOnly?>> Dates { get; init; } = new Dictionary<string, IReadOnlyList<DateOnly?>>(StringComparer.Ordinal);
}

/// <summary>The follow-up of each patient for one endpoint.</summary>
/// <param name="Times">The time, in the endpoint's unit; null for a patient who was not observed for it.</param>
/// <param name="Codes">0 censored, 1 event, 2 and above competing events.</param>
public sealed record CohortFollowUp(IReadOnlyList<double?> Times, IReadOnlyList<int> Codes);
