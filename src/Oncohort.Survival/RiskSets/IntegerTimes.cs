using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Oncohort.Survival.Memory;

namespace Oncohort.Survival.RiskSets;

/// <summary>Whole-number times (days, say) need no sort: one counting pass gives the distinct times and every row's index among them.</summary>
internal static class IntegerTimes
{
    /// <summary>Above this mean, whole numbers one apart could fall under the near-tie tolerance.</summary>
    private const double LargestTime = 1e7;

    /// <summary>Builds the distinct times and the index of each row; false when a time is no whole number or the range is too wide to count.</summary>
    public static bool TryBuild(double[] exit, out double[] times, out int[] index)
    {
        times = [];
        index = [];
        if (exit.Length == 0) return false;
        double largest = TensorPrimitives.Max<double>(exit);
        if (!(largest <= LargestTime) || largest > 65_536 + (4L * exit.Length)) return false;

        int[] rank = new int[(int)largest + 1];
        bool whole = true;
        RowBlocks.For(exit.Length, (_, from, to) =>
        {
            if (!Mark(exit, rank, from, to)) Volatile.Write(ref whole, false);
        });
        if (!whole) return false;
        times = RankTimes(rank);
        int[] place = LargeArray.Uninitialized<int>(exit.Length);
        RowBlocks.For(exit.Length, (_, from, to) => Look(exit, rank, place, from, to));
        index = place;
        return true;
    }

    /// <summary>Marks the times that occur; false at the first that is no whole number. Cores may mark the same time: they write the same 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Mark(double[] exit, int[] rank, int from, int to)
    {
        for (int row = from; row < to; row++)
        {
            double time = exit[row];
            int whole = (int)time;
            if (whole != time) return false;
            rank[whole] = 1;
        }

        return true;
    }

    private static double[] RankTimes(int[] rank)
    {
        double[] times = new double[TensorPrimitives.Sum<int>(rank)];
        int next = 0;
        for (int value = 0; value < rank.Length; value++)
        {
            if (rank[value] == 0) continue;
            times[next] = value;
            rank[value] = next++;
        }

        return times;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Look(double[] exit, int[] rank, int[] index, int from, int to)
    {
        for (int row = from; row < to; row++) index[row] = rank[(int)exit[row]];
    }
}
