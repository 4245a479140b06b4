using Oncohort.Survival.Cox;
using Oncohort.Survival.Cox.Checking;

namespace Oncohort.Survival;

/// <summary>A fitted Cox model. Immutable; diagnostics are computed when asked for.</summary>
public sealed class CoxFit
{
    private readonly CoxDesign _design;
    private readonly RiskSetSweep _sweep;
    private readonly CoxOptions _options;
    private readonly Grouping? _clusters;
    private readonly bool[] _dependent;
    private readonly int[] _divergence;
    private readonly double[,] _modelCovariance;
    private readonly double[,]? _robustCovariance;
    private readonly Lazy<CoxResiduals> _residuals;

    internal CoxFit(
        IReadOnlyList<string> names, CoxDesign design, RiskSetSweep sweep, NewtonIteration newton, CoxOptions options, Grouping? clusters)
    {
        _design = design;
        _sweep = sweep;
        _options = options;
        _clusters = clusters;
        Rows = design.Data.Rows;
        Events = design.Data.Events();
        Iterations = newton.Iterations;
        Converged = newton.Converged;
        LogLikelihoodNull = CoefficientInference.Finite(newton.Null.LogLikelihood);
        LogLikelihood = CoefficientInference.Finite(newton.Point.LogLikelihood);
        _dependent = [.. Enumerable.Range(0, design.Columns).Select(j => newton.NullFactor.IsDependent(j) || newton.Factor.IsDependent(j))];
        double[,] scaled = newton.Factor.Inverse();
        _modelCovariance = CoefficientInference.Unscale(scaled, design.Scale);
        var hazards = new Lazy<IReadOnlyList<StratumHazard>>(() => HazardPath.Of(design, sweep, options.Ties));
        if (options.Ties != CoxTies.Discrete && (options.Robust || clusters is not null))
        {
            double[] scores = new RowResiduals(design, sweep, hazards.Value).WeightedScore();
            _robustCovariance = CoefficientInference.Unscale(RobustCovariance.Of(design, scores, scaled, clusters), design.Scale);
        }

        var inference = new CoefficientInference(newton, design.Scale, options.Level);
        Terms = [.. names.Select((name, j) => inference.Term(name, j, _modelCovariance, _robustCovariance))];
        _divergence = [.. Terms.Select((term, j) => term.Status == EstimateStatus.Separated ? Math.Sign(newton.Beta[j]) : 0)];
        LikelihoodRatio = inference.LikelihoodRatio();
        Wald = inference.Wald(_robustCovariance ?? _modelCovariance);
        Score = inference.Score();
        _residuals = new Lazy<CoxResiduals>(() => new CoxResiduals(design, sweep, hazards.Value, _modelCovariance, Coefficients()));
    }

    /// <summary>Rows used.</summary>
    public int Rows { get; }

    /// <summary>Patients with the event.</summary>
    public long Events { get; }

    /// <summary>Newton iterations used.</summary>
    public int Iterations { get; }

    /// <summary>Whether the log likelihood converged.</summary>
    public bool Converged { get; }

    /// <summary>The log partial likelihood at zero; null when not finite.</summary>
    public double? LogLikelihoodNull { get; }

    /// <summary>The log partial likelihood at the estimate; null when not finite.</summary>
    public double? LogLikelihood { get; }

    /// <summary>The coefficients, in the order of the covariates.</summary>
    public IReadOnlyList<CoxTerm> Terms { get; }

    /// <summary>Twice the rise of the log likelihood.</summary>
    public ChiSquareTest LikelihoodRatio { get; }

    /// <summary>The Wald test, with the robust variance when one was asked for; null under separation, where it means nothing.</summary>
    public ChiSquareTest Wald { get; }

    /// <summary>The score test at zero.</summary>
    public ChiSquareTest Score { get; }

    /// <summary>Whether standard errors, p-values and limits are robust.</summary>
    public bool IsRobust => _robustCovariance is not null;

    /// <summary>Covariance of two coefficients (robust when asked for), in the units of the covariates.</summary>
    public double Covariance(int a, int b) => (_robustCovariance ?? _modelCovariance)[a, b];

    /// <summary>Where a separated coefficient runs to: 1 for plus infinity, -1 for minus infinity; 0 for one that is not separated.</summary>
    public int DirectionOfDivergence(int term) => _divergence[term];

    /// <summary>Residuals and the influence of rows.</summary>
    /// <exception cref="EstimationException">Ties are treated by the discrete likelihood, for which residuals are not defined.</exception>
    public CoxResiduals Residuals => _options.Ties != CoxTies.Discrete
        ? _residuals.Value
        : throw new EstimationException(EstimationProblem.NotDefined, "Residuals are not defined for the discrete partial likelihood.");

    /// <summary>The Wald test that some coefficients are all 0 (robust when asked for); null where one of them has no estimate.</summary>
    /// <param name="columns">Positions of the coefficients; collinear ones do not count.</param>
    public ChiSquareTest WaldTest(IEnumerable<int> columns) => SubsetWald.Of(this, columns);

    /// <summary>The Wald test that some linear combinations of the coefficients are all 0; null where a coefficient in them has no estimate.</summary>
    /// <param name="contrasts">Independent combinations, a weight for each coefficient.</param>
    public ChiSquareTest WaldTest(IReadOnlyList<double[]> contrasts) => Contrasts.Test(this, contrasts);

    /// <summary>A linear combination of the coefficients with its interval; null where a coefficient in it has no estimate.</summary>
    /// <param name="weights">A weight for each coefficient: the difference of the covariates of two patients.</param>
    public CoxContrast? Contrast(ReadOnlySpan<double> weights) => Contrasts.Estimate(this, weights, _options.Level);

    /// <summary>The survival predicted for a patient, at every event time of a stratum.</summary>
    /// <param name="covariates">The covariates in their own units; all 0 for the baseline.</param>
    /// <param name="stratum">The code of the stratum.</param>
    /// <param name="intervalType">The scale on which limits are symmetric.</param>
    /// <exception cref="ArgumentException">There is another number of covariates.</exception>
    /// <exception cref="EstimationException">A coefficient has no finite estimate, or ties are treated by the discrete likelihood.</exception>
    public IReadOnlyList<PredictedSurvivalPoint> PredictSurvival(
        ReadOnlySpan<double> covariates, int stratum = 0, ConfidenceIntervalType intervalType = ConfidenceIntervalType.Log)
    {
        if (covariates.Length != _design.Columns)
            throw new ArgumentException($"There are {covariates.Length} covariates, the model has {_design.Columns}.", nameof(covariates));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)stratum, (uint)Residuals.Strata.Count, nameof(stratum));
        if (Terms.Any(term => term.Status is not (EstimateStatus.Estimated or EstimateStatus.Collinear)))
            throw new EstimationException(EstimationProblem.NotDefined, "Survival cannot be predicted while a coefficient has no finite estimate.");
        return SurvivalPrediction.Of(_design, Residuals.Strata[stratum], _sweep.Shift, Coefficients(), Covariance, covariates, intervalType, _options.Level);
    }

    /// <summary>Harrell's concordance of the linear predictor.</summary>
    public ConcordanceIndex Concordance() => Cox.Concordance.Of(_design, _sweep.Predictors, _clusters);

    /// <summary>Score tests of proportional hazards, for each term and for all columns together.</summary>
    /// <param name="terms">Terms as ranges of columns: a factor is one term with several columns.</param>
    /// <param name="transform">The function of time with which a coefficient may change.</param>
    /// <returns>
    /// One test a term, then <c>GLOBAL</c>; without numbers for the discrete method, for which the test is not defined, where a coefficient
    /// that is tested has no finite estimate, and for the logarithm of time when an event is at time 0.
    /// </returns>
    public IReadOnlyList<ProportionalHazardsTest> ProportionalHazards(
        IReadOnlyList<(string Name, int First, int Count)> terms, TimeTransform transform = TimeTransform.KaplanMeier)
    {
        ArgumentNullException.ThrowIfNull(terms);
        int all = _design.Columns;
        (string Name, int First, int Count)[] tests = [.. terms, ("GLOBAL", 0, all)];
        if (_options.Ties == CoxTies.Discrete || TimeTransforms.Of(_design, transform) is not { } atTime)
            return [.. tests.Select(test => new ProportionalHazardsTest(test.Name, new ChiSquareTest(null, test.Count, null)))];
        var score = ProportionalHazardsScore.Gather(_design, _sweep, _options.Ties, atTime);
        return [.. tests.Select(test => new ProportionalHazardsTest(test.Name, Tested(score, test.First, test.Count)))];
    }

    private double[] Coefficients() => [.. Terms.Select(term => term.Coefficient ?? 0)];

    private ChiSquareTest Tested(ProportionalHazardsScore score, int first, int count)
    {
        int[] columns = [.. Enumerable.Range(first, count)];
        ChiSquareTest test = score.Test(columns, _dependent);
        bool finite = Array.TrueForAll(columns, j => Terms[j].Status is EstimateStatus.Estimated or EstimateStatus.Collinear);
        return finite ? test : test with { ChiSquare = null, P = null };
    }
}
