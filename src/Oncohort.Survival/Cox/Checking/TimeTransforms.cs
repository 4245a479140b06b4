namespace Oncohort.Survival.Cox.Checking;

/// <summary>Transforms of time for tests of proportional hazards and for the axis of Schoenfeld residuals.</summary>
internal static class TimeTransforms
{
    /// <summary>The transform at each time index, centred on its mean over the events; null where it is not defined.</summary>
    public static double[]? Of(CoxDesign design, TimeTransform transform)
    {
        if (transform == TimeTransform.KaplanMeier) return ProportionalHazardsScore.Transform(design);
        ReadOnlySpan<double> times = design.Data.Axis.Times;
        (long[] rows, long[] events) = Tally(design);
        double[] at = new double[times.Length];
        long before = 0;
        double sum = 0;
        long all = 0;
        for (int k = 0; k < at.Length; k++)
        {
            at[k] = transform switch
            {
                TimeTransform.Rank => before + ((rows[k] + 1) / 2.0),
                TimeTransform.Log => events[k] == 0 ? 0 : Math.Log(times[k]),
                _ => times[k],
            };
            before += rows[k];
            all += events[k];
            sum += events[k] * at[k];
        }

        for (int k = 0; k < at.Length; k++) at[k] -= sum / all;
        return Array.TrueForAll(at, double.IsFinite) ? at : null;
    }

    /// <summary>How many patients leave at each time index, and how many of them with the event.</summary>
    private static (long[] Rows, long[] Events) Tally(CoxDesign design)
    {
        long[] rows = new long[design.Data.Axis.Times.Length];
        long[] events = new long[rows.Length];
        for (int row = 0; row < design.Rows.Length; row++)
        {
            int count = design.Count is null ? 1 : design.Count[row];
            rows[design.Exit[row]] += count;
            if (design.IsEvent[row]) events[design.Exit[row]] += count;
        }

        return (rows, events);
    }
}
