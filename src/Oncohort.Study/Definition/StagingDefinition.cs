using Oncohort.Oncology.Staging;

namespace Oncohort.Study.Definition;

/// <summary>What becomes of a patient whose letters leave more than one stage group.</summary>
public enum UndecidedStage
{
    /// <summary>The stage is missing.</summary>
    Missing,
    /// <summary>The stage is the interval, such as <c>II to III</c>, a level of its own.</summary>
    Interval,
    /// <summary>The lowest group.</summary>
    Lowest,
    /// <summary>The highest group.</summary>
    Highest,
}

/// <summary>A variable that is the stage group of T, N and M in an edition.</summary>
public sealed record StagingDefinition
{
    /// <summary>The table of the edition of the letters.</summary>
    public required StageTable Table { get; init; }

    /// <summary>The table of the edition of the group when it is restaged; null when it is not.</summary>
    public StageTable? RestagedIn { get; init; }

    /// <summary>The column of each axis, <c>T</c>, <c>N</c> and <c>M</c>, or the category that all patients have.</summary>
    public required IReadOnlyDictionary<string, string> Axes { get; init; }

    /// <summary>The column of each known anatomical finding, by its identifier; used to restage.</summary>
    public required IReadOnlyDictionary<string, string> Anatomy { get; init; }

    /// <summary>The name under which a group is counted, by group, where it is not its own.</summary>
    public required IReadOnlyDictionary<string, string> Merged { get; init; }

    /// <summary>What becomes of letters that leave more than one group.</summary>
    public required UndecidedStage Undecided { get; init; }

    /// <summary>The places in the study file by axis or finding.</summary>
    public required IReadOnlyDictionary<string, string> Places { get; init; }

    /// <summary>The table of the groups.</summary>
    public StageTable Target => RestagedIn ?? Table;

    /// <summary>The groups under the names that count, without repetition, lowest first.</summary>
    public IReadOnlyList<string> Named(IEnumerable<string> groups) => [.. groups.Select(group => Merged.GetValueOrDefault(group, group)).Distinct(StringComparer.Ordinal)];
}
