using System.Numerics.Tensors;

namespace Oncohort.Survival.RiskSets;

/// <summary>The checks that follow-up data pass once, at construction.</summary>
internal static class FollowUpChecks
{
    public static void Times(ReadOnlySpan<double> times)
    {
        if (times.IsEmpty || (TensorPrimitives.Min(times) >= 0 && TensorPrimitives.Max(times) <= double.MaxValue)) return;
        for (int row = 0; row < times.Length; row++)
        {
            if (times[row] >= 0 && times[row] <= double.MaxValue) continue;
            throw new TimeToEventException(times[row] < 0 ? TimeToEventProblem.Negative : TimeToEventProblem.NotFinite, row, times[row]);
        }
    }

    public static void Codes(ReadOnlySpan<int> codes, int rows)
    {
        SameLength(codes.Length, rows);
        if (codes.IsEmpty || TensorPrimitives.Min(codes) >= 0) return;
        for (int row = 0; row < codes.Length; row++)
        {
            if (codes[row] < 0) throw new TimeToEventException(TimeToEventProblem.BadEventCode, row, codes[row]);
        }
    }

    public static void Entries(ReadOnlySpan<double> entry, ReadOnlySpan<double> exit)
    {
        SameLength(entry.Length, exit.Length);
        Times(entry);
        for (int row = 0; row < entry.Length; row++)
        {
            if (entry[row] >= exit[row]) throw new TimeToEventException(TimeToEventProblem.ExitNotAfterEntry, row, exit[row]);
        }
    }

    public static void EntriesAfterMerging(TimeAxis axis, ReadOnlySpan<double> exit)
    {
        for (int row = 0; row < exit.Length; row++)
        {
            if (axis.Entry![row] > axis.Exit[row]) throw new TimeToEventException(TimeToEventProblem.ExitNotAfterEntry, row, exit[row]);
        }
    }

    public static void Weights(ReadOnlySpan<double> weights, int rows)
    {
        SameLength(weights.Length, rows);
        for (int row = 0; row < weights.Length; row++)
        {
            if (!(weights[row] >= 0 && weights[row] <= double.MaxValue)) throw new TimeToEventException(TimeToEventProblem.BadWeight, row, weights[row]);
        }
    }

    public static void Counts(ReadOnlySpan<int> counts, int rows)
    {
        SameLength(counts.Length, rows);
        for (int row = 0; row < counts.Length; row++)
        {
            if (counts[row] < 0) throw new TimeToEventException(TimeToEventProblem.BadCount, row, counts[row]);
        }
    }

    private static void SameLength(int length, int rows)
    {
        if (length != rows) throw new TimeToEventException(TimeToEventProblem.LengthMismatch, Math.Min(length, rows), length);
    }
}
