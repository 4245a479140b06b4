namespace Oncohort.Reporting.Figures.Axes;

/// <summary>Ticks of an axis of numbers: multiples of 1, 2 or 5 times a power of ten.</summary>
internal static class NumberTicks
{
    /// <summary>The ticks between two values, at most <paramref name="most"/>.</summary>
    public static IReadOnlyList<double> Between(double low, double high, int most)
    {
        if (!(high > low)) return [low];
        for (decimal step = Power((int)Math.Floor(Math.Log10((high - low) / most))); ; step *= 10)
        {
            foreach (decimal digit in (decimal[])[1, 2, 5])
            {
                decimal wide = step * digit;
                double first = Math.Ceiling((low / (double)wide) - 1e-9);
                double last = Math.Floor((high / (double)wide) + 1e-9);
                if (last - first + 1 <= most) return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (double)((decimal)(first + i) * wide))];
            }
        }
    }

    private static decimal Power(int exponent)
    {
        decimal power = 1;
        for (int i = 0; i < Math.Abs(exponent); i++) power = exponent < 0 ? power / 10 : power * 10;
        return power;
    }
}
