using Oncohort.Survival.Distributions;
using Oncohort.Survival.Linear;

namespace Oncohort.Survival.Cox;

/// <summary>The Wald test of some coefficients of a fitted model.</summary>
internal static class TermWald
{
    /// <summary>
    /// The test of a range of columns, on as many degrees of freedom as columns are not collinear; no statistic when one of these has no finite estimate.
    /// Computed from correlations, so that covariates of very unequal size do not matter.
    /// </summary>
    public static ChiSquareTest Of(CoxFit fit, int first, int count)
    {
        int[] used = [.. Enumerable.Range(first, count).Where(j => fit.Terms[j].Status != EstimateStatus.Collinear)];
        var none = new ChiSquareTest(null, used.Length, null);
        if (used.Length == 0 || Array.Exists(used, j => fit.Terms[j].Z is null)) return none;
        double[,] correlation = new double[used.Length, used.Length];
        double[] z = new double[used.Length];
        for (int i = 0; i < used.Length; i++)
        {
            z[i] = fit.Terms[used[i]].Z!.Value;
            for (int j = 0; j < used.Length; j++)
                correlation[i, j] = fit.Covariance(used[i], used[j]) / Math.Sqrt(fit.Covariance(used[i], used[i]) * fit.Covariance(used[j], used[j]));
        }

        var factor = SymmetricFactor.Of(correlation);
        double statistic = factor.Quadratic(z);
        return factor.Rank < used.Length || !double.IsFinite(statistic) ? none : new ChiSquareTest(statistic, used.Length, ChiSquareDistribution.UpperTail(statistic, used.Length));
    }
}
