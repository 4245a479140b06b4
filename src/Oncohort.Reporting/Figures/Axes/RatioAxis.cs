namespace Oncohort.Reporting.Figures.Axes;

/// <summary>A logarithmic axis for ratios around 1: its limits and ticks.</summary>
internal sealed record RatioAxis(double From, double To, IReadOnlyList<double> Ticks)
{
    private const double Least = 0.01;
    private const double Most = 100;

    private static readonly double[] Fine = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.4, 1.6, 1.8, 2];
    private static readonly double[] Doubling = [0.01, 0.02, 0.06, 0.125, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64];
    private static readonly double[] OneThree = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100];
    private static readonly double[] Decades = [0.01, 0.1, 1, 10, 100];

    /// <summary>An axis that shows all values within 0.01 to 100 and always 1.</summary>
    public static RatioAxis For(IEnumerable<double> values, int mostTicks)
    {
        double low = 1;
        double high = 1;
        foreach (double value in values)
        {
            low = Math.Min(low, Math.Max(value, Least));
            high = Math.Max(high, Math.Min(value, Most));
        }

        double from = Math.Max(Least, Math.Min(low / 1.08, 0.9));
        double to = Math.Min(Most, Math.Max(high * 1.08, 1.1));
        foreach (double[] candidates in (double[][])[Fine, Doubling, OneThree, Decades])
        {
            double[] inside = [.. candidates.Where(tick => tick >= from && tick <= to)];
            bool reaches = from >= candidates[0] / 1.5 && to <= candidates[^1] * 1.5;
            if (reaches && inside.Length >= 2 && inside.Length <= mostTicks) return new RatioAxis(from, to, inside);
        }

        return new RatioAxis(from, to, [1]);
    }

    /// <summary>A ratio's place between 0 (<see cref="From"/>) and 1 (<see cref="To"/>); beyond for ratios outside.</summary>
    public double Share(double ratio) => (Math.Log(ratio) - Math.Log(From)) / (Math.Log(To) - Math.Log(From));
}
