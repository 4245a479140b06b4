using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Oncohort.Survival.Cox;

/// <summary>Weights by position, with the sum of all positions up to any one.</summary>
/// <remarks>
/// A tree of sixteen branches a node. A leaf holds the weight from the start of its node through itself, every cell above it the weight of the branches before it
/// in its node, so that a sum is one cell a level, and adding touches one node a level in four vector steps that do not depend on the position: O(log n).
/// </remarks>
internal sealed class PrefixWeights
{
    private const int Bits = 4;
    private const int Branches = 1 << Bits;

    /// <summary>For each branch, ones from the next branch on; shifted by one, from the branch itself on.</summary>
    private static readonly double[] After = [.. Enumerable.Repeat(0.0, Branches), .. Enumerable.Repeat(1.0, Branches + 1)];

    private readonly double[][] _levels;

    /// <summary>An empty tree for so many positions.</summary>
    public PrefixWeights(int positions)
    {
        var levels = new List<double[]>();
        int cells = Math.Max(positions, 1);
        do
        {
            int nodes = (cells + Branches - 1) >> Bits;
            levels.Add(new double[nodes << Bits]);
            cells = nodes;
        }
        while (cells > 1);

        _levels = [.. levels];
    }

    /// <summary>Adds a weight at a position; positions below 0 are ignored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int position, double weight)
    {
        if (position < 0) return;
        double[][] levels = _levels;
        AddFrom(levels[0], position, 1, weight);
        for (int level = 1; level < levels.Length; level++)
        {
            position >>= Bits;
            AddFrom(levels[level], position, 0, weight);
        }
    }

    /// <summary>The weight at this position and below; 0 for positions below 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Through(int position)
    {
        if (position < 0) return 0;
        double[][] levels = _levels;
        double sum = levels[0][position];
        for (int level = 1; level < levels.Length; level++)
        {
            position >>= Bits;
            sum += levels[level][position];
        }

        return sum;
    }

    /// <summary>Adds the weight to the cells of the position's node that lie after it, and to its own when <paramref name="own"/> is 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddFrom(double[] cells, int position, int own, double weight)
    {
        int branch = position & (Branches - 1);
        ref double node = ref cells[position - branch];
        _ = cells[position - branch + Branches - 1];
        ref double mask = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(After), Branches - 1 - branch + own);
        Vector256<double> added = Vector256.Create(weight);
        for (int at = 0; at < Branches; at += Vector256<double>.Count)
        {
            ref double cell = ref Unsafe.Add(ref node, at);
            (Vector256.LoadUnsafe(ref cell) + (added * Vector256.LoadUnsafe(ref Unsafe.Add(ref mask, at)))).StoreUnsafe(ref cell);
        }
    }
}
