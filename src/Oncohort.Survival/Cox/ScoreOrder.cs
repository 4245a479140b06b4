using System.Buffers;
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
    private readonly int _rows;
    private ulong[] _from;
    private ulong[] _to;

    private ScoreOrder(double[] scores, int rows)
    {
        _scores = scores;
        _rows = rows;
        _from = ArrayPool<ulong>.Shared.Rent(rows);
        _to = ArrayPool<ulong>.Shared.Rent(rows);
    }

    /// <summary>Fills the beginning of <paramref name="order"/> with the positions of the first <paramref name="rows"/> scores from the lowest to the highest, equal ones in their order.</summary>
    public static void Fill(int[] order, double[] scores, int rows)
    {
        if (rows <= Few)
        {
            for (int i = 0; i < rows; i++) order[i] = i;
            Sort(order.AsSpan(0, rows), scores);
            return;
        }

        var sort = new ScoreOrder(scores, rows);
        sort.Fill(order);
        ArrayPool<ulong>.Shared.Return(sort._from);
        ArrayPool<ulong>.Shared.Return(sort._to);
    }

    private static void Sort(Span<int> positions, double[] scores) =>
        positions.Sort((a, b) => scores[a] != scores[b] ? scores[a].CompareTo(scores[b]) : a.CompareTo(b));

    private void Fill(int[] order)
    {
        double lowest = TensorPrimitives.Min<double>(_scores.AsSpan(0, _rows));
        double width = TensorPrimitives.Max<double>(_scores.AsSpan(0, _rows)) - lowest;
        double scale = width > 0 ? uint.MaxValue / width : 0;
        if (!double.IsFinite(scale)) scale = 0;
        RowBlocks.For(_rows, (_, from, to) => Pack(from, to, lowest, scale));
        for (int pass = 0; pass < Passes; pass++) Distribute(32 + (pass * DigitBits));
        RowBlocks.For(_rows, (_, from, to) => Unpack(from, to, order));
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
        RowBlocks.InParts(_rows, Parts, (part, from, to) => next[part] = Counts(from, to, shift));
        CountedPlaces.Begin(next, Buckets);
        RowBlocks.InParts(_rows, Parts, (part, from, to) => Place(from, to, shift, next[part]));
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
        for (int start = 0; start < _rows;)
        {
            int end = start + 1;
            bool differ = false;
            for (; end < _rows && _from[end] >> 32 == _from[start] >> 32; end++) differ |= _scores[order[end]] != _scores[order[start]];
            if (differ) Sort(order.AsSpan(start..end), _scores);
            start = end;
        }
    }
}
