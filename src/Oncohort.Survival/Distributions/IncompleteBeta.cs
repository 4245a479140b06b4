using MathNet.Numerics;

namespace Oncohort.Survival.Distributions;

/// <summary>
/// The regularized incomplete beta function, taking x and 1 - x apart so that neither end loses digits. Continued fraction by the modified
/// Lentz method (Lentz 1976; Thompson and Barnett 1986); the leading factor in the saddle-point form of Loader (2000), which keeps
/// full precision when a or b is in the hundred thousands, where differences of log-gammas do not.
/// </summary>
internal static class IncompleteBeta
{
    private const int MaxTerms = 1_000_000;

    /// <summary>I_x(a, b) for a, b &gt; 0 and <paramref name="x"/> + <paramref name="y"/> = 1. Cost: about the square root of max(a, b).</summary>
    public static double Regularized(double a, double b, double x, double y)
    {
        if (x <= 0)
            return 0;
        if (y <= 0)
            return 1;
        return x < (a + 1) / (a + b + 2)
            ? LeadingFactor(a, b, x, y) * ContinuedFraction(a, b, x, y)
            : 1 - LeadingFactor(b, a, y, x) * ContinuedFraction(b, a, y, x);
    }

    /// <summary>x^a y^b / B(a, b).</summary>
    private static double LeadingFactor(double a, double b, double x, double y)
    {
        double n = a + b;
        double logFactor = StirlingError(n) - StirlingError(a) - StirlingError(b) - Deviance.Term(a, n * x) - Deviance.Term(b, n * y);
        return Math.Sqrt(a * (b / n) / Constants.Pi2) * Math.Exp(logFactor);
    }

    /// <summary>ln Gamma(a) less its Stirling approximation (a - 1/2) ln a - a + ln(2 pi) / 2.</summary>
    private static double StirlingError(double a)
    {
        if (a < 16)
            return SpecialFunctions.GammaLn(a) - ((a - 0.5) * Math.Log(a) - a + Constants.LogSqrt2Pi);
        double inverseSquare = 1 / (a * a);
        return (1 / 12.0 - inverseSquare * (1 / 360.0 - inverseSquare * (1 / 1260.0 - inverseSquare * (1 / 1680.0 - inverseSquare / 1188.0)))) / a;
    }

    /// <summary>
    /// The even part of the classical fraction (DiDonato and Morris 1992, equation 9); times x^a y^b / B(a, b) it is I_x(a, b).
    /// Its terms hold a y - b x instead of 1 - (a + b) x / (a + 1), which would cancel when a is large and b small.
    /// </summary>
    private static double ContinuedFraction(double a, double b, double x, double y)
    {
        double distance = a * y - b * x;
        double c = a / (a + 1) * (distance + 1);
        double d = 0;
        double value = c;
        for (int n = 1; n <= MaxTerms; n++)
        {
            double odd = a + 2 * n - 1;
            double numerator = (a + n - 1) / odd * ((a + b + n - 1) / odd) * n * (b - n) * x * x;
            double denominator = n + n * (b - n) * x / odd + (a + n) / (a + 2 * n + 1) * (distance + 1 + n * (1 + y));
            d = 1 / AwayFromZero(denominator + numerator * d);
            c = AwayFromZero(denominator + numerator / c);
            double step = c * d;
            value *= step;
            if (Math.Abs(step - 1) < 1e-16)
                break;
        }

        return 1 / value;

        static double AwayFromZero(double v) => Math.Abs(v) < 1e-300 ? 1e-300 : v;
    }
}
