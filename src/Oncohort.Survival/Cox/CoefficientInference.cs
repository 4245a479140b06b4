using Oncohort.Survival.Distributions;
using Oncohort.Survival.Linear;

namespace Oncohort.Survival.Cox;

/// <summary>What follows from a maximised partial likelihood: coefficients with limits and statuses in the units of the covariates, and the three tests.</summary>
/// <param name="newton">The maximum, on the scaled covariates.</param>
/// <param name="scale">What each covariate was divided by; 0 for a constant one.</param>
/// <param name="level">The confidence level.</param>
internal sealed class CoefficientInference(NewtonIteration newton, double[] scale, double level)
{
    /// <summary>A covariance of the scaled coefficients in the units of the covariates; 0 for constant ones.</summary>
    public static double[,] Unscale(double[,] scaled, double[] scale)
    {
        int p = scale.Length;
        double[,] covariance = new double[p, p];
        for (int i = 0; i < p; i++)
        {
            for (int j = 0; j < p; j++)
            {
                if (scale[i] > 0 && scale[j] > 0) covariance[i, j] = scaled[i, j] / (scale[i] * scale[j]);
            }
        }

        return covariance;
    }

    public static double? Finite(double value) => double.IsFinite(value) ? value : null;

    /// <summary>Whether a coefficient exists.</summary>
    public EstimateStatus Status(int j)
    {
        if (newton.NullFactor.IsDependent(j)) return EstimateStatus.Collinear;
        if (newton.Moving[j]) return EstimateStatus.Separated;
        if (newton.Factor.IsDependent(j)) return EstimateStatus.Collinear;
        return newton.Converged ? EstimateStatus.Estimated : EstimateStatus.DidNotConverge;
    }

    /// <summary>One coefficient, tested by its robust standard error when there is one.</summary>
    public CoxTerm Term(string name, int j, double[,] covariance, double[,]? robustCovariance = null)
    {
        EstimateStatus status = Status(j);
        double se = Math.Sqrt(covariance[j, j]);
        if (status != EstimateStatus.Estimated || !(se > 0) || !double.IsFinite(se))
            return new CoxTerm(name, null, null, null, null, null, default, status == EstimateStatus.Estimated ? EstimateStatus.NotEstimable : status);

        double coefficient = newton.Beta[j] / scale[j];
        double? robust = robustCovariance is null ? null : Math.Sqrt(Math.Max(0, robustCovariance[j, j]));
        double used = robust ?? se;
        double half = NormalDistribution.IntervalMultiplier(level) * used;
        var ratio = new IntervalEstimate(Ratio(coefficient), Ratio(coefficient - half), Ratio(coefficient + half));
        if (!(used > 0)) return new CoxTerm(name, coefficient, se, robust, null, null, ratio with { Lower = null, Upper = null }, status);
        double z = coefficient / used;
        return new CoxTerm(name, coefficient, se, robust, z, NormalDistribution.TwoSided(z), ratio, status);
    }

    /// <summary>Twice the rise of the log likelihood.</summary>
    public ChiSquareTest LikelihoodRatio() =>
        Finite(newton.Point.LogLikelihood) is double model && Finite(newton.Null.LogLikelihood) is double none
            ? Test(2 * Math.Max(0, model - none), newton.NullFactor.Rank)
            : new ChiSquareTest(null, newton.NullFactor.Rank, null);

    /// <summary>The Wald test of all coefficients; without numbers where one of them has no estimate.</summary>
    public ChiSquareTest Wald(double[,] covariance)
    {
        int[] used = [.. Enumerable.Range(0, scale.Length).Where(j => Status(j) == EstimateStatus.Estimated && covariance[j, j] > 0)];
        if (used.Length < newton.NullFactor.Rank) return new ChiSquareTest(null, newton.NullFactor.Rank, null);
        double[,] scaled = new double[used.Length, used.Length];
        double[] beta = new double[used.Length];
        for (int i = 0; i < used.Length; i++)
        {
            beta[i] = newton.Beta[used[i]];
            for (int j = 0; j < used.Length; j++) scaled[i, j] = covariance[used[i], used[j]] * scale[used[i]] * scale[used[j]];
        }

        var factor = SymmetricFactor.Of(scaled);
        return factor.Rank < used.Length ? new ChiSquareTest(null, used.Length, null) : Test(factor.Quadratic(beta), used.Length);
    }

    /// <summary>The score test at zero.</summary>
    public ChiSquareTest Score() => Test(newton.NullFactor.Quadratic(newton.Null.Score), newton.NullFactor.Rank);

    /// <summary>A statistic with its upper-tail probability; without numbers where it is not finite or has no degrees of freedom.</summary>
    public static ChiSquareTest Test(double chiSquare, int df) =>
        double.IsFinite(chiSquare) && df > 0 ? new ChiSquareTest(chiSquare, df, ChiSquareDistribution.UpperTail(chiSquare, df)) : new ChiSquareTest(null, df, null);

    /// <summary>The exponential; null where it is too large or too small for a double.</summary>
    public static double? Ratio(double logarithm) => Math.Exp(logarithm) is var ratio && double.IsNormal(ratio) ? ratio : null;
}
