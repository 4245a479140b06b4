using Oncohort.Survival.Cox;
using Oncohort.Survival.FineGray;

namespace Oncohort.Survival;

/// <summary>Fine and Gray's proportional subdistribution hazards regression: how covariates move the cumulative incidence of one cause when others compete.</summary>
/// <remarks>
/// Fine and Gray (1999), JASA 94:496. Those who had a competing event stay in the risk set with a weight that shrinks as censoring would have removed them, so the
/// coefficients act on the incidence and not on the rate of the cause among those still at risk. The risk sets are two running sums, one backward and one forward in time
/// (Kawaguchi, Shen, Suchard and Li, 2021, JCGS 30:685): Newton's method from zero in O(n p^2) an iteration; no data set is expanded. Tied events as Breslow; the defaults
/// reproduce R's <c>cmprsk::crr</c>. Late entry as Geskus (2011), Biometrics 67:39. Case weights weigh the censoring distribution too.
/// <para>Assumes that subdistribution hazards are proportional, and that censoring (and late entry) is independent of the covariates within the groups given for it.</para>
/// </remarks>
public static class FineGrayModel
{
    /// <summary>Fits a model of the incidence of event code 1; codes 2 and above compete. <see cref="TimeToEvent.ForCause"/> puts another cause first.</summary>
    /// <param name="data">Follow-up.</param>
    /// <param name="covariates">Covariates with as many rows.</param>
    /// <param name="options">Level, ties, variance, convergence; null for the defaults.</param>
    /// <param name="censoring">Groups with a censoring distribution of their own (<c>cengroup</c> of crr); null for one distribution.</param>
    /// <param name="clusters">Rows that belong together, for the variance (Zhou, Fine, Latouche and Labopin, 2012); null for none.</param>
    /// <returns>The fit. Separation, collinearity and non-convergence are statuses of its terms, not exceptions.</returns>
    /// <exception cref="EstimationException">There are no rows, no events of the cause, or no covariate that varies.</exception>
    /// <exception cref="ArgumentException">The numbers of rows differ.</exception>
    public static FineGrayFit Fit(TimeToEvent data, CovariateMatrix covariates, FineGrayOptions? options = null, Grouping? censoring = null, Grouping? clusters = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(covariates);
        options ??= new FineGrayOptions();
        data.RequireRows(covariates.Rows, nameof(covariates));
        data.RequireRows(censoring?.Rows, nameof(censoring));
        data.RequireRows(clusters?.Rows, nameof(clusters));
        if (data.Rows == 0) throw new EstimationException(EstimationProblem.NoRows, "There are no rows to fit a subdistribution hazards model to.");
        if (data.Events() == 0) throw new EstimationException(EstimationProblem.NoEvents, "There are no events of the cause.");

        var design = SubdistributionDesign.Build(data, covariates, censoring);
        var weights = CensoringWeights.Of(design, design.Cox.RiskWeight, options.CensoringTies);
        var likelihood = new SubdistributionLikelihood(design, design.Cox.RiskWeight, weights);
        var newton = NewtonIteration.Run(likelihood, design.Cox.Columns, new CoxOptions { MaxIterations = options.MaxIterations, Tolerance = options.Tolerance });
        if (newton.NullFactor.Rank == 0)
            throw new EstimationException(EstimationProblem.NoCovariate, "No covariate varies among the rows at risk when an event occurs.");
        return new FineGrayFit(covariates.Names, design, likelihood, weights, newton, options, clusters);
    }
}
