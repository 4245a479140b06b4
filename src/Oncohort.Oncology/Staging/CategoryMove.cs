namespace Oncohort.Oncology.Staging;

/// <summary>What becomes of a category in another edition: the first step that holds, or <paramref name="Otherwise"/>.</summary>
/// <param name="From">The category in the old edition.</param>
/// <param name="Otherwise">The category in the new edition when no step holds.</param>
/// <param name="Steps">Steps from the highest category down; empty when the letter decides.</param>
public sealed record CategoryMove(string From, string Otherwise, params IReadOnlyList<MoveStep> Steps);

/// <summary>A step of a <see cref="CategoryMove"/>: any of these findings makes the category.</summary>
/// <param name="To">The category in the new edition.</param>
/// <param name="AnyOf">The ids of the findings.</param>
public sealed record MoveStep(string To, params IReadOnlyList<string> AnyOf);
