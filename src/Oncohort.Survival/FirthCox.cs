using Oncohort.Survival.Cox;
using Oncohort.Survival.Firth;

namespace Oncohort.Survival;

/// <summary>Cox's regression with Firth's penalty: finite, less biased estimates when events are few or separated.</summary>
/// <remarks>
/// Heinze and Schemper (2001) after Firth (1993): the log partial likelihood is maximised with half the log determinant of its information added. Strata,
/// left truncation or start-stop rows, case weights and counts enter as in <see cref="CoxModel"/>. The modified score is exact: O(n p^2) an evaluation. Every interval and
/// p-value is a profile, so a fit takes some tens of maximisations for each coefficient: a method for small samples.
/// <para>Assumes proportional hazards and independent censoring, as Cox's model does; rows are independent, there is no robust variance.</para>
/// </remarks>
public static class FirthCox
{
    /// <summary>Fits a model of the hazard of event code 1; other codes count as censored.</summary>
    /// <param name="data">Follow-up.</param>
    /// <param name="covariates">Covariates with as many rows.</param>
    /// <param name="options">Tie method, level, convergence; null for Efron's ties at 95 %.</param>
    /// <param name="strata">Strata with their own baseline hazards; null for none.</param>
    /// <returns>The fit. Collinearity and non-convergence are statuses of its terms, not exceptions.</returns>
    /// <exception cref="EstimationException">There are no rows, no events, or no covariate that varies.</exception>
    /// <exception cref="ArgumentException">The numbers of rows differ, or the ties are discrete.</exception>
    public static FirthCoxFit Fit(TimeToEvent data, CovariateMatrix covariates, FirthCoxOptions? options = null, Grouping? strata = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(covariates);
        options ??= new FirthCoxOptions();
        data.RequireRows(covariates.Rows, nameof(covariates));
        data.RequireRows(strata?.Rows, nameof(strata));
        if (options.Ties == CoxTies.Discrete) throw new ArgumentException("Firth's penalty is defined here for Efron's and Breslow's ties.", nameof(options));
        if (data.Rows == 0) throw new EstimationException(EstimationProblem.NoRows, "There are no rows to fit a Cox model to.");
        if (data.Events() == 0) throw new EstimationException(EstimationProblem.NoEvents, "There are no events.");

        int[] kept = IndependentColumns.Of(data, covariates, strata, options.Ties);
        if (kept.Length == 0) throw new EstimationException(EstimationProblem.NoCovariate, "No covariate varies among the rows at risk when an event occurs.");
        var independent = new CovariateMatrix([.. kept.Select(j => covariates.Names[j])], [.. kept.Select(j => covariates.Columns[j])]);
        var design = CoxDesign.Build(data, independent, strata);
        return new FirthCoxFit(covariates.Names, kept, design, new FirthLikelihood(design, options.Ties), options);
    }
}
