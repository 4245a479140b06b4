namespace Oncohort.Survival;

/// <summary>One point of the smooth of scaled Schoenfeld residuals.</summary>
/// <param name="Time">The time, between event times by linear interpolation on the transformed scale.</param>
/// <param name="Position">The transformed time.</param>
/// <param name="Estimate">The coefficient at this time.</param>
/// <param name="Lower">The lower confidence limit.</param>
/// <param name="Upper">The upper confidence limit.</param>
public readonly record struct SchoenfeldSmoothPoint(double Time, double Position, double Estimate, double Lower, double Upper);
