using Oncohort.Survival.Cox;
using Oncohort.Survival.FineGray;
using Oncohort.Survival.Memory;

namespace Oncohort.Survival;

/// <summary>A fitted subdistribution hazards model. Immutable; the bootstrap runs when asked for.</summary>
public sealed class FineGrayFit
{
    private readonly SubdistributionDesign _design;
    private readonly FineGrayOptions _options;
    private readonly Grouping? _clusters;
    private readonly double[] _beta;
    private readonly double[,] _covariance;
    private readonly double[] _baseline;
    private readonly double _shift;

    internal FineGrayFit(
        IReadOnlyList<string> names,
        SubdistributionDesign design,
        SubdistributionLikelihood likelihood,
        CensoringWeights censoring,
        NewtonIteration newton,
        FineGrayOptions options,
        Grouping? clusters)
    {
        _design = design;
        _options = options;
        _clusters = clusters;
        _beta = newton.Beta;
        Rows = design.Data.Rows;
        Events = design.Data.Events();
        Competing = design.Data.AllEvents() - Events;
        Iterations = newton.Iterations;
        Converged = newton.Converged;
        LogLikelihoodNull = CoefficientInference.Finite(newton.Null.LogLikelihood);
        LogLikelihood = CoefficientInference.Finite(newton.Point.LogLikelihood);
        double[] residuals = Residuals(likelihood, censoring);
        _baseline = [.. likelihood.Cumulative];
        _shift = likelihood.Shift;
        _covariance = CoefficientInference.Unscale(RobustCovariance.Of(design.Cox, residuals, newton.Factor.Inverse(), clusters), design.Cox.Scale);
        var inference = new CoefficientInference(newton, design.Cox.Scale, options.Level);
        Terms = [.. names.Select((name, j) => inference.Term(name, j, _covariance))];
        LikelihoodRatio = inference.LikelihoodRatio();
        Wald = inference.Wald(_covariance);
        Score = inference.Score();
    }

    /// <summary>Rows used.</summary>
    public int Rows { get; }

    /// <summary>Patients with an event of the cause.</summary>
    public long Events { get; }

    /// <summary>Patients with a competing event.</summary>
    public long Competing { get; }

    /// <summary>Newton iterations used.</summary>
    public int Iterations { get; }

    /// <summary>Whether the log likelihood converged.</summary>
    public bool Converged { get; }

    /// <summary>The log pseudo-likelihood at zero; null when not finite.</summary>
    public double? LogLikelihoodNull { get; }

    /// <summary>The log pseudo-likelihood at the estimate; null when not finite.</summary>
    public double? LogLikelihood { get; }

    /// <summary>The coefficients, in the order of the covariates: logarithms of subdistribution hazard ratios, with sandwich standard errors.</summary>
    public IReadOnlyList<CoxTerm> Terms { get; }

    /// <summary>Twice the rise of the log pseudo-likelihood. The weights are estimated, so its chi-square distribution is an approximation.</summary>
    public ChiSquareTest LikelihoodRatio { get; }

    /// <summary>The Wald test with the sandwich variance; null under separation, where it means nothing.</summary>
    public ChiSquareTest Wald { get; }

    /// <summary>The score test at zero, with the information as its variance.</summary>
    public ChiSquareTest Score { get; }

    /// <summary>Whether the variance takes the weights as known: by choice, or because rows enter late.</summary>
    public bool TakesWeightsAsKnown => _options.Variance == FineGrayVariance.KnownWeights || _design.Data.IsLeftTruncated;

    /// <summary>The sandwich covariance of two coefficients, in the units of the covariates.</summary>
    public double Covariance(int a, int b) => _covariance[a, b];

    /// <summary>The cumulative incidence of the cause that the model predicts for given covariates.</summary>
    /// <param name="covariates">One value for each covariate, in its own units.</param>
    /// <returns>A step curve over the observed times; without values when a coefficient has no finite estimate.</returns>
    public PredictedIncidence Predict(IReadOnlyList<double> covariates)
    {
        ArgumentNullException.ThrowIfNull(covariates);
        if (covariates.Count != _beta.Length) throw new ArgumentException($"There are {covariates.Count} values for {_beta.Length} covariates.", nameof(covariates));
        return new PredictedIncidence(_design.Data.Axis.Times, _baseline, Predicts ? Math.Exp(Predictor(covariates)) : null);
    }

    /// <summary>Estimates the variance by drawing patients (or clusters) with replacement.</summary>
    /// <param name="replicates">How many samples, at least 2.</param>
    /// <param name="seed">The seed; the same seed gives the same numbers on any machine and any number of threads.</param>
    /// <remarks>Efron and Tibshirani (1993). Every replicate estimates its censoring distribution anew. The rows stay sorted: a sample is a count for each. O(replicates n p^2).</remarks>
    public FineGrayBootstrap Bootstrap(int replicates, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 2);
        bool[] estimated = [.. Terms.Select(term => term.Status == EstimateStatus.Estimated)];
        double[][] samples = new Resampling(_design, _options.CensoringTies, _clusters, _beta, estimated).Run(replicates, seed);
        foreach (double[] sample in samples)
        {
            for (int j = 0; j < sample.Length; j++) sample[j] = estimated[j] ? sample[j] / _design.Cox.Scale[j] : double.NaN;
        }

        return new FineGrayBootstrap(replicates, seed, samples, estimated, _options.Level);
    }

    private double[] Residuals(SubdistributionLikelihood likelihood, CensoringWeights censoring)
    {
        likelihood.Means = LargeArray.Allocate<double>(_design.Times * _design.Cox.Columns);
        likelihood.At(_beta);
        return SubdistributionResiduals.Of(_design, likelihood, censoring, _design.Cox.RiskWeight, TakesWeightsAsKnown ? null : _options.CensoringTies);
    }

    private bool Predicts => Terms.All(term => term.Status is EstimateStatus.Estimated or EstimateStatus.Collinear);

    /// <summary>Adds to each row's total its incidence by the last observed time; false when the model predicts nothing.</summary>
    internal bool AddLastIncidence(CovariateMatrix covariates, double[] totals)
    {
        if (!Predicts) return false;
        double[] slopes = [.. _beta.Select((beta, j) => _design.Cox.Scale[j] > 0 ? beta / _design.Cox.Scale[j] : 0)];
        double origin = Predictor(new double[_beta.Length]);
        for (int row = 0; row < totals.Length; row++)
        {
            double predictor = origin;
            for (int j = 0; j < slopes.Length; j++) predictor += slopes[j] * covariates.Columns[j][row];
            totals[row] += PredictedIncidence.After(_baseline[^1], Math.Exp(predictor));
        }

        return true;
    }

    /// <summary>The linear predictor, relative to the baseline as it is kept.</summary>
    private double Predictor(IReadOnlyList<double> covariates)
    {
        double predictor = -_shift;
        for (int j = 0; j < _beta.Length; j++)
        {
            if (_design.Cox.Scale[j] > 0) predictor += _beta[j] * (covariates[j] - _design.Cox.Centre[j]) / _design.Cox.Scale[j];
        }

        return predictor;
    }
}
