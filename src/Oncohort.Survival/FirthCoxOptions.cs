namespace Oncohort.Survival;

/// <summary>Choices of a Cox model with Firth's penalty.</summary>
public sealed record FirthCoxOptions
{
    /// <summary>Efron's or Breslow's ties; the discrete method is not defined.</summary>
    public CoxTies Ties { get; init; } = CoxTies.Efron;
    /// <summary>The confidence level, between 0 and 1.</summary>
    public double Level { get; init; } = 0.95;
    /// <summary>Iterations at most, of each maximisation.</summary>
    public int MaxIterations { get; init; } = 500;
    /// <summary>Converged when no coefficient moves by more than this, in units of the covariate's mean absolute deviation.</summary>
    public double Tolerance { get; init; } = 1e-11;
}

/// <summary>One coefficient of a Cox model with Firth's penalty. All numbers are null unless <paramref name="Status"/> is estimated.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Coefficient">The log hazard ratio that maximises the penalised likelihood.</param>
/// <param name="StandardError">Its standard error, from the inverse information at the estimate.</param>
/// <param name="Z">Coefficient over standard error; the p-value is not taken from it.</param>
/// <param name="HazardRatio">exp(coefficient) with the limits of the profile penalised likelihood; a limit is null where the profile does not fall far enough.</param>
/// <param name="LikelihoodRatio">The penalised likelihood-ratio test that the coefficient is 0, the others maximised again; one degree of freedom.</param>
/// <param name="Status">Whether the coefficient exists.</param>
public readonly record struct FirthCoxTerm(
    string Name, double? Coefficient, double? StandardError, double? Z, IntervalEstimate HazardRatio, ChiSquareTest LikelihoodRatio, EstimateStatus Status);
