namespace Oncohort.Cohort;

/// <summary>How a source is read.</summary>
public sealed record LoadOptions
{
    /// <summary>Texts that mean missing in every column, besides the empty text and <c>NA</c>; compared exactly, after spaces around the value are trimmed.</summary>
    public IReadOnlyList<string> MissingCodes { get; init; } = [];

    /// <summary>The column that names the patient; its values must differ between rows. Null when there is none.</summary>
    public string? PatientId { get; init; }
}
