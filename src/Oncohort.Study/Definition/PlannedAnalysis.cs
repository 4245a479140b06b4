using Oncohort.Study.Analyses;

namespace Oncohort.Study.Definition;

/// <summary>One analysis that the study file asks for, with every choice resolved.</summary>
public sealed record PlannedAnalysis
{
    /// <summary>The key in the study file, such as <c>km</c>.</summary>
    public required string Kind { get; init; }
    /// <summary>The identifier, such as <c>km-1</c>.</summary>
    public required string Id { get; init; }
    /// <summary>The title for people.</summary>
    public required string Title { get; init; }
    /// <summary>The title of the section it stands in; null before the first.</summary>
    public string? Section { get; init; }
    /// <summary>The analysis.</summary>
    public required AnalysisRequest Request { get; init; }
    /// <summary>The columns and variables it names.</summary>
    public required IReadOnlyList<NamedUse> Uses { get; init; }
    /// <summary>The place of the analysis in the study file.</summary>
    public required string Place { get; init; }
    /// <summary>The place of its condition in the study file.</summary>
    public required string FilterPlace { get; init; }
}

/// <summary>A column or variable that an analysis names.</summary>
/// <param name="Name">The name.</param>
/// <param name="Role">The key under which it stands, such as <c>by</c>.</param>
/// <param name="Place">The place in the study file.</param>
public sealed record NamedUse(string Name, string Role, string Place);
