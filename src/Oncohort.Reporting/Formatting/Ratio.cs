namespace Oncohort.Reporting.Formatting;

/// <summary>Hazard and odds ratios: two decimals; more (up to four) when a ratio per small unit would otherwise show as its own limits.</summary>
internal sealed class Ratio(Edition edition) : Written(edition)
{
    private const int MostDecimals = 4;

    public string Of(double? value) => value is double ratio ? Digits(ratio, 2) : Phrases.NotEstimable;

    /// <summary>The ratio with its limits, such as <c>0.62 (0.41–0.94)</c>.</summary>
    public string WithLimits(double? estimate, double? lower, double? upper)
    {
        if (estimate is not double e) return Phrases.NotEstimable;
        int decimals = 2;
        while (e >= 0.1 && decimals < MostDecimals && lower is double l && upper is double u && l < u
            && (Digits(l, decimals) == Digits(e, decimals) || Digits(e, decimals) == Digits(u, decimals)))
            decimals++;
        string limits = Limit(lower, decimals) + Phrases.Between + Limit(upper, decimals);
        return $"{Digits(e, decimals)} ({limits.Replace(Phrases.Between + ">", Say(" to >"), StringComparison.Ordinal)})";
    }

    private string Limit(double? value, int decimals) => value is double limit ? Digits(limit, decimals) : Phrases.NotEstimable;

    private string Digits(double value, int decimals) => value switch
    {
        >= 1000 => ">999",
        >= 100 => Rounded.Fixed(value, 0),
        >= 10 => Rounded.Fixed(value, Math.Min(decimals, 1)),
        > 0 and < 0.001 => "<" + Rounded.Fixed(0.001, 3),
        > 0 and < 0.01 => Rounded.Fixed(value, Math.Max(3, decimals)),
        _ => Rounded.Fixed(value, decimals),
    };
}
