namespace Oncohort.Survival;

/// <summary>The cumulative incidence of one cause in one group. Immutable and safe to share between threads.</summary>
public sealed class CumulativeIncidenceCurve
{
    private readonly CumulativeIncidencePoint[] _steps;
    private readonly double[] _entries;
    private readonly double[] _enteredBefore;
    private readonly bool _hasVariance;

    /// <param name="cause">The event code.</param>
    /// <param name="steps">The curve at every distinct observed time of the group.</param>
    /// <param name="arrivals">Entry times and weights in order of time; empty without left truncation.</param>
    /// <param name="hasVariance">Whether standard errors exist.</param>
    internal CumulativeIncidenceCurve(int cause, CumulativeIncidencePoint[] steps, (double Time, double Weight)[] arrivals, bool hasVariance)
    {
        Cause = cause;
        _steps = steps;
        _entries = Array.ConvertAll(arrivals, arrival => arrival.Time);
        _enteredBefore = new double[arrivals.Length + 1];
        for (int i = 0; i < arrivals.Length; i++) _enteredBefore[i + 1] = _enteredBefore[i] + arrivals[i].Weight;
        _hasVariance = hasVariance;
        foreach (CumulativeIncidencePoint step in steps) Events += step.Events;
    }

    /// <summary>The event code of the cause.</summary>
    public int Cause { get; }

    /// <summary>Events of the cause, weighted when the data are.</summary>
    public double Events { get; }

    /// <summary>The last observed time; null without rows.</summary>
    public double? LastTime => _steps.Length == 0 ? null : _steps[^1].Time;

    /// <summary>The curve at every distinct observed time of the group, ascending.</summary>
    public IReadOnlyList<CumulativeIncidencePoint> Steps => _steps;

    /// <summary>The curve at fixed times; not estimable beyond the last observed time.</summary>
    /// <param name="times">Times in ascending order; events of a point are those since the one before it.</param>
    public CumulativeIncidencePoint[] At(IReadOnlyList<double> times)
    {
        ArgumentNullException.ThrowIfNull(times);
        var points = new CumulativeIncidencePoint[times.Count];
        int next = 0;
        for (int i = 0; i < points.Length; i++)
        {
            double events = 0;
            if (i > 0 && times[i] < times[i - 1]) throw new ArgumentException($"The time {times[i]} follows {times[i - 1]}; times ascend.", nameof(times));
            for (; next < _steps.Length && _steps[next].Time <= times[i]; next++) events += _steps[next].Events;
            points[i] = At(times[i], events, next - 1);
        }

        return points;
    }

    private CumulativeIncidencePoint At(double time, double events, int last)
    {
        double atRisk = AtRisk(time, last);
        if (LastTime is null || time > LastTime) return new CumulativeIncidencePoint(time, atRisk, events, null, null, null, null);
        if (last < 0) return new CumulativeIncidencePoint(time, atRisk, events, 0, _hasVariance ? 0 : null, null, null);
        CumulativeIncidencePoint point = _steps[last];
        return new CumulativeIncidencePoint(time, atRisk, events, point.Incidence, point.StandardError, point.Lower, point.Upper);
    }

    /// <summary>Rows with entry &lt; time &lt;= exit: the next step's risk set, without those who enter in between.</summary>
    private double AtRisk(double time, int last)
    {
        int next = last >= 0 && _steps[last].Time == time ? last : last + 1;
        if (next >= _steps.Length) return 0;
        return _steps[next].AtRisk - (_enteredBefore[EntriesBefore(_steps[next].Time)] - _enteredBefore[EntriesBefore(time)]);
    }

    private int EntriesBefore(double time)
    {
        int low = 0;
        int high = _entries.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_entries[middle] < time) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
