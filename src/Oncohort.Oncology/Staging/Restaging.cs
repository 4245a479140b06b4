namespace Oncohort.Oncology.Staging;

/// <summary>A stage in another edition: one group, or the interval that the letters leave.</summary>
public sealed record Restaging
{
    /// <summary>The stage in the old edition.</summary>
    public required StageOutcome Original { get; init; }

    /// <summary>The possible T categories of the new edition, lowest first.</summary>
    public required IReadOnlyList<string> T { get; init; }

    /// <summary>The possible N categories of the new edition, lowest first.</summary>
    public required IReadOnlyList<string> N { get; init; }

    /// <summary>The possible M categories of the new edition, lowest first.</summary>
    public required IReadOnlyList<string> M { get; init; }

    /// <summary>The possible groups of the new edition, lowest first; empty when it cannot be staged.</summary>
    public required IReadOnlyList<string> Candidates { get; init; }

    /// <summary>The findings, still unknown, that would change the group; empty when the group is decided.</summary>
    public required IReadOnlyList<AnatomyFinding> Deciding { get; init; }

    /// <summary>Why there is no single group; null when there is one.</summary>
    public required string? Reason { get; init; }

    /// <summary>The group in the new edition; null when it is not decided.</summary>
    public string? Group => Candidates.Count == 1 ? Candidates[0] : null;

    /// <summary>The lowest possible group; null when it cannot be staged.</summary>
    public string? Minimum => Candidates.Count > 0 ? Candidates[0] : null;

    /// <summary>The highest possible group; null when it cannot be staged.</summary>
    public string? Maximum => Candidates.Count > 0 ? Candidates[^1] : null;
}
