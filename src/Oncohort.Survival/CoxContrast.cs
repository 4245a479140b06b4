namespace Oncohort.Survival;

/// <summary>A linear combination of the coefficients of a Cox model: the log hazard ratio of two patients.</summary>
/// <param name="LogHazardRatio">The combination.</param>
/// <param name="StandardError">Its standard error (robust when asked for).</param>
/// <param name="HazardRatio">Its exponential with confidence limits; null where too large for a double.</param>
public readonly record struct CoxContrast(double LogHazardRatio, double StandardError, IntervalEstimate HazardRatio);
