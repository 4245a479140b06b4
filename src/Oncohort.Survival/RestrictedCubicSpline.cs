namespace Oncohort.Survival;

/// <summary>Restricted cubic splines: cubic between knots, linear beyond the outer ones.</summary>
/// <remarks>
/// Devlin and Weeks (1986); Stone and Koo (1985); Harrell, <i>Regression Modeling Strategies</i>, 2nd edition (2015), section 2.4. The basis is Harrell's:
/// truncated cubes divided by the square of the distance between the outer knots, so that every column is on the scale of the variable.
/// </remarks>
public static class RestrictedCubicSpline
{
    /// <summary>The least number of knots: two make a straight line.</summary>
    public const int FewestKnots = 3;

    /// <summary>From this share on, the ties at an end of the values are set apart before quantiles are taken.</summary>
    private const double TiedShare = 0.05;

    private const int SmallSample = 100;

    /// <summary>Knots at quantiles of the values by Harrell's rule.</summary>
    /// <param name="values">Finite values in any order.</param>
    /// <param name="count">How many knots, at least 3.</param>
    /// <returns>
    /// Knots in ascending order, each once. Outer quantiles are 0.10 and 0.90 for 3 knots, 0.05 and 0.95 for 4 to 6, 0.025 and 0.975 for more, the others evenly
    /// between; below 100 values the outer knots are the fifth smallest and fifth largest. Where quantiles coincide, or there are few distinct values,
    /// there are fewer knots than asked for; an empty array when not even three can be placed.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 3 knots are asked for.</exception>
    public static double[] Knots(ReadOnlySpan<double> values, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, FewestKnots);
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        double[] distinct = [.. sorted.Distinct()];
        if (sorted.Length < 6) return [];
        double[] knots = distinct.Length - 2 <= count ? distinct[1..Math.Max(1, distinct.Length - 1)] : AtQuantiles(sorted, distinct, count);
        return knots.Length < FewestKnots ? [] : knots;
    }

    /// <summary>The columns of the spline: the values themselves, then one column for each knot but two.</summary>
    /// <param name="values">Values.</param>
    /// <param name="knots">At least 3 knots, ascending.</param>
    /// <exception cref="ArgumentException">There are fewer than 3 knots, or they do not ascend.</exception>
    public static IReadOnlyList<double[]> Basis(ReadOnlySpan<double> values, ReadOnlySpan<double> knots)
    {
        if (knots.Length < FewestKnots) throw new ArgumentException($"There are {knots.Length} knots, at least {FewestKnots} are needed.", nameof(knots));
        for (int k = 1; k < knots.Length; k++)
        {
            if (!(knots[k] > knots[k - 1])) throw new ArgumentException("The knots do not ascend.", nameof(knots));
        }

        double[][] columns = new double[knots.Length - 1][];
        columns[0] = values.ToArray();
        for (int j = 0; j < knots.Length - 2; j++)
        {
            double[] column = new double[values.Length];
            for (int i = 0; i < column.Length; i++) column[i] = Term(values[i], knots, j);
            columns[j + 1] = column;
        }

        return columns;
    }

    private static double Term(double x, ReadOnlySpan<double> knots, int j)
    {
        double first = knots[0];
        double last = knots[^1];
        double penultimate = knots[^2];
        double unit = Math.Pow(last - first, 2.0 / 3);
        double left = Cube((x - knots[j]) / unit);
        double right = Cube((x - penultimate) / unit);
        double end = Cube((x - last) / unit);
        return left + ((((penultimate - knots[j]) * end) - ((last - knots[j]) * right)) / (last - penultimate));
    }

    private static double Cube(double x) => x > 0 ? x * x * x : 0;

    private static double[] AtQuantiles(double[] sorted, double[] distinct, int count)
    {
        double outer = count switch { 3 => 0.10, <= 6 => 0.05, _ => 0.025 };
        (double? first, double? last) = TiedEnds(sorted, distinct);
        double[] rest = [.. sorted.Where(value => !(value <= first) && !(value >= last))];
        int wanted = count - (first is null ? 0 : 1) - (last is null ? 0 : 1);
        double[] inner = wanted == 1
            ? [Quantile(rest, 0.5)]
            : Spread(rest, wanted, wanted == 2 ? 0.5 : outer, 1 - outer);
        if (rest.Length < SmallSample && wanted > 1)
        {
            if (first is null) inner[0] = rest[Math.Min(4, rest.Length - 1)];
            if (last is null) inner[^1] = rest[Math.Max(0, rest.Length - 5)];
        }

        IEnumerable<double> all = inner;
        if (first is { } low) all = all.Prepend(low);
        if (last is { } high) all = all.Append(high);
        return [.. all.Order().Distinct()];
    }

    private static double[] Spread(double[] sorted, int count, double from, double to) =>
        [.. Enumerable.Range(0, count).Select(k => Quantile(sorted, from + ((to - from) * k / (count - 1))))];

    private static double Quantile(double[] sorted, double probability) => SampleQuantile.Of(sorted, [probability])[0] ?? 0;

    /// <summary>
    /// The knots that stand for heavy ties at the ends: the next value inwards. None when a value between the ends is as heavily tied, for then quantiles
    /// serve no worse.
    /// </summary>
    private static (double? First, double? Last) TiedEnds(double[] sorted, double[] distinct)
    {
        double limit = TiedShare * sorted.Length;
        int[] ties = TieCounts(sorted, distinct);
        if (ties.Skip(1).SkipLast(1).Any(count => count >= limit)) return (null, null);
        return (ties[0] >= limit ? distinct[1] : null, ties[^1] >= limit ? distinct[^2] : null);
    }

    private static int[] TieCounts(double[] sorted, double[] distinct)
    {
        int[] counts = new int[distinct.Length];
        int at = 0;
        foreach (double value in sorted)
        {
            while (distinct[at] != value) at++;
            counts[at]++;
        }

        return counts;
    }
}
