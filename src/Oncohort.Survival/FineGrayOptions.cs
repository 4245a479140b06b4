namespace Oncohort.Survival;

/// <summary>Whether those who have an event at a time can still be censored at that time.</summary>
public enum CensoringTies
{
    /// <summary>They can: censoring at t happens among all who are at risk at t. The convention of R's <c>cmprsk::crr</c>.</summary>
    WithEvents,
    /// <summary>They cannot: censoring at t follows the events at t. The convention of R's <c>survival::finegray</c>.</summary>
    AfterEvents,
}

/// <summary>What the sandwich variance of a subdistribution hazards model accounts for.</summary>
public enum FineGrayVariance
{
    /// <summary>The censoring distribution was estimated (Fine and Gray, 1999). With late entry, for which no such variance has been derived, as <see cref="KnownWeights"/>.</summary>
    EstimatedCensoring,
    /// <summary>The weights are taken as known, as a robust Cox model on the expanded data does (Geskus, 2011).</summary>
    KnownWeights,
}

/// <summary>Choices of a subdistribution hazards model.</summary>
public sealed record FineGrayOptions
{
    /// <summary>The confidence level, between 0 and 1.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Ties of censorings and events.</summary>
    public CensoringTies CensoringTies { get; init; } = CensoringTies.WithEvents;

    /// <summary>What the variance accounts for.</summary>
    public FineGrayVariance Variance { get; init; } = FineGrayVariance.EstimatedCensoring;

    /// <summary>Iterations at most.</summary>
    public int MaxIterations { get; init; } = 40;

    /// <summary>Converged when the relative change of the log partial likelihood is at most this.</summary>
    public double Tolerance { get; init; } = 1e-12;
}
