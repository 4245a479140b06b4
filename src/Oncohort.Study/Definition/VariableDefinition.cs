using Oncohort.Study.Analyses;

namespace Oncohort.Study.Definition;

/// <summary>Whether a variable counts or measures.</summary>
public enum VariableKind
{
    /// <summary>As the values are: text is categorical, numbers are numeric.</summary>
    Automatic,
    /// <summary>Levels.</summary>
    Categorical,
    /// <summary>A quantity.</summary>
    Numeric,
}

/// <summary>A variable of the study: a column or a SQL expression, with what people need to read it.</summary>
public sealed record VariableDefinition
{
    /// <summary>The name by which analyses and expressions use it.</summary>
    public required string Name { get; init; }
    /// <summary>The column it takes its values from; null when it is computed by <see cref="Sql"/>.</summary>
    public string? Column { get; init; }
    /// <summary>The SQL expression that computes it; null when it is a column.</summary>
    public string? Sql { get; init; }
    /// <summary>The stage group that it is; null when it is none.</summary>
    public StagingDefinition? Staging { get; init; }
    /// <summary>The label for people.</summary>
    public required string Label { get; init; }
    /// <summary>The unit, such as <c>years</c>; null when there is none.</summary>
    public string? Unit { get; init; }
    /// <summary>The values that are levels, in order; null for the order of the values themselves.</summary>
    public IReadOnlyList<string>? Levels { get; init; }
    /// <summary>What people read instead of a value, by value.</summary>
    public required IReadOnlyDictionary<string, string> LevelLabels { get; init; }
    /// <summary>The reference level as a value in the data; null for the one that the settings name.</summary>
    public string? Reference { get; init; }
    /// <summary>Categorical, numeric, or as the values are.</summary>
    public required VariableKind Kind { get; init; }
    /// <summary>The scale or classification that its values are checked against.</summary>
    public VariableCoding Coding { get; init; }
    /// <summary>Known only after the start of follow-up, so that comparing follow-up by it is prone to immortal-time bias.</summary>
    public bool PostBaseline { get; init; }
    /// <summary>The place of the column or expression in the study file.</summary>
    public required string Place { get; init; }

    /// <summary>The label with the unit.</summary>
    public string Caption => Unit is null ? Label : $"{Label} ({Unit})";

    /// <summary>What people read for a value.</summary>
    public string Display(string value) => LevelLabels.GetValueOrDefault(value, value);

    /// <summary>The variable as analyses take it, its levels as people read them.</summary>
    public Variable ToVariable() => new(Name)
    {
        Label = Caption,
        Factor = Kind == VariableKind.Categorical || Levels is not null || LevelLabels.Count > 0,
        Levels = Levels is null ? null : [.. Levels.Select(Display).Distinct(StringComparer.Ordinal)],
        Reference = Reference is null ? null : Display(Reference),
    };
}
