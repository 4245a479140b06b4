using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Oncohort.Survival.Cox;

/// <summary>Weighted sums over rows of covariates, four columns at a time.</summary>
internal static class MomentSums
{
    /// <summary>Rows in one block of a parallel sum; fixed, so that results do not depend on the number of threads.</summary>
    public const int BlockRows = 16_384;

    private const int ChunkRows = 64;

    /// <summary>sums += sum over rows of r x.</summary>
    /// <param name="x">Rows of <paramref name="stride"/> doubles, as many as <paramref name="r"/>.</param>
    /// <param name="stride">A multiple of four.</param>
    /// <param name="r">One factor a row.</param>
    /// <param name="sums">First moments, <paramref name="stride"/> long.</param>
    public static void First(ReadOnlySpan<double> x, int stride, ReadOnlySpan<double> r, Span<double> sums)
    {
        ref double rows = ref MemoryMarshal.GetReference(x);
        for (int k = 0; k < stride; k += 4)
        {
            var sum = Vector256.Create<double>(sums[k..]);
            nuint at = (nuint)k;
            for (int i = 0; i < r.Length; i++, at += (nuint)stride) sum += r[i] * Vector256.LoadUnsafe(ref rows, at);
            sum.CopyTo(sums[k..]);
        }
    }

    /// <summary>products = x beta, row by row.</summary>
    public static void Products(ReadOnlySpan<double> x, int stride, ReadOnlySpan<double> beta, Span<double> products)
    {
        ref double rows = ref MemoryMarshal.GetReference(x);
        nuint at = 0;
        for (int i = 0; i < products.Length; i++, at += (nuint)stride)
        {
            Vector256<double> sum = Vector256.LoadUnsafe(ref rows, at) * Vector256.Create<double>(beta);
            for (int k = 4; k < stride; k += 4) sum += Vector256.LoadUnsafe(ref rows, at + (nuint)k) * Vector256.Create<double>(beta[k..]);
            products[i] = Vector256.Sum(sum);
        }
    }

    /// <summary>The upper triangle, by blocks of four columns, of the sum over rows of w x x': columns by stride.</summary>
    /// <remarks>Two cores share the blocks of rows; block sums are added in order, so the result has the same bits on any machine width.</remarks>
    public static double[] Second(double[] x, int stride, double[] w)
    {
        int blocks = (w.Length + BlockRows - 1) / BlockRows;
        double[][] partial = new double[blocks][];
        if (blocks == 1) partial[0] = Block(x, stride, w, 0);
        else Parallel.For(0, blocks, block => partial[block] = Block(x, stride, w, block));
        double[] sum = new double[stride * stride];
        foreach (double[] part in partial)
        {
            for (int i = 0; i < sum.Length; i++) sum[i] += part[i];
        }

        return sum;
    }

    private static double[] Block(double[] x, int stride, double[] w, int block)
    {
        int from = block * BlockRows;
        int to = Math.Min(from + BlockRows, w.Length);
        double[] sum = new double[stride * stride];
        for (int chunk = from; chunk < to; chunk += ChunkRows)
        {
            int rows = Math.Min(ChunkRows, to - chunk);
            ReadOnlySpan<double> weights = w.AsSpan(chunk, rows);
            ReadOnlySpan<double> values = x.AsSpan(chunk * stride, rows * stride);
            for (int j = 0; j < stride; j += 4)
            {
                for (int k = j; k < stride; k += 4) Tile(values, stride, weights, j, k, sum);
            }
        }

        return sum;
    }

    /// <summary>Adds w x_j x_k for four columns j and four columns k, in registers.</summary>
    private static void Tile(ReadOnlySpan<double> x, int stride, ReadOnlySpan<double> w, int j, int k, double[] sum)
    {
        ref double rows = ref MemoryMarshal.GetReference(x);
        int to = (j * stride) + k;
        var a = Vector256.Create(sum, to);
        var b = Vector256.Create(sum, to + stride);
        var c = Vector256.Create(sum, to + (2 * stride));
        var d = Vector256.Create(sum, to + (3 * stride));
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
        b.CopyTo(sum, to + stride);
        c.CopyTo(sum, to + (2 * stride));
        d.CopyTo(sum, to + (3 * stride));
    }
}
