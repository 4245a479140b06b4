using Oncohort.Survival.Cox;
using Oncohort.Survival.Distributions;
using Oncohort.Survival.Linear;

namespace Oncohort.Survival;

/// <summary>A fitted Cox model. Immutable; diagnostics are computed when asked for.</summary>
public sealed class CoxFit
{
    private readonly CoxDesign _design;
    private readonly RiskSetSweep _sweep;
    private readonly CoxOptions _options;
    private readonly Grouping? _clusters;
    private readonly bool[] _dependent;
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
        LogLikelihoodNull = Finite(newton.Null.LogLikelihood);
        LogLikelihood = Finite(newton.Point.LogLikelihood);
        _dependent = [.. Enumerable.Range(0, design.Columns).Select(j => newton.NullFactor.IsDependent(j) || newton.Factor.IsDependent(j))];
        double[,] scaled = newton.Factor.Inverse();
        _modelCovariance = Unscale(scaled);
        if (options.Ties != CoxTies.Discrete && (options.Robust || clusters is not null))
            _robustCovariance = Unscale(RobustCovariance.Of(design, ScoreResiduals.Of(design, sweep, options.Ties), scaled, clusters));
        Terms = [.. names.Select((name, j) => Term(name, j, newton))];
        LikelihoodRatio = RatioTest(newton);
        Wald = WaldTest(newton);
        Score = Test(newton.NullFactor.Quadratic(newton.Null.Score), newton.NullFactor.Rank);
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

    private CoxTerm Term(string name, int j, NewtonIteration newton)
    {
        EstimateStatus status = Status(j, newton);
        double se = Math.Sqrt(_modelCovariance[j, j]);
        if (status != EstimateStatus.Estimated || !(se > 0) || !double.IsFinite(se))
            return new CoxTerm(name, null, null, null, null, null, default, status == EstimateStatus.Estimated ? EstimateStatus.NotEstimable : status);

        double coefficient = newton.Beta[j] / _design.Scale[j];
        double? robust = _robustCovariance is null ? null : Math.Sqrt(Math.Max(0, _robustCovariance[j, j]));
        double used = robust ?? se;
        double half = NormalDistribution.IntervalMultiplier(_options.Level) * used;
        var ratio = new IntervalEstimate(Ratio(coefficient), Ratio(coefficient - half), Ratio(coefficient + half));
        if (!(used > 0)) return new CoxTerm(name, coefficient, se, robust, null, null, ratio with { Lower = null, Upper = null }, status);
        double z = coefficient / used;
        return new CoxTerm(name, coefficient, se, robust, z, NormalDistribution.TwoSided(z), ratio, status);
    }

    private static EstimateStatus Status(int j, NewtonIteration newton)
    {
        if (newton.NullFactor.IsDependent(j)) return EstimateStatus.Collinear;
        if (newton.Moving[j]) return EstimateStatus.Separated;
        if (newton.Factor.IsDependent(j)) return EstimateStatus.Collinear;
        return newton.Converged ? EstimateStatus.Estimated : EstimateStatus.DidNotConverge;
    }

    private ChiSquareTest RatioTest(NewtonIteration newton) =>
        LogLikelihood is double model && LogLikelihoodNull is double none
            ? Test(2 * Math.Max(0, model - none), newton.NullFactor.Rank)
            : new ChiSquareTest(null, newton.NullFactor.Rank, null);

    private ChiSquareTest WaldTest(NewtonIteration newton)
    {
        int[] used = [.. Enumerable.Range(0, _design.Columns).Where(j => Terms[j].Status == EstimateStatus.Estimated)];
        if (used.Length < newton.NullFactor.Rank) return new ChiSquareTest(null, newton.NullFactor.Rank, null);
        double[,] covariance = new double[used.Length, used.Length];
        double[] beta = new double[used.Length];
        for (int i = 0; i < used.Length; i++)
        {
            beta[i] = newton.Beta[used[i]];
            for (int j = 0; j < used.Length; j++) covariance[i, j] = Covariance(used[i], used[j]) * _design.Scale[used[i]] * _design.Scale[used[j]];
        }

        var factor = SymmetricFactor.Of(covariance);
        return factor.Rank < used.Length ? new ChiSquareTest(null, used.Length, null) : Test(factor.Quadratic(beta), used.Length);
    }

    private static ChiSquareTest Test(double chiSquare, int df) =>
        double.IsFinite(chiSquare) && df > 0 ? new ChiSquareTest(chiSquare, df, ChiSquareDistribution.UpperTail(chiSquare, df)) : new ChiSquareTest(null, df, null);

    private double[,] Unscale(double[,] scaled)
    {
        int p = _design.Columns;
        double[,] covariance = new double[p, p];
        for (int i = 0; i < p; i++)
        {
            for (int j = 0; j < p; j++)
            {
                if (_design.Scale[i] > 0 && _design.Scale[j] > 0) covariance[i, j] = scaled[i, j] / (_design.Scale[i] * _design.Scale[j]);
            }
        }

        return covariance;
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    /// <summary>The exponential; null where it is too large or too small for a double.</summary>
    private static double? Ratio(double logarithm) => Math.Exp(logarithm) is var ratio && double.IsNormal(ratio) ? ratio : null;
}
