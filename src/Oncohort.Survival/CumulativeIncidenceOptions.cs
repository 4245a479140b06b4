namespace Oncohort.Survival;

/// <summary>Choices of the cumulative incidence estimate.</summary>
public sealed record CumulativeIncidenceOptions
{
    /// <summary>The interval type, on the scale of the incidence.</summary>
    public ConfidenceIntervalType IntervalType { get; init; } = ConfidenceIntervalType.LogLog;

    /// <summary>The confidence level, between 0 and 1.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>The number of causes; null for the largest event code in the data.</summary>
    public int? Causes { get; init; }
}
