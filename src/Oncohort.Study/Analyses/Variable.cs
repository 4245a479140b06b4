namespace Oncohort.Study.Analyses;

/// <summary>A column in the role of a group, a stratum, a covariate or a row of Table 1.</summary>
/// <param name="Name">The column.</param>
public sealed record Variable(string Name)
{
    /// <summary>The label for people; null for the name.</summary>
    public string? Label { get; init; }

    /// <summary>Treat numbers as categories; text is categorical already.</summary>
    public bool Factor { get; init; }

    /// <summary>The levels in their declared order; null for numbers by value and text by ordinal character order.</summary>
    public IReadOnlyList<string>? Levels { get; init; }

    /// <summary>The reference level; null for the one that the settings name (first or last in order).</summary>
    public string? Reference { get; init; }

    /// <summary>The label, or the name without one.</summary>
    public string Caption => Label ?? Name;
}
