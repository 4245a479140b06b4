using MathNet.Numerics;

namespace Oncohort.Survival.Tables;

/// <summary>
/// Bounds on the path length -sum ln x! over all tables with given margins. They need not be sharp: a loose bound costs work, never
/// exactness. Cost: rows times columns.
/// </summary>
internal static class PathBounds
{
    /// <summary>
    /// At least the longest path. The length, continued by the gamma function, is concave, so its tangent plane at the proportional table y
    /// bounds it; the plane's slopes less any row and column constants have the same maximum up to a constant, and what is left
    /// of them after centring is bounded column by column, or row by row. Also at most the even split of each row and of each column.
    /// </summary>
    public static double Longest(ReadOnlySpan<long> rows, ReadOnlySpan<long> columns, long total)
    {
        Span<double> slopes = stackalloc double[rows.Length * columns.Length];
        Span<double> rowMeans = stackalloc double[rows.Length];
        Span<double> columnMeans = stackalloc double[columns.Length];
        double grand = 0;
        double bound = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < columns.Length; j++)
            {
                double y = (double)rows[i] * columns[j] / total;
                double slope = SpecialFunctions.DiGamma(y + 1);
                bound -= SpecialFunctions.GammaLn(y + 1);
                slopes[i * columns.Length + j] = slope;
                rowMeans[i] += slope / columns.Length;
                columnMeans[j] += slope / rows.Length;
                grand += slope / rows.Length / columns.Length;
            }
        }

        Span<double> worstOfRow = stackalloc double[rows.Length];
        Span<double> worstOfColumn = stackalloc double[columns.Length];
        worstOfRow.Fill(double.NegativeInfinity);
        worstOfColumn.Fill(double.NegativeInfinity);
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < columns.Length; j++)
            {
                double left = slopes[i * columns.Length + j] - rowMeans[i] - columnMeans[j] + grand;
                bound += left * ((double)rows[i] * columns[j] / total);
                worstOfRow[i] = Math.Max(worstOfRow[i], -left);
                worstOfColumn[j] = Math.Max(worstOfColumn[j], -left);
            }
        }

        bound += Math.Min(Weighted(rows, worstOfRow), Weighted(columns, worstOfColumn));
        return bound + 1e-9 * (1 + Math.Abs(bound));
    }

    /// <summary>
    /// At most the shortest path: a row (column) on its own is shortest when it fills the largest columns (rows) one after the other.
    /// </summary>
    /// <param name="rows">Row totals, ascending.</param>
    /// <param name="columns">Column totals, ascending.</param>
    /// <param name="logFactorial">ln n!.</param>
    public static double Shortest(ReadOnlySpan<long> rows, ReadOnlySpan<long> columns, LogFactorials logFactorial)
    {
        double bound = Math.Max(Filled(rows, columns, logFactorial), Filled(columns, rows, logFactorial));
        return bound - 1e-9 * (1 + Math.Abs(bound));
    }

    private static double Weighted(ReadOnlySpan<long> totals, ReadOnlySpan<double> values)
    {
        double sum = 0;
        for (int i = 0; i < totals.Length; i++)
            sum += totals[i] * values[i];
        return sum;
    }

    private static double Filled(ReadOnlySpan<long> lines, ReadOnlySpan<long> capacities, LogFactorials logFactorial)
    {
        double length = 0;
        foreach (long line in lines)
        {
            long left = line;
            for (int j = capacities.Length - 1; j >= 0 && left > 0; j--)
            {
                long x = Math.Min(left, capacities[j]);
                length -= logFactorial[x];
                left -= x;
            }
        }

        return length;
    }
}
