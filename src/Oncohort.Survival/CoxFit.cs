using Oncohort.Survival.Cox;

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
        if (options.Ties != CoxTies.Discrete && (options.Robust || clusters is not null))
            _robustCovariance = CoefficientInference.Unscale(RobustCovariance.Of(design, ScoreResiduals.Of(design, sweep, options.Ties), scaled, clusters), design.Scale);
        var inference = new CoefficientInference(newton, design.Scale, options.Level);
        Terms = [.. names.Select((name, j) => inference.Term(name, j, _modelCovariance, _robustCovariance))];
        _divergence = [.. Terms.Select((term, j) => term.Status == EstimateStatus.Separated ? Math.Sign(newton.Beta[j]) : 0)];
        LikelihoodRatio = inference.LikelihoodRatio();
        Wald = inference.Wald(_robustCovariance ?? _modelCovariance);
        Score = inference.Score();
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

    /// <summary>Harrell's concordance of the linear predictor.</summary>
    public ConcordanceIndex Concordance() => Cox.Concordance.Of(_design, _sweep.Predictors, _clusters);

    /// <summary>Score tests of proportional hazards with the Kaplan-Meier transform of time, for each term and for all columns together.</summary>
    /// <param name="terms">Terms as ranges of columns: a factor is one term with several columns.</param>
    /// <returns>
    /// One test a term, then <c>GLOBAL</c>; without numbers for the discrete method, for which the test is not defined, and where a coefficient
    /// that is tested has no finite estimate.
    /// </returns>
    public IReadOnlyList<ProportionalHazardsTest> ProportionalHazards(IReadOnlyList<(string Name, int First, int Count)> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        int all = _design.Columns;
        (string Name, int First, int Count)[] tests = [.. terms, ("GLOBAL", 0, all)];
        if (_options.Ties == CoxTies.Discrete)
            return [.. tests.Select(test => new ProportionalHazardsTest(test.Name, new ChiSquareTest(null, test.Count, null)))];
        var score = ProportionalHazardsScore.Gather(_design, _sweep, _options.Ties);
        return [.. tests.Select(test => new ProportionalHazardsTest(test.Name, Tested(score, test.First, test.Count)))];
    }

    private ChiSquareTest Tested(ProportionalHazardsScore score, int first, int count)
    {
        int[] columns = [.. Enumerable.Range(first, count)];
        ChiSquareTest test = score.Test(columns, _dependent);
        bool finite = Array.TrueForAll(columns, j => Terms[j].Status is EstimateStatus.Estimated or EstimateStatus.Collinear);
        return finite ? test : test with { ChiSquare = null, P = null };
    }
}
