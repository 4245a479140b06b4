using Oncohort.Survival.KaplanMeierCurves;

namespace Oncohort.Survival;

/// <summary>The Kaplan-Meier curve of one group. Immutable and safe to share between threads.</summary>
public sealed class KaplanMeierCurve
{
    private readonly SurvivalPoint[] _steps;
    private readonly (double Time, double Weight)[] _arrivals;
    private readonly KaplanMeierOptions _options;

    internal KaplanMeierCurve(int group, int rows, SurvivalPoint[] steps, (double Time, double Weight)[] arrivals, KaplanMeierOptions options)
    {
        Group = group;
        Rows = rows;
        _steps = steps;
        _arrivals = arrivals;
        _options = options;
        foreach (SurvivalPoint step in steps) Events += step.Events;
    }

    /// <summary>The group's code.</summary>
    public int Group { get; }

    /// <summary>Rows in the group.</summary>
    public int Rows { get; }

    /// <summary>Events in the group, weighted when the data are.</summary>
    public double Events { get; }

    /// <summary>The last observed time; null without rows.</summary>
    public double? LastTime => _steps.Length == 0 ? null : _steps[^1].Time;

    /// <summary>The curve at every distinct observed time of the group, ascending.</summary>
    public IReadOnlyList<SurvivalPoint> Steps => _steps;

    /// <summary>Median survival with the limits that the pointwise interval gives by inversion.</summary>
    public IntervalEstimate Median => Quantile(0.5);

    /// <summary>The time by which a share of the group has had the event, by the quantile rule of the options.</summary>
    /// <param name="share">Between 0 and 1, both excluded; 0.5 is the median.</param>
    /// <returns>Null parts where the curve, or its limit, does not fall to 1 - <paramref name="share"/>.</returns>
    public IntervalEstimate Quantile(double share)
    {
        if (!(share > 0 && share < 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies between 0 and 1.");
        double level = 1 - share;
        return new IntervalEstimate(
            CurveQuantile.At(_steps, level, _options.QuantileRule, step => step.Survival),
            CurveQuantile.At(_steps, level, _options.QuantileRule, step => step.Lower),
            CurveQuantile.At(_steps, level, _options.QuantileRule, step => step.Upper));
    }

    /// <summary>The curve at fixed times. Beyond the last observed time it is not estimable unless the options extend it.</summary>
    /// <param name="times">Times in ascending order; events and censorings of a point are those since the one before it.</param>
    public SurvivalPoint[] At(IReadOnlyList<double> times)
    {
        ArgumentNullException.ThrowIfNull(times);
        var points = new SurvivalPoint[times.Count];
        double from = double.NegativeInfinity;
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = At(times[i], from);
            from = times[i];
        }

        return points;
    }

    private SurvivalPoint At(double time, double from)
    {
        double events = 0;
        double censored = 0;
        int last = -1;
        for (int step = 0; step < _steps.Length && _steps[step].Time <= time; step++)
        {
            last = step;
            if (_steps[step].Time <= from) continue;
            events += _steps[step].Events;
            censored += _steps[step].Censored;
        }

        double atRisk = AtRisk(time, last);
        if (LastTime is null || (time > LastTime && !_options.Extend)) return new SurvivalPoint(time, atRisk, events, censored, null, null, null, null);
        if (last < 0)
        {
            double? certain = _options.IntervalType == ConfidenceIntervalType.None ? null : 1;
            return new SurvivalPoint(time, atRisk, events, censored, 1, 0, certain, certain);
        }

        SurvivalPoint point = _steps[last];
        return new SurvivalPoint(time, atRisk, events, censored, point.Survival, point.StandardError, point.Lower, point.Upper);
    }

    /// <summary>Rows with entry &lt; time &lt;= exit: the next step's risk set, without those who enter in between.</summary>
    private double AtRisk(double time, int last)
    {
        int next = last >= 0 && _steps[last].Time == time ? last : last + 1;
        if (next >= _steps.Length) return 0;
        double atRisk = _steps[next].AtRisk;
        for (int i = _arrivals.Length - 1; i >= 0 && _arrivals[i].Time >= time; i--)
        {
            if (_arrivals[i].Time < _steps[next].Time) atRisk -= _arrivals[i].Weight;
        }

        return atRisk;
    }
}
