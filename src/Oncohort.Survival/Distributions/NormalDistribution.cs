using MathNet.Numerics;

namespace Oncohort.Survival.Distributions;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    /// <summary>P(Z &gt; <paramref name="z"/>).</summary>
    public static double UpperTail(double z) => SpecialFunctions.Erfc(z / Constants.Sqrt2) / 2;

    /// <summary>P(|Z| &gt; |<paramref name="z"/>|).</summary>
    public static double TwoSided(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Constants.Sqrt2);

    /// <summary>The z with P(Z &lt;= z) = <paramref name="p"/>, for 0 &lt; p &lt; 1.</summary>
    public static double Quantile(double p)
    {
        if (!(p > 0 && p < 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A probability strictly between 0 and 1 is needed.");
        return -Constants.Sqrt2 * SpecialFunctions.ErfcInv(2 * p);
    }

    /// <summary>The half-width multiplier of a two-sided interval, such as 1.96 for <paramref name="level"/> 0.95.</summary>
    public static double IntervalMultiplier(double level) => -Quantile((1 - level) / 2);
}
