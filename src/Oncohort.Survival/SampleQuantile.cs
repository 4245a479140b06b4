using Oncohort.Survival.Comparison;

namespace Oncohort.Survival;

/// <summary>Which definition of a sample quantile (numbers of Hyndman and Fan 1996).</summary>
public enum SampleQuantileRule
{
    /// <summary>Definition 7, interpolation at 1 + (n - 1) p: the default of R.</summary>
    R,
    /// <summary>Definition 2, the averaged step function: the default of SAS (PCTLDEF 5) and of Stata.</summary>
    Sas,
    /// <summary>Definition 6, interpolation at (n + 1) p: HAVERAGE, the default of SPSS.</summary>
    Spss,
}

/// <summary>Quantiles of a sample.</summary>
public static class SampleQuantile
{
    // Positions this close to a whole number are that number (n p is computed with rounding).
    private const double Fuzz = 4 * 2.220446049250313e-16;

    /// <summary>Quantiles of values in any order; each null without values.</summary>
    /// <param name="values">Finite values.</param>
    /// <param name="probabilities">Probabilities from 0 to 1, such as 0.5 for the median.</param>
    /// <param name="rule">The definition.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite, or a probability lies outside 0 .. 1.</exception>
    public static double?[] Of(ReadOnlySpan<double> values, ReadOnlySpan<double> probabilities, SampleQuantileRule rule = SampleQuantileRule.R)
    {
        double[] sorted = Samples.Sorted(values);
        var quantiles = new double?[probabilities.Length];
        for (int i = 0; i < probabilities.Length; i++)
        {
            if (!(probabilities[i] >= 0 && probabilities[i] <= 1))
                throw new ArgumentOutOfRangeException(nameof(probabilities), probabilities[i], "A probability from 0 to 1 is needed.");
            quantiles[i] = sorted.Length == 0 ? null : OfSorted(sorted, probabilities[i], rule);
        }

        return quantiles;
    }

    private static double OfSorted(double[] sorted, double p, SampleQuantileRule rule)
    {
        int n = sorted.Length;
        double position = rule switch
        {
            SampleQuantileRule.R => 1 + (n - 1) * p,
            SampleQuantileRule.Sas => n * p,
            _ => (n + 1) * p,
        };
        double whole = Math.Floor(position + Fuzz * Math.Max(1, position));
        double fraction = position - whole;
        bool isWhole = Math.Abs(fraction) <= Fuzz * Math.Max(1, position);
        if (rule == SampleQuantileRule.Sas)
            fraction = isWhole ? 0.5 : 1;
        else if (isWhole)
            fraction = 0;
        double below = sorted[Math.Clamp((int)whole - 1, 0, n - 1)];
        double above = sorted[Math.Clamp((int)whole, 0, n - 1)];
        return below == above ? below : (1 - fraction) * below + fraction * above;
    }
}
