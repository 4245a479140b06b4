namespace Oncohort.Reporting.Figures.Axes;

/// <summary>Ticks of a time axis at steps that readers of the unit expect: years in months or days, otherwise 1, 2, 5.</summary>
internal static class TimeTicks
{
    private static readonly double[] Months = [1, 2, 3, 6, 12, 24, 36, 48, 60, 120, 240];
    private static readonly double[] Weeks = [1, 2, 4, 8, 13, 26, 52, 104, 156, 208, 260, 520];
    private static readonly double[] YearsInDays = [365, 730, 1095, 1460, 1825, 3650, 7300];

    /// <summary>The smallest suitable step that gives at most <paramref name="most"/> ticks up to <paramref name="last"/>.</summary>
    public static double Step(string? unit, double last, int most)
    {
        foreach (double step in Steps(unit, last))
        {
            if (Math.Floor(last / step) + 1 <= most) return step;
        }

        throw new InvalidOperationException("The steps have no end, so one of them always suits.");
    }

    /// <summary>The ticks 0, step, … up to <paramref name="last"/>.</summary>
    public static IReadOnlyList<double> At(double step, double last)
    {
        int count = (int)Math.Floor((last / step) + 1e-9) + 1;
        double[] ticks = new double[count];
        for (int i = 0; i < count; i++) ticks[i] = (double)((decimal)step * i);
        return ticks;
    }

    private static IEnumerable<double> Steps(string? unit, double last)
    {
        double[] familiar = unit switch
        {
            "months" => Months,
            "weeks" => Weeks,
            "days" when last >= 730 => YearsInDays,
            _ => [],
        };
        double least = familiar.Length > 0 && last < familiar[0] ? 0 : familiar.FirstOrDefault();
        if (least > 0)
        {
            foreach (double step in familiar) yield return step;
        }

        double above = least > 0 ? familiar[^1] : 0;
        double decade = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(last, 1e-12))) - 2);
        for (; ; decade *= 10)
        {
            foreach (double digit in (double[])[1, 2, 5])
            {
                double step = (double)decimal.Parse(
                    (digit * decade).ToString("0.################E+0", System.Globalization.CultureInfo.InvariantCulture),
                    System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture);
                if (step > above) yield return step;
            }
        }
    }
}
