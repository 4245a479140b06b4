namespace Oncohort.Study.Results;

/// <summary>A coefficient that has no finite estimate without a penalty.</summary>
/// <param name="Term">The term, such as <c>stage=3</c>.</param>
/// <param name="Direction">Where it runs to: <c>plus_infinity</c> or <c>minus_infinity</c>.</param>
/// <param name="WithoutEvents">The level in which no event occurs, such as <c>stage=3</c>; null when no single level is the reason.</param>
/// <param name="Text">The same in words.</param>
public sealed record SeparatedTermResult(string Term, string Direction, string? WithoutEvents, string Text);
