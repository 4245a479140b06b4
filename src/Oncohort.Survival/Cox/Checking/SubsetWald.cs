using Oncohort.Survival.Distributions;
using Oncohort.Survival.Linear;

namespace Oncohort.Survival.Cox.Checking;

/// <summary>Wald tests of some coefficients together, on their correlations, so that unequal units do not hide a direction.</summary>
internal static class SubsetWald
{
    public static ChiSquareTest Of(CoxFit fit, IEnumerable<int> columns)
    {
        int[] tested = [.. columns.Where(j => fit.Terms[j].Status != EstimateStatus.Collinear)];
        if (tested.Length == 0 || !Array.TrueForAll(tested, j => fit.Terms[j].Status == EstimateStatus.Estimated && fit.Covariance(j, j) > 0))
            return new ChiSquareTest(null, tested.Length, null);
        double[] error = Array.ConvertAll(tested, j => Math.Sqrt(fit.Covariance(j, j)));
        double[,] correlation = new double[tested.Length, tested.Length];
        double[] z = new double[tested.Length];
        for (int a = 0; a < tested.Length; a++)
        {
            z[a] = fit.Terms[tested[a]].Coefficient!.Value / error[a];
            for (int b = 0; b < tested.Length; b++) correlation[a, b] = fit.Covariance(tested[a], tested[b]) / (error[a] * error[b]);
        }

        var factor = SymmetricFactor.Of(correlation);
        if (factor.Rank < tested.Length) return new ChiSquareTest(null, tested.Length, null);
        double chiSquare = factor.Quadratic(z);
        return new ChiSquareTest(chiSquare, tested.Length, ChiSquareDistribution.UpperTail(chiSquare, tested.Length));
    }
}
