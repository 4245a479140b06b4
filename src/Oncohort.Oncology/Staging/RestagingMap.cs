namespace Oncohort.Oncology.Staging;

/// <summary>How the categories of one edition translate to the next, as data.</summary>
public sealed record RestagingMap
{
    /// <summary>The site, such as <c>nasopharynx</c>.</summary>
    public required string Site { get; init; }

    /// <summary>The old edition.</summary>
    public required int From { get; init; }

    /// <summary>The new edition.</summary>
    public required int To { get; init; }

    /// <summary>The moves of all categories that can be translated.</summary>
    public required IReadOnlyList<CategoryMove> Moves { get; init; }

    /// <summary>The findings that the steps name.</summary>
    public required IReadOnlyList<AnatomyFinding> Findings { get; init; }

    /// <summary>Where the map comes from.</summary>
    public required string Source { get; init; }
}
