using Oncohort.Survival.Shrinkage;

namespace Oncohort.Survival;

/// <summary>Cox's regression with a ridge, lasso or elastic-net penalty.</summary>
/// <remarks>
/// Simon, Friedman, Hastie and Tibshirani (2011): minimises -l(beta) / W + lambda sum_j v_j (alpha |b_j| + (1 - alpha) b_j^2 / 2) with l the log partial likelihood,
/// W the weight of the rows, b_j = beta_j times the standard deviation of column j and v_j its penalty factor. Strata, left truncation or start-stop rows, case weights and counts enter l as in
/// <see cref="CoxModel"/>. Each step of the path starts at the one before; coordinate descent on quadratic approximations with the exact information of the columns at hand,
/// which the strong rule of Tibshirani et al. (2012) names and the optimality conditions of all columns check: O(n p + n a^2) an approximation with a columns at hand.
/// <para>Assumes proportional hazards and independent censoring. There are no standard errors: intervals and p-values are not valid after such a selection.</para>
/// </remarks>
public static class PenalisedCox
{
    /// <summary>Fits the models of event code 1 along a path of penalties; other codes count as censored.</summary>
    /// <param name="data">Follow-up.</param>
    /// <param name="covariates">Covariates with as many rows.</param>
    /// <param name="options">The penalty; null for the lasso.</param>
    /// <param name="strata">Strata with their own baseline hazards; null for none.</param>
    /// <returns>The models, from the largest penalty to the smallest.</returns>
    /// <exception cref="EstimationException">There are no rows, no events, or no penalised covariate that varies.</exception>
    /// <exception cref="ArgumentException">The numbers of rows or columns differ, a choice is out of range, or the ties are discrete.</exception>
    public static PenalisedCoxPath Fit(TimeToEvent data, CovariateMatrix covariates, PenalisedCoxOptions? options = null, Grouping? strata = null)
    {
        options = Check(data, covariates, options, strata);
        return new PathDescent(data, covariates, strata, options).Run();
    }

    /// <summary>Fits a path and cross-validates it: each fold is predicted by models of the other folds at the same penalties.</summary>
    /// <remarks>
    /// The deviance of a fold is the deviance of all rows less that of the other folds, both at the coefficients of the other folds (Verweij and van Houwelingen, 1993), a sum over risk sets that the fold alone could not
    /// give; it is divided by the weight of the fold's events.
    /// </remarks>
    /// <param name="data">Follow-up.</param>
    /// <param name="covariates">Covariates with as many rows.</param>
    /// <param name="folds">The fold of each row, at least two; see <see cref="Folds"/>.</param>
    /// <param name="options">The penalty; null for the lasso.</param>
    /// <param name="strata">Strata with their own baseline hazards; null for none.</param>
    /// <exception cref="EstimationException">As <see cref="Fit"/>, or a fold holds no event, or all events but those of one fold.</exception>
    /// <exception cref="ArgumentException">As <see cref="Fit"/>, or there are fewer than two folds.</exception>
    public static PenalisedCoxValidation CrossValidate(
        TimeToEvent data, CovariateMatrix covariates, Grouping folds, PenalisedCoxOptions? options = null, Grouping? strata = null)
    {
        ArgumentNullException.ThrowIfNull(folds);
        options = Check(data, covariates, options, strata);
        data.RequireRows(folds.Rows, nameof(folds));
        if (folds.Groups < 2) throw new ArgumentException("Cross-validation needs at least two folds.", nameof(folds));
        return CrossValidation.Run(data, covariates, folds, strata, options);
    }

    /// <summary>Divides rows into folds of nearly equal size and nearly equal numbers of events, by seeded shuffling.</summary>
    /// <param name="data">Follow-up.</param>
    /// <param name="folds">The number of folds, at least 2.</param>
    /// <param name="seed">The seed; the same numbers on every platform.</param>
    /// <param name="units">Rows that must stay in one fold together, such as those of one patient; null when each row stands alone.</param>
    public static Grouping Folds(TimeToEvent data, int folds, long seed, Grouping? units = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        data.RequireRows(units?.Rows, nameof(units));
        return FoldDeal.Deal(data, folds, seed, units);
    }

    private static PenalisedCoxOptions Check(TimeToEvent data, CovariateMatrix covariates, PenalisedCoxOptions? options, Grouping? strata)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(covariates);
        options ??= new PenalisedCoxOptions();
        data.RequireRows(covariates.Rows, nameof(covariates));
        data.RequireRows(strata?.Rows, nameof(strata));
        if (options.Ties == CoxTies.Discrete) throw new ArgumentException("The penalised model is defined here for Breslow's and Efron's ties.", nameof(options));
        if (!(options.Alpha is >= 0 and <= 1)) throw new ArgumentException($"Alpha is {options.Alpha}, expected 0 to 1.", nameof(options));
        if (options.Lambdas is { } lambdas && (lambdas.Count == 0 || lambdas.Any(lambda => !(lambda >= 0) || !double.IsFinite(lambda))))
            throw new ArgumentException("A lambda is negative or not finite, or there is none.", nameof(options));
        if (options.PenaltyFactors is { } factors && (factors.Count != covariates.Columns.Count || factors.Any(factor => !(factor >= 0) || !double.IsFinite(factor)) || factors.All(factor => factor == 0)))
            throw new ArgumentException("There must be a penalty factor of 0 or more for each column, and one above 0.", nameof(options));
        if (data.Rows == 0) throw new EstimationException(EstimationProblem.NoRows, "There are no rows to fit a Cox model to.");
        if (data.Events() == 0) throw new EstimationException(EstimationProblem.NoEvents, "There are no events.");
        return options;
    }
}
