namespace Oncohort.Survival.LogRankTests;

/// <summary>Adjusts p-values for the number of tests.</summary>
internal static class PValueAdjustment
{
    /// <summary>Adjusted p-values in the order given; a null stays null and is not counted.</summary>
    /// <remarks>Holm (1979); Benjamini and Hochberg (1995).</remarks>
    public static double?[] Adjust(double?[] p, PAdjustment method)
    {
        if (method == PAdjustment.None) return [.. p];
        int[] ascending = [.. Enumerable.Range(0, p.Length).Where(i => p[i] is not null).OrderBy(i => p[i])];
        int m = ascending.Length;
        double?[] adjusted = new double?[p.Length];
        if (method == PAdjustment.BenjaminiHochberg)
        {
            double smallest = 1;
            for (int rank = m; rank >= 1; rank--)
            {
                int i = ascending[rank - 1];
                smallest = Math.Min(smallest, p[i]!.Value * m / rank);
                adjusted[i] = smallest;
            }

            return adjusted;
        }

        double largest = 0;
        for (int rank = 1; rank <= m; rank++)
        {
            int i = ascending[rank - 1];
            int factor = method == PAdjustment.Holm ? m - rank + 1 : m;
            largest = Math.Max(largest, Math.Min(1, p[i]!.Value * factor));
            adjusted[i] = method == PAdjustment.Holm ? largest : Math.Min(1, p[i]!.Value * m);
        }

        return adjusted;
    }
}
