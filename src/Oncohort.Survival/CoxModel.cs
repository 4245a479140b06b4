using Oncohort.Survival.Cox;

namespace Oncohort.Survival;

/// <summary>Cox's proportional-hazards regression.</summary>
/// <remarks>
/// Cox (1972), with Efron's, Breslow's or the discrete treatment of ties, strata, left truncation or start-stop rows, case weights, counts, robust and
/// cluster variance. Newton's method from zero, O(n p^2) an iteration after one sort; nothing of size n x n is ever formed.
/// </remarks>
public static class CoxModel
{
    /// <summary>Fits a model of the hazard of event code 1; other codes count as censored.</summary>
    /// <param name="data">Follow-up.</param>
    /// <param name="covariates">Covariates with as many rows.</param>
    /// <param name="options">Tie method, level, convergence; null for R's defaults.</param>
    /// <param name="strata">Strata with their own baseline hazards; null for none.</param>
    /// <param name="clusters">Rows that belong together, for the robust variance; null for none.</param>
    /// <returns>The fit. Separation, collinearity and non-convergence are statuses of its terms, not exceptions.</returns>
    /// <exception cref="EstimationException">There are no rows, no events, or no covariate that varies.</exception>
    /// <exception cref="ArgumentException">The numbers of rows differ, or the discrete method meets weights or counts, for which it is not defined.</exception>
    public static CoxFit Fit(TimeToEvent data, CovariateMatrix covariates, CoxOptions? options = null, Grouping? strata = null, Grouping? clusters = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(covariates);
        options ??= new CoxOptions();
        data.RequireRows(covariates.Rows, nameof(covariates));
        data.RequireRows(strata?.Rows, nameof(strata));
        data.RequireRows(clusters?.Rows, nameof(clusters));
        if (options.Ties == CoxTies.Discrete && data.IsWeighted)
            throw new ArgumentException("The discrete partial likelihood is not defined for case weights or counts.", nameof(options));
        if (data.Rows == 0) throw new EstimationException(EstimationProblem.NoRows, "There are no rows to fit a Cox model to.");
        if (data.Events() == 0) throw new EstimationException(EstimationProblem.NoEvents, "There are no events.");

        var design = CoxDesign.Build(data, covariates, strata);
        var sweep = new RiskSetSweep(design);
        IPartialLikelihood likelihood = options.Ties == CoxTies.Discrete
            ? new DiscreteLikelihood(design, sweep)
            : new PartialLikelihood(design, sweep, options.Ties);
        var newton = NewtonIteration.Run(likelihood, design.Columns, options);
        if (newton.NullFactor.Rank == 0)
            throw new EstimationException(EstimationProblem.NoCovariate, "No covariate varies among the rows at risk when an event occurs.");
        sweep.Predict(newton.Beta);
        return new CoxFit(covariates.Names, design, sweep, newton, options, clusters);
    }
}
