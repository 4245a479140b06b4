namespace Oncohort.Survival.RiskSets;

/// <summary>What is left of follow-up after a time.</summary>
internal static class LaterFollowUp
{
    /// <summary>The follow-up of some rows, each entering at <paramref name="from"/> or at its own entry if that is later.</summary>
    /// <param name="data">Follow-up of all rows.</param>
    /// <param name="rows">Rows whose exit is after <paramref name="from"/>.</param>
    /// <param name="from">The time before which nobody is at risk.</param>
    /// <param name="origin">What counts as time 0: 0, or <paramref name="from"/>.</param>
    public static TimeToEvent Of(TimeToEvent data, IReadOnlyList<int> rows, double from, double origin)
    {
        double[] exit = new double[rows.Count];
        double[] entry = new double[rows.Count];
        int[] code = new int[rows.Count];
        bool late = false;
        for (int i = 0; i < exit.Length; i++)
        {
            int row = rows[i];
            exit[i] = data.ExitTime(row) - origin;
            entry[i] = Math.Max(from, data.Axis.EntryTimes?[row] ?? 0) - origin;
            code[i] = data.Code[row];
            late |= entry[i] > 0;
        }

        double[]? weight = data.Weight is null ? null : [.. rows.Select(row => data.Weight[row])];
        int[]? count = data.Count is null ? null : [.. rows.Select(row => data.Count[row])];
        return TimeToEvent.Create(exit, code, late ? entry : null, weight, count);
    }

    /// <summary>The least time after <paramref name="time"/> that is not the same time but for rounding.</summary>
    public static double JustAfter(double time) => time + (TimeAxis.Tolerance * Math.Max(1, time));
}
