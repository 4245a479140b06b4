namespace Oncohort.Survival.Distributions;

/// <summary>Fisher's F distribution.</summary>
internal static class FDistribution
{
    /// <summary>P(F &gt; <paramref name="f"/>) on the given degrees of freedom (need not be whole); 1 for <paramref name="f"/> &lt;= 0.</summary>
    public static double UpperTail(double f, double numeratorDegreesOfFreedom, double denominatorDegreesOfFreedom)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(numeratorDegreesOfFreedom);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominatorDegreesOfFreedom);
        if (double.IsNaN(f))
            throw new ArgumentOutOfRangeException(nameof(f), f, "Not a number.");
        if (f <= 0)
            return 1;
        if (double.IsPositiveInfinity(f))
            return 0;
        double ratio = numeratorDegreesOfFreedom / denominatorDegreesOfFreedom * f;
        return IncompleteBeta.Regularized(denominatorDegreesOfFreedom / 2, numeratorDegreesOfFreedom / 2, 1 / (1 + ratio), ratio / (1 + ratio));
    }
}
