namespace Oncohort.Study.Definition;

/// <summary>Where the patients come from and who of them is eligible.</summary>
public sealed record CohortDefinition
{
    /// <summary>The source with a relative path resolved against the study file.</summary>
    public required string Source { get; init; }
    /// <summary>The column that names the patient; null when there is none.</summary>
    public string? PatientId { get; init; }
    /// <summary>Texts that mean missing.</summary>
    public required IReadOnlyList<string> MissingCodes { get; init; }
    /// <summary>The eligibility rules in the order in which they are applied.</summary>
    public required IReadOnlyList<EligibilityRule> Eligibility { get; init; }
    /// <summary>The dates in the course of each patient; null when the study file names none.</summary>
    public CourseColumns? Dates { get; init; }
    /// <summary>The place of the source in the study file.</summary>
    public required string SourcePlace { get; init; }
    /// <summary>The place of the patient identifier in the study file.</summary>
    public required string PatientIdPlace { get; init; }
}

/// <summary>One eligibility rule.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Keep">The SQL condition that keeps a patient.</param>
/// <param name="Reason">Why patients leave at this rule, in words.</param>
/// <param name="Place">The place of the condition in the study file.</param>
public sealed record EligibilityRule(string Id, string Keep, string Reason, string Place);
