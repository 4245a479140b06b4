using Oncohort.Survival.Cox;
using Oncohort.Survival.Distributions;

namespace Oncohort.Survival.Subgroups;

/// <summary>Tests whether the effect of treatment differs between the levels of a variable.</summary>
internal static class InteractionTest
{
    /// <summary>The likelihood-ratio and the Wald test of the products of treatment and levels, on as many degrees of freedom as the data identify.</summary>
    public static (ChiSquareTest LikelihoodRatio, ChiSquareTest Wald) Of(TreatmentRows rows, int[] level, int levels)
    {
        double[] treated = rows.Treated;
        double[][] indicators = [.. Enumerable.Range(1, levels - 1).Select(l => Array.ConvertAll(level, code => code == l ? 1.0 : 0.0))];
        double[][] products = [.. indicators.Select(indicator => indicator.Zip(treated, (a, b) => a * b).ToArray())];
        var none = new ChiSquareTest(null, 0, null);
        if (products.Length == 0 || rows.Fit([treated, .. indicators]) is not { } main) return (none, none);
        if (rows.Fit([treated, .. indicators], products) is not { } full) return (none, none);

        int df = full.Score.DegreesOfFreedom - main.Score.DegreesOfFreedom;
        if (df <= 0) return (none, none);
        return (LikelihoodRatio(main, full, df), TermWald.Of(full, 1 + indicators.Length + rows.Covariates, products.Length));
    }

    private static ChiSquareTest LikelihoodRatio(CoxFit main, CoxFit full, int df)
    {
        if (full.IsRobust || main.LogLikelihood is not { } smaller || full.LogLikelihood is not { } larger) return new ChiSquareTest(null, df, null);
        double statistic = 2 * Math.Max(0, larger - smaller);
        return new ChiSquareTest(statistic, df, ChiSquareDistribution.UpperTail(statistic, df));
    }
}
