namespace Oncohort.Survival;

/// <summary>How a pointwise confidence interval for survival is built.</summary>
public enum ConfidenceIntervalType
{
    /// <summary>Symmetric on the log scale (R's default).</summary>
    Log,
    /// <summary>Symmetric on the complementary log-log scale (SAS's and Stata's default).</summary>
    LogLog,
    /// <summary>Symmetric around the estimate.</summary>
    Plain,
    /// <summary>Symmetric on the logit scale.</summary>
    Logit,
    /// <summary>Symmetric on the arcsine square-root scale.</summary>
    Arcsin,
    /// <summary>No interval.</summary>
    None,
}

/// <summary>Which time is the quantile of a step curve.</summary>
public enum QuantileRule
{
    /// <summary>R: the midpoint when the curve is flat exactly at the level.</summary>
    R,
    /// <summary>The first time at which the curve is at or below the level.</summary>
    First,
    /// <summary>SAS: the midpoint as in R, but not evaluable unless the curve falls below the level.</summary>
    Sas,
}

/// <summary>Choices of the Kaplan-Meier estimate.</summary>
public sealed record KaplanMeierOptions
{
    /// <summary>The interval type.</summary>
    public ConfidenceIntervalType IntervalType { get; init; } = ConfidenceIntervalType.Log;
    /// <summary>The confidence level, between 0 and 1.</summary>
    public double Level { get; init; } = 0.95;
    /// <summary>The quantile rule.</summary>
    public QuantileRule QuantileRule { get; init; } = QuantileRule.R;
    /// <summary>Carry the last value beyond the last follow-up instead of answering not estimable.</summary>
    public bool Extend { get; init; }
    /// <summary>Robust (infinitesimal jackknife) variance; null for R's rule: robust when weights are not whole numbers or rows are clustered.</summary>
    public bool? Robust { get; init; }
}
