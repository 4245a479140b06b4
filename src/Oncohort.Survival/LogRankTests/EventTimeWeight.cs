namespace Oncohort.Survival.LogRankTests;

/// <summary>The weight of each event time of one stratum, in ascending order of time.</summary>
internal sealed class EventTimeWeight(LogRankOptions options)
{
    private double _kaplanMeier = 1;
    private double _peto = 1;

    /// <summary>The weight of the next event time with <paramref name="n"/> at risk and <paramref name="d"/> events in all groups.</summary>
    public double Next(double n, double d)
    {
        double before = _kaplanMeier;
        _kaplanMeier *= (n - d) / n;
        _peto *= 1 - (d / (n + 1));
        return options.Weight switch
        {
            LogRankWeight.Gehan => n,
            LogRankWeight.TaroneWare => Math.Sqrt(n),
            LogRankWeight.PetoPeto => _peto,
            LogRankWeight.FlemingHarrington => Power(before, options.Rho) * Power(1 - before, options.Gamma),
            _ => 1,
        };
    }

    private static double Power(double x, double exponent) => exponent == 0 ? 1 : Math.Pow(Math.Max(0, x), exponent);
}
