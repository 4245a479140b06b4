namespace Oncohort.Reporting.Figures.Forest;

/// <summary>The rows of a forest plot with their caption.</summary>
internal sealed record ForestModel(string Title, string Caption, string RatioHeader, IReadOnlyList<ForestRow> Rows);

/// <summary>One row: a label, the ratio with its limits where it exists, and the two texts at the right.</summary>
internal sealed record ForestRow(string Label, ForestRowKind Kind, double? Hr, double? Lower, double? Upper, string RatioText, string PText);

/// <summary>What a row is.</summary>
internal enum ForestRowKind
{
    /// <summary>A numeric covariate with its ratio.</summary>
    Variable,

    /// <summary>A factor's name.</summary>
    Heading,

    /// <summary>A factor's reference level.</summary>
    Reference,

    /// <summary>Another level of a factor.</summary>
    Level,
}
