using Oncohort.Survival.Memory;

namespace Oncohort.Survival.Cox;

/// <summary>
/// Sorted rows that one core walks: whole strata, or a part of a large stratum that begins and ends between two times. They depend on the data only, so that
/// sums by segment, added in order, have the same bits for any number of threads.
/// </summary>
/// <param name="From">The first row.</param>
/// <param name="To">The row after the last.</param>
/// <param name="Stratum">The stratum of the first row.</param>
/// <param name="IsPart">Whether the segment is a part of one stratum; the parts follow one another in ascending order of time.</param>
internal readonly record struct SweepSegment(int From, int To, int Stratum, bool IsPart)
{
    /// <summary>Whether both are parts of one stratum.</summary>
    public bool Continues(SweepSegment previous) => IsPart && previous.IsPart && Stratum == previous.Stratum;

    /// <summary>Divides the rows of a design. Under left truncation a stratum stays whole, since rows leave its risk set in another order than they join it.</summary>
    public static SweepSegment[] Of(CoxDesign design)
    {
        var segments = new List<SweepSegment>();
        int first = 0;
        for (int stratum = 0; stratum + 1 < design.StratumStart.Length; stratum++)
        {
            int from = design.StratumStart[stratum];
            int to = design.StratumStart[stratum + 1];
            if (design.Entry is null && to - from > 2 * RowBlocks.Rows)
            {
                Whole(from, stratum);
                Divide(design, from, to, stratum, segments);
                first = stratum + 1;
            }
            else if (to - design.StratumStart[first] >= RowBlocks.Rows)
            {
                Whole(to, stratum + 1);
            }
        }

        Whole(design.Rows.Length, design.StratumStart.Length - 1);
        return [.. segments];

        void Whole(int end, int next)
        {
            int start = design.StratumStart[first];
            if (end > start) segments.Add(new SweepSegment(start, end, first, false));
            first = next;
        }
    }

    private static void Divide(CoxDesign design, int from, int to, int stratum, List<SweepSegment> segments)
    {
        while (from < to)
        {
            int end = Math.Min(from + RowBlocks.Rows, to);
            while (end < to && design.Exit[end] == design.Exit[end - 1]) end++;
            segments.Add(new SweepSegment(from, end, stratum, true));
            from = end;
        }
    }
}
