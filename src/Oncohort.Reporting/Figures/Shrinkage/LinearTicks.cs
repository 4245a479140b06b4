namespace Oncohort.Reporting.Figures.Shrinkage;

/// <summary>Round ticks of a linear axis that may begin below 0: steps of 1, 2 or 5 times a power of ten.</summary>
internal static class LinearTicks
{
    /// <summary>At most <paramref name="most"/> ticks within the limits, and the decimals that they need.</summary>
    public static (IReadOnlyList<double> At, int Decimals) Between(double from, double to, int most)
    {
        int power = (int)Math.Floor(Math.Log10((to - from) / most));
        for (; ; power++)
        {
            foreach (int digit in (int[])[1, 2, 5])
            {
                double step = digit * Math.Pow(10, power);
                double first = Math.Ceiling((from / step) - 1e-9);
                int count = (int)Math.Floor((to / step) - first + 1e-9) + 1;
                if (count <= most) return ([.. Enumerable.Range(0, count).Select(i => (first + i) * step)], Math.Max(0, -power));
            }
        }
    }
}
