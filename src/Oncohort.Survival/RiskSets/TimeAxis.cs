namespace Oncohort.Survival.RiskSets;

/// <summary>
/// The distinct exit times in ascending order and, for every row, where on them it leaves and enters.
/// A row is at risk at time index k when <c>Entry[row] &lt;= k &lt;= Exit[row]</c>.
/// </summary>
internal sealed class TimeAxis
{
    /// <summary>Times closer than this, absolutely or relative to the mean distinct time, are one time (the rule of R's <c>timefix</c>).</summary>
    internal const double Tolerance = 1.4901161193847656e-08;

    private TimeAxis(double[] times, int[] exit, int[]? entry, double[]? entryTimes, int merged)
    {
        Times = times;
        Exit = exit;
        Entry = entry;
        EntryTimes = entryTimes;
        Merged = merged;
    }

    /// <summary>Distinct exit times, ascending.</summary>
    public double[] Times { get; }

    /// <summary>For each row the index of its exit time.</summary>
    public int[] Exit { get; }

    /// <summary>For each row the number of distinct exit times at or before its entry; null without left truncation.</summary>
    public int[]? Entry { get; }

    /// <summary>Entry times after merging; null without left truncation.</summary>
    public double[]? EntryTimes { get; }

    /// <summary>How many distinct times were merged into a nearby earlier one.</summary>
    public int Merged { get; }

    /// <summary>Builds the axis; all values are finite and not negative.</summary>
    public static TimeAxis Build(double[] exit, double[]? entry)
    {
        if (entry is null && IntegerTimes.TryBuild(exit, out double[] times, out int[] index)) return new TimeAxis(times, index, null, null, 0);
        return General(exit, entry);
    }

    private static TimeAxis General(double[] exit, double[]? entry)
    {
        int n = exit.Length;
        double[] all = exit;
        if (entry is not null)
        {
            all = new double[2 * n];
            exit.CopyTo(all, 0);
            entry.CopyTo(all, n);
        }

        int[] order = RadixOrder.Sort(all);
        double[] merged = MergeNearTies(all, order, out int mergedCount);
        int[] exitIndex = new int[n];
        int[]? entryIndex = entry is null ? null : new int[n];
        var times = new List<double>();
        for (int at = 0; at < order.Length;)
        {
            double time = merged[order[at]];
            int end = at;
            bool exits = false;
            for (; end < order.Length && merged[order[end]] == time; end++) exits |= order[end] < n;
            if (exits) times.Add(time);
            for (; at < end; at++)
            {
                int row = order[at];
                if (row < n) exitIndex[row] = times.Count - 1;
                else entryIndex![row - n] = times.Count;
            }
        }

        return new TimeAxis([.. times], exitIndex, entryIndex, entry is null ? null : merged[n..], mergedCount);
    }

    private static double[] MergeNearTies(double[] values, int[] order, out int mergedCount)
    {
        double sum = 0;
        int distinct = 0;
        double previous = double.NaN;
        foreach (int row in order)
        {
            if (values[row] == previous) continue;
            previous = values[row];
            sum += previous;
            distinct++;
        }

        double tolerance = Math.Max(Tolerance, Tolerance * sum / Math.Max(1, distinct));
        double[] merged = new double[values.Length];
        double representative = values.Length == 0 ? 0 : values[order[0]];
        previous = representative;
        mergedCount = 0;
        foreach (int row in order)
        {
            double value = values[row];
            if (value != previous)
            {
                if (value - previous <= tolerance) mergedCount++;
                else representative = value;
                previous = value;
            }

            merged[row] = representative;
        }

        return merged;
    }
}
