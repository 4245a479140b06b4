using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Oncohort.Survival.Memory;
using Oncohort.Survival.RiskSets;

namespace Oncohort.Survival.Cox;

/// <summary>Stable ascending order of scores.</summary>
/// <remarks>
/// A radix sort on the scores scaled to 32 bits, three digits in as many passes that the cores share, then a look at neighbours whose 32 bits are equal and whose
/// scores are not. A stable order is unique, so the shares do not show in it.
/// </remarks>
internal sealed class ScoreOrder
{
    private const int DigitBits = 11;
    private const int Buckets = 1 << DigitBits;
    private const int Passes = 3;
    private const int Parts = 4;
    private const int Few = 4096;

    private readonly double[] _scores;
    private ulong[] _from;
    private ulong[] _to;

    private ScoreOrder(double[] scores)
    {
        _scores = scores;
        _from = LargeArray.Uninitialized<ulong>(scores.Length);
        _to = LargeArray.Uninitialized<ulong>(scores.Length);
    }

    /// <summary>The positions of the scores from the lowest to the highest, equal ones in their order.</summary>
    public static int[] Of(double[] scores)
    {
        int[] order = LargeArray.Uninitialized<int>(scores.Length);
        if (scores.Length <= Few)
        {
            for (int i = 0; i < order.Length; i++) order[i] = i;
            Sort(order, scores);
            return order;
        }

        new ScoreOrder(scores).Fill(order);
        return order;
    }

    private static void Sort(Span<int> positions, double[] scores) =>
        positions.Sort((a, b) => scores[a] != scores[b] ? scores[a].CompareTo(scores[b]) : a.CompareTo(b));

    private void Fill(int[] order)
    {
        double lowest = TensorPrimitives.Min<double>(_scores);
        double width = TensorPrimitives.Max<double>(_scores) - lowest;
        double scale = width > 0 ? uint.MaxValue / width : 0;
        if (!double.IsFinite(scale)) scale = 0;
        RowBlocks.For(_scores.Length, (_, from, to) => Pack(from, to, lowest, scale));
        for (int pass = 0; pass < Passes; pass++) Distribute(32 + (pass * DigitBits));
        RowBlocks.For(order.Length, (_, from, to) => Unpack(from, to, order));
        Refine(order);
    }

    /// <summary>The scaled score in the upper half, the position in the lower.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Pack(int from, int to, double lowest, double scale)
    {
        for (int i = from; i < to; i++) _from[i] = ((ulong)(uint)((_scores[i] - lowest) * scale) << 32) | (uint)i;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Unpack(int from, int to, int[] order)
    {
        for (int i = from; i < to; i++) order[i] = (int)(uint)_from[i];
    }

    private void Distribute(int shift)
    {
        int[][] next = new int[Parts][];
        RowBlocks.InParts(_scores.Length, Parts, (part, from, to) => next[part] = Counts(from, to, shift));
        CountedPlaces.Begin(next, Buckets);
        RowBlocks.InParts(_scores.Length, Parts, (part, from, to) => Place(from, to, shift, next[part]));
        (_from, _to) = (_to, _from);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int[] Counts(int from, int to, int shift)
    {
        int[] counts = new int[Buckets];
        for (int i = from; i < to; i++) counts[(int)(_from[i] >> shift) & (Buckets - 1)]++;
        return counts;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Place(int from, int to, int shift, int[] next)
    {
        for (int i = from; i < to; i++)
        {
            ulong packed = _from[i];
            _to[next[(int)(packed >> shift) & (Buckets - 1)]++] = packed;
        }
    }

    /// <summary>Orders the runs whose scaled scores are equal by the scores themselves.</summary>
    private void Refine(int[] order)
    {
        for (int start = 0; start < order.Length;)
        {
            int end = start + 1;
            bool differ = false;
            for (; end < order.Length && _from[end] >> 32 == _from[start] >> 32; end++) differ |= _scores[order[end]] != _scores[order[start]];
            if (differ) Sort(order.AsSpan(start..end), _scores);
            start = end;
        }
    }
}
