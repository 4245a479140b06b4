using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Oncohort.Survival.Cox;

/// <summary>Adds rows to the moments of a risk set, four columns at a time.</summary>
internal static class MomentSums
{
    /// <summary>first += r x; second += r x x' (upper triangle by blocks of four columns).</summary>
    /// <param name="x">One row, <paramref name="stride"/> doubles, zero beyond the columns.</param>
    /// <param name="columns">Covariates.</param>
    /// <param name="stride">A multiple of four, at least <paramref name="columns"/>.</param>
    /// <param name="r">The row's risk, negative to remove it.</param>
    /// <param name="first">First moments, <paramref name="stride"/> long.</param>
    /// <param name="second">Second moments, columns by stride; empty when not wanted.</param>
    public static void Add(ReadOnlySpan<double> x, int columns, int stride, double r, Span<double> first, Span<double> second)
    {
        ref double row = ref MemoryMarshal.GetReference(x);
        ref double sum1 = ref MemoryMarshal.GetReference(first);
        var risk = Vector256.Create(r);
        for (nuint k = 0; k < (nuint)stride; k += 4)
            (Vector256.LoadUnsafe(ref sum1, k) + (risk * Vector256.LoadUnsafe(ref row, k))).StoreUnsafe(ref sum1, k);
        if (second.IsEmpty) return;

        ref double sum2 = ref MemoryMarshal.GetReference(second);
        for (int j = 0; j < columns; j++)
        {
            var rx = Vector256.Create(r * x[j]);
            nuint at = (nuint)(j * stride);
            for (nuint k = (nuint)(j & ~3); k < (nuint)stride; k += 4)
                (Vector256.LoadUnsafe(ref sum2, at + k) + (rx * Vector256.LoadUnsafe(ref row, k))).StoreUnsafe(ref sum2, at + k);
        }
    }
}
