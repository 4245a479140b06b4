using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Oncohort.Survival.Memory;

namespace Oncohort.Survival.Cox;

/// <summary>Weighted sums over rows of covariates, four columns at a time.</summary>
internal static class MomentSums
{
    private const int ChunkRows = 64;

    /// <summary>sums += sum over rows of r x.</summary>
    /// <param name="x">As many rows as <paramref name="r"/>, readable up to the width of the sums beyond the last row's start.</param>
    /// <param name="stride">Doubles from row to row.</param>
    /// <param name="r">One factor a row.</param>
    /// <param name="sums">First moments, a multiple of four long; what lies beyond the stride means nothing.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void First(ReadOnlySpan<double> x, int stride, ReadOnlySpan<double> r, Span<double> sums)
    {
        ref double rows = ref MemoryMarshal.GetReference(x);
        for (int k = 0; k < sums.Length; k += 4)
        {
            var sum = Vector256.Create<double>(sums[k..]);
            nuint at = (nuint)k;
            for (int i = 0; i < r.Length; i++, at += (nuint)stride) sum += r[i] * Vector256.LoadUnsafe(ref rows, at);
            sum.CopyTo(sums[k..]);
        }
    }

    /// <summary>products = x beta, row by row; <paramref name="beta"/> is padded with zeros to a multiple of four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Products(ReadOnlySpan<double> x, int stride, ReadOnlySpan<double> beta, Span<double> products)
    {
        ref double rows = ref MemoryMarshal.GetReference(x);
        nuint at = 0;
        for (int i = 0; i < products.Length; i++, at += (nuint)stride)
        {
            Vector256<double> sum = Vector256.LoadUnsafe(ref rows, at) * Vector256.Create<double>(beta);
            for (int k = 4; k < beta.Length; k += 4) sum += Vector256.LoadUnsafe(ref rows, at + (nuint)k) * Vector256.Create<double>(beta[k..]);
            products[i] = Vector256.Sum(sum);
        }
    }

    /// <summary>The upper triangle, by blocks of four columns, of the sum over rows of w x x': width by width.</summary>
    /// <remarks>The cores share the blocks of rows; block sums are added in order, so the result has the same bits for any number of threads.</remarks>
    public static double[] Second(double[] x, int stride, int width, double[] w)
    {
        double[][] partial = new double[RowBlocks.Count(w.Length)][];
        RowBlocks.For(w.Length, (block, from, to) => partial[block] = Block(x, stride, width, w, from, to));
        double[] sum = new double[width * width];
        foreach (double[] part in partial)
        {
            for (int i = 0; i < sum.Length; i++) sum[i] += part[i];
        }

        return sum;
    }

    /// <summary>sum += the upper triangle, by blocks of four columns, of w x x' over the rows; <paramref name="sum"/> is width by width.</summary>
    /// <param name="x">As many rows as <paramref name="w"/>, few enough for the fastest cache, readable up to the width beyond the last row's start.</param>
    /// <param name="stride">Doubles from row to row.</param>
    /// <param name="width">The columns rounded up to a multiple of four.</param>
    /// <param name="w">One factor a row.</param>
    /// <param name="sum">Second moments.</param>
    public static void AddSecond(ReadOnlySpan<double> x, int stride, int width, ReadOnlySpan<double> w, double[] sum)
    {
        for (int j = 0; j < width; j += 4)
        {
            for (int k = j; k < width; k += 4) Tile(x, stride, width, w, j, k, sum);
        }
    }

    private static double[] Block(double[] x, int stride, int width, double[] w, int from, int to)
    {
        double[] sum = new double[width * width];
        for (int chunk = from; chunk < to; chunk += ChunkRows)
        {
            int rows = Math.Min(ChunkRows, to - chunk);
            AddSecond(x.AsSpan(chunk * stride, (rows * stride) + width - stride), stride, width, w.AsSpan(chunk, rows), sum);
        }

        return sum;
    }

    /// <summary>Adds w x_j x_k for four columns j and four columns k, in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile(ReadOnlySpan<double> x, int stride, int width, ReadOnlySpan<double> w, int j, int k, double[] sum)
    {
        ref double rows = ref MemoryMarshal.GetReference(x);
        int to = (j * width) + k;
        var a = Vector256.Create(sum, to);
        var b = Vector256.Create(sum, to + width);
        var c = Vector256.Create(sum, to + (2 * width));
        var d = Vector256.Create(sum, to + (3 * width));
        nuint at = 0;
        for (int i = 0; i < w.Length; i++, at += (nuint)stride)
        {
            Vector256<double> right = w[i] * Vector256.LoadUnsafe(ref rows, at + (nuint)k);
            ref double left = ref Unsafe.Add(ref rows, at + (nuint)j);
            a += left * right;
            b += Unsafe.Add(ref left, 1) * right;
            c += Unsafe.Add(ref left, 2) * right;
            d += Unsafe.Add(ref left, 3) * right;
        }

        a.CopyTo(sum, to);
        b.CopyTo(sum, to + width);
        c.CopyTo(sum, to + (2 * width));
        d.CopyTo(sum, to + (3 * width));
    }
}
