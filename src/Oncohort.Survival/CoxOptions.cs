namespace Oncohort.Survival;

/// <summary>How tied event times enter the partial likelihood.</summary>
public enum CoxTies
{
    /// <summary>Efron's approximation (R's default).</summary>
    Efron,
    /// <summary>Breslow's approximation (the default of SPSS, SAS and Stata).</summary>
    Breslow,
    /// <summary>The discrete partial likelihood: R's and Stata's "exact" partial, SAS's DISCRETE.</summary>
    Discrete,
}

/// <summary>Choices of a Cox model.</summary>
public sealed record CoxOptions
{
    /// <summary>The tie method.</summary>
    public CoxTies Ties { get; init; } = CoxTies.Efron;
    /// <summary>The confidence level, between 0 and 1.</summary>
    public double Level { get; init; } = 0.95;
    /// <summary>Iterations at most.</summary>
    public int MaxIterations { get; init; } = 20;
    /// <summary>Converged when the relative change of the log partial likelihood is at most this.</summary>
    public double Tolerance { get; init; } = 1e-9;
    /// <summary>Robust (sandwich) standard errors, also without clusters.</summary>
    public bool Robust { get; init; }
}

/// <summary>One coefficient of a Cox model. All numbers are null unless <paramref name="Status"/> is estimated.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Coefficient">The log hazard ratio.</param>
/// <param name="StandardError">Its model-based standard error.</param>
/// <param name="RobustStandardError">Its robust standard error, when asked for.</param>
/// <param name="Z">Coefficient over the (robust, when asked for) standard error.</param>
/// <param name="P">The two-sided p-value of <paramref name="Z"/>.</param>
/// <param name="HazardRatio">exp(coefficient) with its confidence limits.</param>
/// <param name="Status">Whether the coefficient exists.</param>
public readonly record struct CoxTerm(
    string Name, double? Coefficient, double? StandardError, double? RobustStandardError, double? Z, double? P, IntervalEstimate HazardRatio, EstimateStatus Status);

/// <summary>The proportional-hazards score test of one model term (or of all).</summary>
/// <param name="Name">The term, or <c>GLOBAL</c>.</param>
/// <param name="Test">The test; a factor has one degree of freedom for each of its columns.</param>
public readonly record struct ProportionalHazardsTest(string Name, ChiSquareTest Test);

/// <summary>Harrell's concordance.</summary>
/// <param name="Estimate">The probability that of two comparable rows the one with the higher risk score fails first; null without comparable pairs.</param>
/// <param name="StandardError">Its infinitesimal-jackknife standard error.</param>
public readonly record struct ConcordanceIndex(double? Estimate, double? StandardError);
