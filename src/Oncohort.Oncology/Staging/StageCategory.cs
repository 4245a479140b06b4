namespace Oncohort.Oncology.Staging;

/// <summary>A T, N or M category of one edition.</summary>
/// <param name="Letter">The category as written, such as <c>T2</c> or <c>N3a</c>.</param>
/// <param name="Rule">What it means, in our own words.</param>
public sealed record StageCategory(string Letter, string Rule)
{
    /// <summary>The categories that this one leaves open: N3 where the edition has N3a and N3b, or any N for NX; empty for a category that is exact.</summary>
    public IReadOnlyList<string> Covers { get; init; } = [];

    /// <summary>Whether a rule for any T takes it in; in-situ disease is not taken in.</summary>
    public bool InAny { get; init; } = true;
}
