namespace Oncohort.Reporting.Figures.Subgroups;

/// <summary>The rows of a subgroup forest plot with their caption.</summary>
internal sealed record SubgroupForestModel(
    string Title, string Caption, IReadOnlyList<string> Arms, string RatioHeader, string Lower, string Higher, IReadOnlyList<SubgroupForestRow> Rows);

/// <summary>One row: events of patients in each arm, the ratio with its limits where it exists, and the texts at the right.</summary>
/// <param name="Label">The label.</param>
/// <param name="Kind">What the row is.</param>
/// <param name="Counts">Events and patients, an arm each.</param>
/// <param name="Hr">The hazard ratio.</param>
/// <param name="Lower">Its lower limit.</param>
/// <param name="Upper">Its upper limit.</param>
/// <param name="Weight">Its information as a share of the largest.</param>
/// <param name="RatioText">The ratio with its limits.</param>
/// <param name="PText">The interaction p.</param>
internal sealed record SubgroupForestRow(
    string Label, SubgroupRowKind Kind, IReadOnlyList<string> Counts, double? Hr, double? Lower, double? Upper, double Weight, string RatioText, string PText);

/// <summary>What a row is.</summary>
internal enum SubgroupRowKind
{
    /// <summary>All patients.</summary>
    Overall,

    /// <summary>A variable with its interaction.</summary>
    Heading,

    /// <summary>A level.</summary>
    Level,
}
