namespace Oncohort.Survival;

/// <summary>Choices of a Cox model with a ridge, lasso or elastic-net penalty.</summary>
public sealed record PenalisedCoxOptions
{
    /// <summary>The share of the lasso in the penalty: 1 the lasso, 0 ridge, between them the elastic net.</summary>
    public double Alpha { get; init; } = 1;

    /// <summary>The penalties, in any order; null for a path of <see cref="LambdaCount"/> of them that begins where every penalised coefficient is 0.</summary>
    public IReadOnlyList<double>? Lambdas { get; init; }

    /// <summary>How many penalties the path has.</summary>
    public int LambdaCount { get; init; } = 100;

    /// <summary>The last penalty of the path as a share of the first; null for 0.0001, or 0.01 when there are fewer rows than columns.</summary>
    public double? LambdaMinRatio { get; init; }

    /// <summary>A factor of the penalty for each column, 0 for one that is not penalised; null for 1. They are rescaled to a mean of 1.</summary>
    public IReadOnlyList<double>? PenaltyFactors { get; init; }

    /// <summary>Penalise the coefficients of columns that are divided by their standard deviation (with 1/n); coefficients are given in the units of the covariates all the same.</summary>
    public bool Standardise { get; init; } = true;

    /// <summary>Breslow's or Efron's ties; the discrete method is not defined.</summary>
    public CoxTies Ties { get; init; } = CoxTies.Breslow;

    /// <summary>Converged when no optimality condition of a standardised coefficient is violated by more than this, as a share of the number of rows.</summary>
    public double Tolerance { get; init; } = 1e-11;

    /// <summary>Quadratic approximations at most, for one penalty.</summary>
    public int MaxIterations { get; init; } = 100;
}
