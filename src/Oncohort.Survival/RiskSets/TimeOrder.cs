using System.Runtime.CompilerServices;
using Oncohort.Survival.Memory;

namespace Oncohort.Survival.RiskSets;

/// <summary>The rows in ascending order of exit time, events of the first cause before other exits, and where each distinct time begins; otherwise rows keep their order.</summary>
internal sealed class TimeOrder
{
    private const int Parts = 8;
    private const int RowsPerCode = 32;

    public TimeOrder(int[] rows, int[] start, int[]? eventsEnd = null)
    {
        Rows = rows;
        Start = start;
        EventsEnd = eventsEnd ?? [];
    }

    /// <summary>The code by which a row is ordered.</summary>
    private interface IRowCode
    {
        int Of(int row);
    }

    /// <summary>Row numbers, ascending by exit time.</summary>
    public int[] Rows { get; }

    /// <summary>Rows that leave at time index k are <c>Rows[Start[k] .. Start[k + 1]]</c>.</summary>
    public int[] Start { get; }

    /// <summary>Among them the events of the first cause are <c>Rows[Start[k] .. EventsEnd[k]]</c>; empty when rows were ordered by another code than time.</summary>
    public int[] EventsEnd { get; }

    /// <summary>Orders the rows of an axis by counting; O(n).</summary>
    public static TimeOrder Build(TimeAxis axis, int[] eventCode)
    {
        TimeOrder order = Sorted(new TimeAndEvent(axis.Exit, eventCode), eventCode.Length, 2 * axis.Times.Length);
        int[] start = new int[axis.Times.Length + 1];
        int[] eventsEnd = new int[axis.Times.Length];
        for (int time = 0; time < start.Length; time++) start[time] = order.Start[2 * time];
        for (int time = 0; time < eventsEnd.Length; time++) eventsEnd[time] = order.Start[(2 * time) + 1];
        return new TimeOrder(order.Rows, start, eventsEnd);
    }

    /// <summary>Orders rows by a code in 0 .. <paramref name="codes"/> - 1, stable.</summary>
    public static TimeOrder By(int[] code, int codes) => Sorted(new GivenCode(code), code.Length, codes);

    /// <summary>A stable counting sort. The cores share the rows in parts; a stable order is unique, so the parts do not show in it.</summary>
    private static TimeOrder Sorted<TCode>(TCode code, int rows, int codes)
        where TCode : struct, IRowCode
    {
        int parts = codes <= rows / (Parts * RowsPerCode) ? Parts : 1;
        int[][] next = new int[parts][];
        int[] order = LargeArray.Uninitialized<int>(rows);
        RowBlocks.InParts(rows, parts, (part, from, to) => next[part] = Counts(code, from, to, codes));
        int[] start = CountedPlaces.Begin(next, codes);
        RowBlocks.InParts(rows, parts, (part, from, to) => Place(code, from, to, next[part], order));
        return new TimeOrder(order, start);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int[] Counts<TCode>(TCode code, int from, int to, int codes)
        where TCode : struct, IRowCode
    {
        int[] counts = new int[codes];
        for (int row = from; row < to; row++) counts[code.Of(row)]++;
        return counts;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Place<TCode>(TCode code, int from, int to, int[] next, int[] order)
        where TCode : struct, IRowCode
    {
        for (int row = from; row < to; row++) order[next[code.Of(row)]++] = row;
    }

    private readonly struct GivenCode(int[] code) : IRowCode
    {
        public int Of(int row) => code[row];
    }

    private readonly struct TimeAndEvent(int[] exit, int[] eventCode) : IRowCode
    {
        public int Of(int row) => (2 * exit[row]) + (eventCode[row] == 1 ? 0 : 1);
    }
}
