using Oncohort.Survival.Memory;
using Oncohort.Survival.RiskSets;

namespace Oncohort.Survival;

/// <summary>
/// Follow-up of a set of rows: when each enters and leaves observation and why it leaves. Checked once, near-equal times merged once,
/// and indexed once; every estimator reads the same index.
/// </summary>
/// <remarks>
/// A row at risk at time t has entry &lt; t &lt;= exit. Times less than 1.5e-8 apart, absolutely or relative to the mean distinct time, count as
/// one time. A row may carry a case weight (its influence) and a count (how many identical patients it stands for); they are different
/// things under Efron's ties, where a count is exact repetition. Immutable and safe to share between threads.
/// </remarks>
public sealed class TimeToEvent
{
    private readonly Lazy<TimeOrder> _order;

    private TimeToEvent(TimeAxis axis, int[] code, double[]? weight, int[]? count)
    {
        Axis = axis;
        Code = code;
        Weight = weight;
        Count = count;
        _order = new Lazy<TimeOrder>(() => TimeOrder.Build(Axis, Code));
    }

    /// <summary>The number of rows.</summary>
    public int Rows => Code.Length;

    /// <summary>How many distinct times were merged into one that differed only by rounding.</summary>
    public int MergedTimes => Axis.Merged;

    /// <summary>True when rows enter observation late.</summary>
    public bool IsLeftTruncated => Axis.Entry is not null;

    /// <summary>The distinct exit times, ascending.</summary>
    public ReadOnlySpan<double> Times => Axis.Times;

    internal TimeAxis Axis { get; }

    internal int[] Code { get; }

    internal double[]? Weight { get; }

    internal int[]? Count { get; }

    internal TimeOrder Order => _order.Value;

    /// <summary>The event code of each row: 0 censored, 1 and above the cause of the event.</summary>
    public ReadOnlySpan<int> EventCodes => Code;

    /// <summary>The exit time of a row, after near-equal times were merged.</summary>
    public double ExitTime(int row) => Axis.Times[Axis.Exit[row]];

    /// <summary>The number of patients with an event of a cause; counts are honoured, weights are not.</summary>
    public long Events(int cause = 1)
    {
        long events = 0;
        if (Count is null)
        {
            foreach (int code in Code) events += code == cause ? 1 : 0;
            return events;
        }

        for (int row = 0; row < Code.Length; row++) events += Code[row] == cause ? Count[row] : 0;
        return events;
    }

    /// <summary>The number of patients with an event of any cause; counts are honoured, weights are not.</summary>
    internal long AllEvents()
    {
        long events = 0;
        for (int row = 0; row < Code.Length; row++) events += Code[row] == 0 ? 0 : Count is null ? 1 : Count[row];
        return events;
    }

    /// <summary>The same follow-up with the events of one cause as code 1; those that had code 1 take its code and compete. Shares the index of times.</summary>
    /// <param name="cause">The event code that models are to be of.</param>
    /// <exception cref="ArgumentOutOfRangeException">The code is below 1.</exception>
    public TimeToEvent ForCause(int cause)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cause, 1);
        return cause == 1 ? this : new TimeToEvent(Axis, Array.ConvertAll(Code, code => code == cause ? 1 : code == 1 ? cause : code), Weight, Count);
    }

    /// <summary>Checks and indexes follow-up data. The arrays are copied or read, never kept.</summary>
    /// <param name="exit">When each row leaves observation, in any unit; finite, not negative.</param>
    /// <param name="eventCode">Why: 0 censored, 1 the event, 2 and above competing events.</param>
    /// <param name="entry">When each row enters observation (left truncation, or the start of an interval); null when all enter at the origin.</param>
    /// <param name="weight">Case weights, finite and not negative; null for 1.</param>
    /// <param name="count">How many identical patients each row stands for; null for 1.</param>
    /// <exception cref="TimeToEventException">A value is impossible; the exception names the row.</exception>
    public static TimeToEvent Create(double[] exit, int[] eventCode, double[]? entry = null, double[]? weight = null, int[]? count = null)
    {
        ArgumentNullException.ThrowIfNull(exit);
        ArgumentNullException.ThrowIfNull(eventCode);
        FollowUpChecks.Times(exit);
        FollowUpChecks.Codes(eventCode, exit.Length);
        if (entry is not null) FollowUpChecks.Entries(entry, exit);
        if (weight is not null) FollowUpChecks.Weights(weight, exit.Length);
        if (count is not null) FollowUpChecks.Counts(count, exit.Length);

        var axis = TimeAxis.Build(exit, entry);
        if (axis.Entry is not null) FollowUpChecks.EntriesAfterMerging(axis, exit);
        return new TimeToEvent(axis, LargeArray.Copy(eventCode), weight is null ? null : [.. weight], count is null ? null : [.. count]);
    }

    /// <summary>The weight of a row in sums over the risk set: case weight times count.</summary>
    internal double RiskWeight(int row) => (Weight is null ? 1.0 : Weight[row]) * (Count is null ? 1 : Count[row]);

    /// <summary>The same patients, each of weight 1; counts stay.</summary>
    internal TimeToEvent Unweighted() => Weight is null ? this : new TimeToEvent(Axis, Code, weight: null, Count);

    /// <summary>Requires that what comes along with the data has a row for each of theirs; null is no grouping and passes.</summary>
    internal void RequireRows(int? rows, string name)
    {
        if (rows is not null && rows != Rows) throw new ArgumentException($"The {name} have {rows} rows, the data have {Rows}.", name);
    }

    internal bool IsWeighted => Weight is not null || Count is not null;

    /// <summary>Whether weights, if there are any, can be read as numbers of identical patients.</summary>
    internal bool HasWholeWeights => Weight is null || Array.TrueForAll(Weight, weight => weight == Math.Floor(weight));
}
