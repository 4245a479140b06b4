using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Oncohort.Survival.Cox;

/// <summary>
/// The sums over the d tied deaths of one event time. With s_l = S0 - f_l D0, where f_l = l/d under Efron and 0 under Breslow, and w the mean
/// weight of a death: A1 = sum w/s, B1 = sum w f/s, A2 = sum w/s^2, B2 = sum w f/s^2, C2 = sum w f^2/s^2, and the log of the denominator.
/// </summary>
/// <remarks>Efron (1977); Breslow (1974). O(d) scalar operations, so moments are touched once however many deaths are tied.</remarks>
internal readonly record struct TieSums(double LogDenominator, double A1, double B1, double A2, double B2, double C2)
{
    /// <summary>So few factors, none below one in the number of deaths, do not underflow.</summary>
    private const int DeathsToALogarithm = 64;

    public static TieSums Of(RiskSetMoments moments, CoxTies ties)
    {
        double weight = moments.DeathWeight;
        int deaths = moments.Deaths;
        if (ties != CoxTies.Efron || deaths == 1)
        {
            double inverse = 1 / moments.S0;
            return new TieSums(weight * Math.Log(moments.S0), weight * inverse, 0, weight * inverse * inverse, 0, 0);
        }

        return Efron(moments.S0, moments.D0, weight / deaths, deaths);
    }

    /// <summary>Four deaths at a time; the logarithms of a few are one logarithm of their product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TieSums Efron(double s0, double d0, double mean, int deaths)
    {
        double share = d0 / s0;
        double log = deaths * Math.Log(s0);
        Vector256<double> a1 = default, b1 = default, a2 = default, b2 = default, c2 = default;
        var product = Vector256<double>.One;
        var index = Vector256.Create(0.0, 1, 2, 3);
        for (int first = 0; first < deaths; first += 4, index += Vector256.Create(4.0))
        {
            Vector256<double> present = Vector256.LessThan(index, Vector256.Create((double)deaths));
            Vector256<double> f = index / deaths;
            Vector256<double> kept = Vector256.ConditionalSelect(present, Vector256<double>.One - (f * share), Vector256<double>.One);
            Vector256<double> inverse = Vector256.ConditionalSelect(present, Vector256.Create(1 / s0) / kept, Vector256<double>.Zero);
            product *= kept;
            if ((first & (DeathsToALogarithm - 1)) == DeathsToALogarithm - 4) log += TakeLogarithm(ref product);
            Vector256<double> weighted = f * inverse;
            Vector256<double> square = inverse * inverse;
            a1 += inverse;
            b1 += weighted;
            a2 += square;
            b2 += f * square;
            c2 += weighted * weighted;
        }

        log += TakeLogarithm(ref product);
        return new TieSums(mean * log, mean * Vector256.Sum(a1), mean * Vector256.Sum(b1), mean * Vector256.Sum(a2), mean * Vector256.Sum(b2), mean * Vector256.Sum(c2));
    }

    private static double TakeLogarithm(ref Vector256<double> product)
    {
        double log = 0;
        for (int lane = 0; lane < 4; lane++) log += Math.Log(product[lane]);
        product = Vector256<double>.One;
        return log;
    }

    /// <summary>What the deaths' sum of one covariate is expected to be at the event time.</summary>
    public double Expected(RiskSetMoments moments, int column) => (A1 * moments.S1[column]) - (B1 * moments.D1[column]);
}
