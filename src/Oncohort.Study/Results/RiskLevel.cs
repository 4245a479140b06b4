namespace Oncohort.Study.Results;

/// <summary>A number at risk, told as a range of patients.</summary>
/// <param name="Until">The last time at which it holds; it begins after that of the level before.</param>
/// <param name="AtRisk">The patients at risk just before any time of the level.</param>
public sealed record RiskLevel(double Until, Count AtRisk);
