namespace Oncohort.Survival;

/// <summary>The survival that a Cox model predicts at one event time.</summary>
/// <param name="Time">The event time.</param>
/// <param name="CumulativeHazard">The cumulative hazard through this time; null where it is too large for a number.</param>
/// <param name="Survival">exp(-cumulative hazard); null where that is no number.</param>
/// <param name="StandardError">The standard error of the cumulative hazard, which is that of log survival; null where the variance is not finite.</param>
/// <param name="Lower">The lower confidence limit of survival.</param>
/// <param name="Upper">The upper confidence limit of survival.</param>
public readonly record struct PredictedSurvivalPoint(double Time, double? CumulativeHazard, double? Survival, double? StandardError, double? Lower, double? Upper);
