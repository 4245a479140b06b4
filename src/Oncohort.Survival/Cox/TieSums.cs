using System.Runtime.CompilerServices;

namespace Oncohort.Survival.Cox;

/// <summary>
/// The sums over the d tied deaths of one event time. With s_l = S0 - f_l D0, where f_l = l/d under Efron and 0 under Breslow, and w the mean
/// weight of a death: A1 = sum w/s, B1 = sum w f/s, A2 = sum w/s^2, B2 = sum w f/s^2, C2 = sum w f^2/s^2, and the log of the denominator.
/// </summary>
/// <remarks>Efron (1977); Breslow (1974). O(d) scalar operations, so moments are touched once however many deaths are tied.</remarks>
internal readonly record struct TieSums(double LogDenominator, double A1, double B1, double A2, double B2, double C2)
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TieSums Of(RiskSetMoments moments, CoxTies ties)
    {
        double weight = moments.DeathWeight;
        int deaths = moments.Deaths;
        if (ties != CoxTies.Efron || deaths == 1)
        {
            double inverse = 1 / moments.S0;
            return new TieSums(weight * Math.Log(moments.S0), weight * inverse, 0, weight * inverse * inverse, 0, 0);
        }

        double mean = weight / deaths;
        double log = 0, a1 = 0, b1 = 0, a2 = 0, b2 = 0, c2 = 0;
        for (int l = 0; l < deaths; l++)
        {
            double f = (double)l / deaths;
            double s = moments.S0 - (f * moments.D0);
            double inverse = mean / s;
            log += Math.Log(s);
            a1 += inverse;
            b1 += f * inverse;
            double square = inverse / s;
            a2 += square;
            b2 += f * square;
            c2 += f * f * square;
        }

        return new TieSums(mean * log, a1, b1, a2, b2, c2);
    }

    /// <summary>What the deaths' sum of one covariate is expected to be at the event time.</summary>
    public double Expected(RiskSetMoments moments, int column) => (A1 * moments.S1[column]) - (B1 * moments.D1[column]);
}
