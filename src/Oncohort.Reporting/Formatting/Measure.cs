namespace Oncohort.Reporting.Formatting;

/// <summary>A numeric variable's median and quartiles, with decimals that suit their size.</summary>
internal sealed class Measure(Edition edition) : Written(edition)
{
    public string MedianAndQuartiles(double? median, double? q1, double? q3)
    {
        if (median is not double m || q1 is not double a || q3 is not double b) return Phrases.Dash;
        int decimals = DecimalsFor(m, a, b);
        return $"{Rounded.Fixed(m, decimals)} ({Rounded.Fixed(a, decimals)}{Phrases.Between}{Rounded.Fixed(b, decimals)})";
    }

    private static int DecimalsFor(params ReadOnlySpan<double> values)
    {
        bool whole = true;
        double largest = 0;
        foreach (double value in values)
        {
            whole &= value == Math.Floor(value);
            largest = Math.Max(largest, Math.Abs(value));
        }

        return whole || largest >= 100 ? 0 : largest >= 10 ? 1 : 2;
    }
}
