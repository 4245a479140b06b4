using System.Runtime.CompilerServices;
using Oncohort.Survival.Memory;

namespace Oncohort.Survival.RiskSets;

/// <summary>The rows in ascending order of exit time, events of the first cause before other exits, and where each distinct time begins; otherwise rows keep their order.</summary>
internal sealed class TimeOrder
{
    public TimeOrder(int[] rows, int[] start)
    {
        Rows = rows;
        Start = start;
    }

    /// <summary>Row numbers, ascending by exit time.</summary>
    public int[] Rows { get; }

    /// <summary>Rows that leave at time index k are <c>Rows[Start[k] .. Start[k + 1]]</c>.</summary>
    public int[] Start { get; }

    /// <summary>Orders the rows of an axis by counting; O(n).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TimeOrder Build(TimeAxis axis, int[] eventCode)
    {
        int[] key = LargeArray.Uninitialized<int>(eventCode.Length);
        for (int row = 0; row < key.Length; row++) key[row] = (2 * axis.Exit[row]) + (eventCode[row] == 1 ? 0 : 1);
        TimeOrder order = By(key, 2 * axis.Times.Length);
        int[] start = new int[axis.Times.Length + 1];
        for (int time = 0; time < start.Length; time++) start[time] = order.Start[2 * time];
        return new TimeOrder(order.Rows, start);
    }

    /// <summary>Orders rows by a code in 0 .. <paramref name="codes"/> - 1, stable.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TimeOrder By(ReadOnlySpan<int> code, int codes)
    {
        int[] start = new int[codes + 1];
        foreach (int k in code) start[k + 1]++;
        for (int k = 0; k < codes; k++) start[k + 1] += start[k];
        int[] next = start[..codes];
        int[] rows = LargeArray.Uninitialized<int>(code.Length);
        for (int row = 0; row < code.Length; row++) rows[next[code[row]]++] = row;
        return new TimeOrder(rows, start);
    }
}
