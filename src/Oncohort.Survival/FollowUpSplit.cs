namespace Oncohort.Survival;

/// <summary>What became of a change that was to split follow-up.</summary>
/// <param name="Before">Rows whose change lies at or before their entry: changed from the start.</param>
/// <param name="Within">Rows that change during follow-up.</param>
/// <param name="After">Rows whose change lies at or after the end of their follow-up: unchanged throughout.</param>
/// <param name="Never">Rows without a change.</param>
public readonly record struct ChangeCount(int Before, int Within, int After, int Never);

/// <summary>Follow-up split where a covariate changes, and at fixed times, so that covariates are constant within each piece.</summary>
/// <remarks>
/// A piece is at risk when start &lt; t &lt;= stop, so an event at the time of a change belongs to the value before the change. A row's event falls on its last piece, and its
/// pieces cover its follow-up without gap or overlap. Counting process formulation: Andersen and Gill (1982). Time O(rows + pieces) for a fixed number of changes.
/// </remarks>
public sealed class FollowUpSplit
{
    private readonly List<int> _source = [];
    private readonly List<double> _start = [];
    private readonly List<double> _stop = [];
    private readonly List<int> _code = [];
    private readonly List<int> _period = [];
    private readonly List<int>[] _changed;
    private readonly ChangeCount[] _counts;

    private FollowUpSplit(int changes)
    {
        _changed = [.. Enumerable.Range(0, changes).Select(_ => new List<int>())];
        _counts = new ChangeCount[changes];
    }

    /// <summary>The row that each piece comes from, in order of the rows, then of time.</summary>
    public IReadOnlyList<int> SourceRows => _source;

    /// <summary>When each piece starts.</summary>
    public IReadOnlyList<double> Start => _start;

    /// <summary>When each piece stops.</summary>
    public IReadOnlyList<double> Stop => _stop;

    /// <summary>The event code of each piece: that of its row on the last piece, 0 on the others.</summary>
    public IReadOnlyList<int> EventCodes => _code;

    /// <summary>The number of cuts at or before the start of each piece.</summary>
    public IReadOnlyList<int> Period => _period;

    /// <summary>For each change the value of each piece: 0 before it, 1 after it.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Changed => _changed;

    /// <summary>What became of each change.</summary>
    public IReadOnlyList<ChangeCount> Counts => _counts;

    /// <summary>Splits rows.</summary>
    /// <param name="exit">When each row leaves observation.</param>
    /// <param name="eventCode">Why: 0 censored, 1 and above an event.</param>
    /// <param name="entry">When each row enters observation; null when all enter at the origin.</param>
    /// <param name="changes">For each covariate that changes from 0 to 1, the time of the change in each row, null where it never changes.</param>
    /// <param name="cuts">Times at which every row is split, ascending; null for none.</param>
    /// <exception cref="TimeToEventException">A time or code is impossible, or a row has no time at risk.</exception>
    /// <exception cref="ArgumentException">A change has another number of rows, or is not a number; or cuts do not ascend.</exception>
    public static FollowUpSplit Of(double[] exit, int[] eventCode, double[]? entry, IReadOnlyList<double?[]> changes, IReadOnlyList<double>? cuts = null)
    {
        ArgumentNullException.ThrowIfNull(exit);
        ArgumentNullException.ThrowIfNull(eventCode);
        ArgumentNullException.ThrowIfNull(changes);
        cuts ??= [];
        RiskSets.FollowUpChecks.Times(exit);
        RiskSets.FollowUpChecks.Codes(eventCode, exit.Length);
        RiskSets.FollowUpChecks.Entries(entry ?? new double[exit.Length], exit);
        Check(exit.Length, changes, cuts);
        var split = new FollowUpSplit(changes.Count);
        var points = new List<double>();
        for (int row = 0; row < exit.Length; row++)
        {
            double start = entry?[row] ?? 0;
            points.Clear();
            for (int change = 0; change < changes.Count; change++) split.Count(change, changes[change][row], start, exit[row], points);
            foreach (double cut in cuts)
            {
                if (cut > start && cut < exit[row]) points.Add(cut);
            }

            points.Sort();
            points.Add(exit[row]);
            foreach (double point in points)
            {
                if (point <= start) continue;
                split.Add(row, start, point, point == exit[row] ? eventCode[row] : 0, changes, cuts);
                start = point;
            }
        }

        return split;
    }

    private static void Check(int rows, IReadOnlyList<double?[]> changes, IReadOnlyList<double> cuts)
    {
        foreach (double?[] change in changes)
        {
            if (change.Length != rows) throw new ArgumentException($"A change has {change.Length} rows, expected {rows}.", nameof(changes));
            int bad = Array.FindIndex(change, time => time is { } value && !double.IsFinite(value));
            if (bad >= 0) throw new ArgumentException($"A change in row {bad} is not a number.", nameof(changes));
        }

        for (int i = 0; i < cuts.Count; i++)
        {
            if (!double.IsFinite(cuts[i]) || (i > 0 && cuts[i] <= cuts[i - 1])) throw new ArgumentException("Cuts are numbers in ascending order.", nameof(cuts));
        }
    }

    private void Count(int change, double? time, double start, double end, List<double> points)
    {
        ChangeCount counts = _counts[change];
        if (time is not { } at) _counts[change] = counts with { Never = counts.Never + 1 };
        else if (at <= start) _counts[change] = counts with { Before = counts.Before + 1 };
        else if (at >= end) _counts[change] = counts with { After = counts.After + 1 };
        else
        {
            _counts[change] = counts with { Within = counts.Within + 1 };
            points.Add(at);
        }
    }

    private void Add(int row, double start, double stop, int code, IReadOnlyList<double?[]> changes, IReadOnlyList<double> cuts)
    {
        _source.Add(row);
        _start.Add(start);
        _stop.Add(stop);
        _code.Add(code);
        int period = 0;
        while (period < cuts.Count && cuts[period] <= start) period++;
        _period.Add(period);
        for (int change = 0; change < changes.Count; change++) _changed[change].Add(changes[change][row] is { } time && time <= start ? 1 : 0);
    }
}
