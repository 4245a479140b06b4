namespace Oncohort.Survival;

/// <summary>The weight that a log-rank type test gives to each event time.</summary>
public enum LogRankWeight
{
    /// <summary>1: the log-rank test.</summary>
    LogRank,
    /// <summary>The number at risk: Gehan's Wilcoxon test (Breslow's in SPSS).</summary>
    Gehan,
    /// <summary>The square root of the number at risk.</summary>
    TaroneWare,
    /// <summary>Peto and Peto's modified survival estimate.</summary>
    PetoPeto,
    /// <summary>S(t-)^rho (1 - S(t-))^gamma with the pooled Kaplan-Meier estimate; gamma 0 is the G-rho family of R's <c>survdiff</c>.</summary>
    FlemingHarrington,
}

/// <summary>How p-values of pairwise tests are adjusted.</summary>
public enum PAdjustment
{
    /// <summary>Not at all.</summary>
    None,
    /// <summary>Holm's step-down method.</summary>
    Holm,
    /// <summary>Bonferroni's method.</summary>
    Bonferroni,
    /// <summary>Benjamini and Hochberg's false discovery rate.</summary>
    BenjaminiHochberg,
}

/// <summary>Choices of a log-rank type test.</summary>
public sealed record LogRankOptions
{
    /// <summary>The weight.</summary>
    public LogRankWeight Weight { get; init; } = LogRankWeight.LogRank;
    /// <summary>The exponent of S(t-) for <see cref="LogRankWeight.FlemingHarrington"/>.</summary>
    public double Rho { get; init; }
    /// <summary>The exponent of 1 - S(t-) for <see cref="LogRankWeight.FlemingHarrington"/>.</summary>
    public double Gamma { get; init; }
}
