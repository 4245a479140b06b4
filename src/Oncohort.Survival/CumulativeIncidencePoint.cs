namespace Oncohort.Survival;

/// <summary>The cumulative incidence of one cause at one time.</summary>
/// <param name="Time">The time.</param>
/// <param name="AtRisk">The number (or weight) at risk just before the time.</param>
/// <param name="Events">Events of the cause at the time (for a fixed time: since the one before).</param>
/// <param name="Incidence">The probability of an event of the cause by the time; null when not estimable.</param>
/// <param name="StandardError">The standard error of <paramref name="Incidence"/>; null when not estimable, and with weights that are not whole numbers.</param>
/// <param name="Lower">The lower confidence limit; null while <paramref name="Incidence"/> is 0.</param>
/// <param name="Upper">The upper confidence limit; null while <paramref name="Incidence"/> is 0.</param>
public readonly record struct CumulativeIncidencePoint(
    double Time, double AtRisk, double Events, double? Incidence, double? StandardError, double? Lower, double? Upper);
