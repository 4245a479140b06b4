using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Oncohort.Survival.Memory;

namespace Oncohort.Survival.Cox;

/// <summary>The mean and the mean absolute deviation of each covariate: with x so centred and scaled Newton's steps are the same and rounding errors smaller.</summary>
internal static class ColumnScale
{
    private const double Negligible = 1e-13;

    /// <summary>Centre and scale of each column; the scale of a constant column is 0.</summary>
    public static (double[] Centre, double[] Scale) Of(double[][] columns)
    {
        int rows = columns[0].Length;
        double[] centre = Totals(columns, (column, _, from, to) => TensorPrimitives.Sum<double>(column.AsSpan(from..to)));
        for (int j = 0; j < centre.Length; j++) centre[j] /= rows;
        double[] scale = Totals(columns, (column, j, from, to) => Deviation(column.AsSpan(from..to), centre[j]));
        for (int j = 0; j < scale.Length; j++)
        {
            scale[j] /= rows;
            double largest = Math.Max(Math.Abs(TensorPrimitives.Max<double>(columns[j])), Math.Abs(TensorPrimitives.Min<double>(columns[j])));
            if (!(scale[j] > Negligible * largest)) scale[j] = 0;
        }

        return (centre, scale);
    }

    private static double[] Totals(double[][] columns, Func<double[], int, int, int, double> ofBlock)
    {
        int rows = columns[0].Length;
        var partial = new double[RowBlocks.Count(rows)][];
        RowBlocks.For(rows, (block, from, to) => partial[block] = [.. columns.Select((column, j) => ofBlock(column, j, from, to))]);
        double[] totals = new double[columns.Length];
        foreach (double[] part in partial)
        {
            for (int j = 0; j < totals.Length; j++) totals[j] += part[j];
        }

        return totals;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Deviation(ReadOnlySpan<double> column, double mean)
    {
        double deviation = 0;
        foreach (double value in column) deviation += Math.Abs(value - mean);
        return deviation;
    }
}
