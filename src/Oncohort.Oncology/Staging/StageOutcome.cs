namespace Oncohort.Oncology.Staging;

/// <summary>What the letters say about the stage group.</summary>
/// <param name="T">The T category as the table writes it.</param>
/// <param name="N">The N category as the table writes it.</param>
/// <param name="M">The M category as the table writes it.</param>
/// <param name="Candidates">The groups that the letters allow, from lowest to highest; empty when the table has no group for them.</param>
/// <param name="Reason">Why there is no single group; null when there is one.</param>
public sealed record StageOutcome(string T, string N, string M, IReadOnlyList<string> Candidates, string? Reason)
{
    /// <summary>The stage group; null when the letters do not decide, see <see cref="Reason"/>.</summary>
    public string? Group => Candidates.Count == 1 ? Candidates[0] : null;
}
