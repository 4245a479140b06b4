using MathNet.Numerics;

namespace Oncohort.Survival.Distributions;

/// <summary>Student's t distribution; degrees of freedom need not be whole.</summary>
internal static class StudentDistribution
{
    /// <summary>P(|T| &gt; |<paramref name="t"/>|).</summary>
    public static double TwoSided(double t, double degreesOfFreedom) => FDistribution.UpperTail(t * t, 1, degreesOfFreedom);

    /// <summary>The t with P(|T| &lt;= t) = <paramref name="level"/>, for 0 &lt; level &lt; 1: the multiplier of a two-sided interval.</summary>
    public static double IntervalMultiplier(double level, double degreesOfFreedom)
    {
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level strictly between 0 and 1 is needed.");
        double outside = 1 - level;
        double low = 0;
        double high = 1;
        while (TwoSided(high, degreesOfFreedom) > outside)
        {
            low = high;
            high *= 2;
        }

        // Newton's method kept inside a shrinking bracket.
        double t = Math.Clamp(NormalDistribution.IntervalMultiplier(level), low, high);
        for (int i = 0; i < 200; i++)
        {
            double excess = TwoSided(t, degreesOfFreedom) - outside;
            if (excess > 0)
                low = t;
            else
                high = t;
            double next = t + excess / (2 * Density(t, degreesOfFreedom));
            if (!(next > low && next < high))
                next = low + (high - low) / 2;
            if (Math.Abs(next - t) <= 1e-15 * t)
                return next;
            t = next;
        }

        return t;
    }

    private static double Density(double t, double degreesOfFreedom)
    {
        double logConstant = SpecialFunctions.GammaLn((degreesOfFreedom + 1) / 2) - SpecialFunctions.GammaLn(degreesOfFreedom / 2)
            - Math.Log(degreesOfFreedom * Math.PI) / 2;
        return Math.Exp(logConstant - (degreesOfFreedom + 1) / 2 * Math.Log(1 + t * t / degreesOfFreedom));
    }
}
