namespace Oncohort.Survival.Cox.Checking;

/// <summary>Wald tests of some coefficients together.</summary>
internal static class SubsetWald
{
    public static ChiSquareTest Of(CoxFit fit, IEnumerable<int> columns)
    {
        int[] tested = [.. columns.Where(j => fit.Terms[j].Status != EstimateStatus.Collinear)];
        double[][] units = Array.ConvertAll(tested, j => new double[fit.Terms.Count]);
        for (int i = 0; i < tested.Length; i++) units[i][tested[i]] = 1;
        return Contrasts.Test(fit, units);
    }
}
