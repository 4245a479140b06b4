using System.Runtime.CompilerServices;
using Oncohort.Survival.RiskSets;

namespace Oncohort.Survival.MultiState;

/// <summary>The rows of one group in order of the time at which they end, and in order of the time at which they start.</summary>
internal sealed class GroupRows
{
    private GroupRows(StateHistory history, int[] byExit, int[] byEntry)
    {
        History = history;
        ByExit = byExit;
        ByEntry = byEntry;
    }

    public StateHistory History { get; }

    /// <summary>Rows, ascending by exit time.</summary>
    public int[] ByExit { get; }

    /// <summary>Rows, ascending by entry time; the same order as <see cref="ByExit"/> when all start at the origin.</summary>
    public int[] ByEntry { get; }

    /// <summary>Splits the rows of a history by group; O(n) but for the sort of entry times.</summary>
    public static GroupRows[] Of(StateHistory history, Grouping groups)
    {
        TimeAxis axis = history.Axis;
        int[][] byExit = Split(TimeOrder.By(axis.Exit, axis.Times.Length).Rows, groups);
        int[][] byEntry = axis.Entry is null ? byExit : Split(RadixOrder.Sort(axis.EntryTimes), groups);
        return [.. byExit.Select((rows, group) => new GroupRows(history, rows, byEntry[group]))];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int[][] Split(int[] ordered, Grouping groups)
    {
        if (groups.Groups == 1) return [ordered];
        int[] sizes = new int[groups.Groups];
        foreach (int code in groups.CodeArray) sizes[code]++;
        int[][] split = Array.ConvertAll(sizes, size => new int[size]);
        int[] next = new int[groups.Groups];
        foreach (int row in ordered)
        {
            int code = groups.CodeArray[row];
            split[code][next[code]++] = row;
        }

        return split;
    }
}
