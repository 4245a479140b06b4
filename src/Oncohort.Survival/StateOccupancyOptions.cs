namespace Oncohort.Survival;

/// <summary>Choices of the state-occupancy estimate.</summary>
public sealed record StateOccupancyOptions
{
    /// <summary>The interval type, on the scale of the probability.</summary>
    public ConfidenceIntervalType IntervalType { get; init; } = ConfidenceIntervalType.Log;

    /// <summary>The confidence level, between 0 and 1.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>The probability of each state at the start, adding up to 1; null to estimate it in each group from those at risk at the first transition.</summary>
    public IReadOnlyList<double>? Initial { get; init; }
}
