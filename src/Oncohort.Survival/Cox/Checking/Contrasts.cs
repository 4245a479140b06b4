using Oncohort.Survival.Distributions;
using Oncohort.Survival.Linear;

namespace Oncohort.Survival.Cox.Checking;

/// <summary>Linear combinations of coefficients: one with its interval, several with a Wald test.</summary>
internal static class Contrasts
{
    /// <summary>Null where a coefficient that counts has no finite estimate; collinear ones count as 0.</summary>
    public static CoxContrast? Estimate(CoxFit fit, ReadOnlySpan<double> weights, double level)
    {
        if (!IsEstimable(fit, weights)) return null;
        double estimate = 0;
        double variance = Covariance(fit, weights, weights);
        for (int j = 0; j < weights.Length; j++) estimate += weights[j] * (fit.Terms[j].Coefficient ?? 0);
        double error = Math.Sqrt(Math.Max(0, variance));
        if (!double.IsFinite(estimate) || !double.IsFinite(error)) return null;
        double half = NormalDistribution.IntervalMultiplier(level) * error;
        return new CoxContrast(estimate, error, new IntervalEstimate(Ratio(estimate), Ratio(estimate - half), Ratio(estimate + half)));
    }

    /// <summary>The test that all combinations are 0.</summary>
    public static ChiSquareTest Test(CoxFit fit, IReadOnlyList<double[]> contrasts)
    {
        int df = contrasts.Count;
        if (df == 0 || contrasts.Any(contrast => !IsEstimable(fit, contrast))) return new ChiSquareTest(null, df, null);
        double[] error = [.. contrasts.Select(contrast => Math.Sqrt(Covariance(fit, contrast, contrast)))];
        if (!Array.TrueForAll(error, value => value > 0)) return new ChiSquareTest(null, df, null);
        double[,] correlation = new double[df, df];
        double[] z = new double[df];
        for (int a = 0; a < df; a++)
        {
            for (int j = 0; j < contrasts[a].Length; j++) z[a] += contrasts[a][j] * (fit.Terms[j].Coefficient ?? 0) / error[a];
            for (int b = 0; b < df; b++) correlation[a, b] = Covariance(fit, contrasts[a], contrasts[b]) / (error[a] * error[b]);
        }

        var factor = SymmetricFactor.Of(correlation);
        if (factor.Rank < df) return new ChiSquareTest(null, df, null);
        double chiSquare = factor.Quadratic(z);
        return new ChiSquareTest(chiSquare, df, ChiSquareDistribution.UpperTail(chiSquare, df));
    }

    private static bool IsEstimable(CoxFit fit, ReadOnlySpan<double> weights)
    {
        for (int j = 0; j < weights.Length; j++)
        {
            if (weights[j] != 0 && fit.Terms[j].Status is not (EstimateStatus.Estimated or EstimateStatus.Collinear)) return false;
        }

        return true;
    }

    private static double Covariance(CoxFit fit, ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] == 0) continue;
            for (int j = 0; j < b.Length; j++)
            {
                if (b[j] != 0) sum += a[i] * b[j] * fit.Covariance(i, j);
            }
        }

        return sum;
    }

    private static double? Ratio(double logarithm) => Math.Exp(logarithm) is var ratio && double.IsNormal(ratio) ? ratio : null;
}
