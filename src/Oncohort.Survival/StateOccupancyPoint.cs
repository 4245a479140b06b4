namespace Oncohort.Survival;

/// <summary>The occupancy of one state at one time.</summary>
/// <param name="Time">The time.</param>
/// <param name="AtRisk">The number (or weight) observed in the state just before the time.</param>
/// <param name="Entered">Transitions into the state at the time (for a fixed time: since the one before).</param>
/// <param name="Censored">Censored in the state at the time (for a fixed time: since the one before).</param>
/// <param name="Probability">The probability of being in the state at the time; null when not estimable.</param>
/// <param name="StandardError">Its standard error; null when not estimable.</param>
/// <param name="Lower">The lower confidence limit; null where the probability is 0, and on the log-log scale where it is 1.</param>
/// <param name="Upper">The upper confidence limit; null where the lower one is.</param>
public readonly record struct StateOccupancyPoint(
    double Time, double AtRisk, double Entered, double Censored, double? Probability, double? StandardError, double? Lower, double? Upper);

/// <summary>The number of times a transition was seen in one group, weighted when the data are.</summary>
public readonly record struct TransitionCount(int From, int To, double Events);

/// <summary>The mean time spent in one state up to a restriction time. Null where follow-up ends earlier.</summary>
public readonly record struct SojournEstimate(int State, double? Mean, double? StandardError, double? Lower, double? Upper);
