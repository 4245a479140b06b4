namespace Oncohort.Survival;

/// <summary>The curve at one time.</summary>
/// <param name="Time">The time.</param>
/// <param name="AtRisk">The number (or weight) at risk just before the time.</param>
/// <param name="Events">Events at the time (for a fixed time: since the one before).</param>
/// <param name="Censored">Censorings at the time (for a fixed time: since the one before).</param>
/// <param name="Survival">The probability of surviving beyond the time; null when not estimable.</param>
/// <param name="StandardError">The standard error of <paramref name="Survival"/>; null when not estimable.</param>
/// <param name="Lower">The lower confidence limit.</param>
/// <param name="Upper">The upper confidence limit.</param>
public readonly record struct SurvivalPoint(
    double Time, double AtRisk, double Events, double Censored, double? Survival, double? StandardError, double? Lower, double? Upper);
