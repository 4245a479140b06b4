namespace Oncohort.Oncology.Staging;

/// <summary>A line of a table of stage groups: these categories together make this group.</summary>
/// <param name="Group">The stage group, such as <c>IVA</c>.</param>
/// <param name="T">T categories; null for any T.</param>
/// <param name="N">N categories; null for any N.</param>
/// <param name="M">M categories; null for any M.</param>
public sealed record StageRule(string Group, IReadOnlyList<string>? T, IReadOnlyList<string>? N, IReadOnlyList<string>? M);
