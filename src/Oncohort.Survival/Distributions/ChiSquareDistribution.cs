using MathNet.Numerics;

namespace Oncohort.Survival.Distributions;

/// <summary>The chi-square distribution. Tails are computed directly, never as one minus the other side.</summary>
internal static class ChiSquareDistribution
{
    /// <summary>P(X &gt; <paramref name="x"/>) on <paramref name="degreesOfFreedom"/> &gt; 0; 1 for <paramref name="x"/> &lt;= 0.</summary>
    public static double UpperTail(double x, double degreesOfFreedom)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degreesOfFreedom);
        if (double.IsNaN(x))
            throw new ArgumentOutOfRangeException(nameof(x), x, "Not a number.");
        if (x <= 0)
            return 1;
        return degreesOfFreedom == 1
            ? SpecialFunctions.Erfc(Math.Sqrt(x / 2))
            : SpecialFunctions.GammaUpperRegularized(degreesOfFreedom / 2, x / 2);
    }
}
