using Oncohort.Survival.Cox;
using Oncohort.Survival.Distributions;
using Oncohort.Survival.Firth;
using Oncohort.Survival.Linear;

namespace Oncohort.Survival;

/// <summary>A Cox model fitted with Firth's penalty. Immutable.</summary>
public sealed class FirthCoxFit
{
    private readonly double[,] _covariance;
    private readonly int[] _kept;

    internal FirthCoxFit(IReadOnlyList<string> names, int[] kept, CoxDesign design, FirthLikelihood likelihood, FirthCoxOptions options)
    {
        FirthPoint none = likelihood.At(new double[design.Columns]);
        var best = FirthMaximum.From(likelihood, new double[design.Columns], -1, options);
        likelihood.At(best.Beta);
        Concordance = Cox.Concordance.Of(design, likelihood.Predictors, null);
        Rows = design.Data.Rows;
        Events = design.Data.Events();
        Iterations = best.Iterations;
        Converged = best.Converged;
        double units = design.Scale.Sum(Math.Log);
        PenalisedLogLikelihoodNull = CoefficientInference.Finite(none.Penalised + units);
        PenalisedLogLikelihood = CoefficientInference.Finite(best.Point.Penalised + units);
        double[,] scaled = SymmetricFactor.Of(best.Point.Information).Inverse();
        _covariance = CoefficientInference.Unscale(scaled, design.Scale);
        _kept = kept;
        var profile = new ProfileLikelihood(likelihood, best, scaled, options);
        Terms = [.. names.Select((name, column) => Term(name, Array.IndexOf(kept, column), best, design.Scale, profile, options.Level))];
        LikelihoodRatio = CoefficientInference.Test(2 * Math.Max(0, best.Point.Penalised - none.Penalised), kept.Length);
        Wald = CoefficientInference.Test(Quadratic(best.Point.Information, best.Beta), kept.Length);
        Score = CoefficientInference.Test(SymmetricFactor.Of(none.Information).Quadratic(none.Score), kept.Length);
    }

    /// <summary>Rows used.</summary>
    public int Rows { get; }

    /// <summary>Patients with the event.</summary>
    public long Events { get; }

    /// <summary>Iterations used.</summary>
    public int Iterations { get; }

    /// <summary>Whether the estimate converged.</summary>
    public bool Converged { get; }

    /// <summary>The penalised log likelihood with all coefficients 0, the information in the units of the covariates; null when not finite.</summary>
    public double? PenalisedLogLikelihoodNull { get; }

    /// <summary>The penalised log likelihood at the estimate, the information in the units of the covariates; null when not finite.</summary>
    public double? PenalisedLogLikelihood { get; }

    /// <summary>The coefficients, in the order of the covariates.</summary>
    public IReadOnlyList<FirthCoxTerm> Terms { get; }

    /// <summary>Twice the rise of the penalised log likelihood from 0.</summary>
    public ChiSquareTest LikelihoodRatio { get; }

    /// <summary>The Wald test with the information at the estimate.</summary>
    public ChiSquareTest Wald { get; }

    /// <summary>The modified score at 0 with the information there.</summary>
    public ChiSquareTest Score { get; }

    /// <summary>Harrell's concordance of the linear predictor.</summary>
    public ConcordanceIndex Concordance { get; }

    /// <summary>Covariance of two coefficients, the inverse information at the estimate; 0 with one that is collinear.</summary>
    public double Covariance(int a, int b)
    {
        int i = Array.IndexOf(_kept, a);
        int j = Array.IndexOf(_kept, b);
        return i < 0 || j < 0 ? 0 : _covariance[i, j];
    }

    private FirthCoxTerm Term(string name, int j, FirthMaximum best, double[] scale, ProfileLikelihood profile, double level)
    {
        if (j < 0) return new FirthCoxTerm(name, null, null, null, default, new ChiSquareTest(null, 0, null), EstimateStatus.Collinear);
        if (!best.Converged) return new FirthCoxTerm(name, null, null, null, default, new ChiSquareTest(null, 1, null), EstimateStatus.DidNotConverge);
        double multiplier = NormalDistribution.IntervalMultiplier(level);
        double coefficient = best.Beta[j] / scale[j];
        double error = Math.Sqrt(_covariance[j, j]);
        var ratio = new IntervalEstimate(
            CoefficientInference.Ratio(coefficient),
            Ratio(profile.Limit(j, -1, multiplier * multiplier) / scale[j]),
            Ratio(profile.Limit(j, 1, multiplier * multiplier) / scale[j]));
        ChiSquareTest test = profile.FallAtZero(j) is { } fall ? CoefficientInference.Test(fall, 1) : new ChiSquareTest(null, 1, null);
        return new FirthCoxTerm(name, coefficient, error, coefficient / error, ratio, test, EstimateStatus.Estimated);
    }

    private static double? Ratio(double? logarithm) => logarithm is { } value ? CoefficientInference.Ratio(value) : null;

    private static double Quadratic(double[,] matrix, double[] v)
    {
        double sum = 0;
        for (int i = 0; i < v.Length; i++)
        {
            for (int j = 0; j < v.Length; j++) sum += v[i] * matrix[i, j] * v[j];
        }

        return sum;
    }
}
