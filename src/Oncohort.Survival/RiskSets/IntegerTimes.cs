using System.Runtime.CompilerServices;
using Oncohort.Survival.Memory;

namespace Oncohort.Survival.RiskSets;

/// <summary>Whole-number times (days, say) need no sort: one counting pass gives the distinct times and every row's index among them.</summary>
internal static class IntegerTimes
{
    /// <summary>Above this mean, whole numbers one apart could fall under the near-tie tolerance.</summary>
    private const double LargestTime = 1e7;

    /// <summary>Builds the distinct times and the index of each row; false when a time is no whole number or the range is too wide to count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryBuild(ReadOnlySpan<double> exit, out double[] times, out int[] index)
    {
        times = [];
        index = [];
        if (!IsCountable(exit, out int largest)) return false;

        int[] rank = new int[largest + 1];
        foreach (double time in exit) rank[(int)time] = 1;
        int distinct = 0;
        foreach (int seen in rank) distinct += seen;
        times = new double[distinct];
        int next = 0;
        for (int value = 0; value < rank.Length; value++)
        {
            if (rank[value] == 0) continue;
            times[next] = value;
            rank[value] = next++;
        }

        index = LargeArray.Uninitialized<int>(exit.Length);
        for (int row = 0; row < exit.Length; row++) index[row] = rank[(int)exit[row]];
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsCountable(ReadOnlySpan<double> exit, out int largest)
    {
        largest = 0;
        if (exit.Length == 0) return false;
        foreach (double time in exit)
        {
            if (!(time <= LargestTime)) return false;
            int whole = (int)time;
            if (whole != time) return false;
            largest = Math.Max(largest, whole);
        }

        return largest <= 65_536 + (4L * exit.Length);
    }
}
