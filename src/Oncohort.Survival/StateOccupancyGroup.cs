using Oncohort.Survival.Distributions;
using Oncohort.Survival.KaplanMeierCurves;
using Oncohort.Survival.MultiState;

namespace Oncohort.Survival;

/// <summary>The occupancy of every state in one group. Immutable and safe to share between threads.</summary>
public sealed class StateOccupancyGroup
{
    private readonly GroupRows _rows;
    private readonly OccupancyTally _tally;
    private readonly TransitionSequence _sequence;
    private readonly double[] _variance;
    private readonly StateOccupancyOptions _options;
    private readonly int[] _eventsAt;
    private readonly int _states;

    internal StateOccupancyGroup(int group, GroupRows rows, OccupancyTally tally, TransitionSequence sequence, double[] variance, StateOccupancyOptions options)
    {
        Group = group;
        _rows = rows;
        _tally = tally;
        _sequence = sequence;
        _variance = variance;
        _options = options;
        _states = sequence.States;
        _eventsAt = new int[tally.Steps];
        for (int step = 0, events = 0; step < tally.Steps; step++)
        {
            if (tally.HasEvent(step)) events++;
            _eventsAt[step] = events;
        }

        foreach (int row in rows.ByExit) Subjects += rows.History.Next[row] < 0 ? 1 : 0;
        Transitions = [.. rows.History.Graph.Transitions.Select((transition, number) => new TransitionCount(transition.From, transition.To, tally.TotalMoved[number]))];
    }

    /// <summary>The group's code.</summary>
    public int Group { get; }

    /// <summary>Subjects in the group.</summary>
    public int Subjects { get; }

    /// <summary>Rows in the group.</summary>
    public int Rows => _rows.ByExit.Length;

    /// <summary>The transitions of the graph with the number of times each was seen.</summary>
    public IReadOnlyList<TransitionCount> Transitions { get; }

    /// <summary>The probability of each state at the start.</summary>
    public IReadOnlyList<double> Initial => _sequence.Occupancy(0).ToArray();

    /// <summary>The number of times at which a transition or a censoring happens.</summary>
    public int StepCount => _tally.Steps;

    /// <summary>The last observed time; null without rows.</summary>
    public double? LastTime => _tally.Steps == 0 ? null : TimeOf(_tally.Steps - 1);

    /// <summary>The occupancy of a state at every time at which a transition or a censoring happens in the group, ascending.</summary>
    public StateOccupancyPoint[] Steps(int state)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)state, (uint)_states, nameof(state));
        double multiplier = NormalDistribution.IntervalMultiplier(_options.Level);
        var points = new StateOccupancyPoint[_tally.Steps];
        for (int step = 0; step < points.Length; step++)
            points[step] = Point(TimeOf(step), state, step, _tally.AtRisk(step)[state], EnteredAt(step, state), _tally.Censored(step)[state], multiplier);
        return points;
    }

    /// <summary>The occupancy of a state at fixed times; not estimable beyond the last observed time.</summary>
    /// <param name="state">The state.</param>
    /// <param name="times">Times in ascending order; what entered or was censored is counted since the one before.</param>
    public StateOccupancyPoint[] At(int state, IReadOnlyList<double> times)
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)state, (uint)_states, nameof(state));
        double multiplier = NormalDistribution.IntervalMultiplier(_options.Level);
        var points = new StateOccupancyPoint[times.Count];
        double[] atRisk = AtRiskBefore(state, times);
        int next = 0;
        for (int i = 0; i < points.Length; i++)
        {
            (double entered, double censored) = (0, 0);
            for (; next < _tally.Steps && TimeOf(next) <= times[i]; next++)
            {
                entered += EnteredAt(next, state);
                censored += _tally.Censored(next)[state];
            }

            points[i] = !(times[i] <= LastTime)
                ? new StateOccupancyPoint(times[i], atRisk[i], entered, censored, null, null, null, null)
                : Point(times[i], state, next - 1, atRisk[i], entered, censored, multiplier);
        }

        return points;
    }

    /// <summary>The mean time spent in each state from the origin to a restriction time, without numbers when follow-up ends before it while transitions are still possible.</summary>
    /// <param name="tau">The restriction time, above 0.</param>
    public IReadOnlyList<SojournEstimate> Sojourn(double tau)
    {
        if (!(tau > 0) || !double.IsFinite(tau)) throw new ArgumentOutOfRangeException(nameof(tau), tau, "The restriction time is a positive number.");
        StateGraph graph = _rows.History.Graph;
        if (LastTime is null || (tau > LastTime && Enumerable.Range(0, _states).Any(state => !graph.IsAbsorbing(state) && _sequence.Occupancy(_sequence.Events)[state] > 0)))
            return [.. Enumerable.Range(0, _states).Select(state => new SojournEstimate(state, null, null, null, null))];
        (double[] mean, double[] variance) = SojournInfluence.Until(tau, _rows, _sequence, _options.Initial is null);
        double multiplier = NormalDistribution.IntervalMultiplier(_options.Level);
        return [.. mean.Select((value, state) => Sojourn(state, value, Math.Sqrt(variance[state]), multiplier, tau))];
    }

    private static SojournEstimate Sojourn(int state, double mean, double se, double multiplier, double tau) =>
        new(state, mean, se, Math.Max(0, mean - (multiplier * se)), Math.Min(tau, mean + (multiplier * se)));

    private double TimeOf(int step) => _rows.History.Axis.Times[_tally.IndexOf(step)];

    private double EnteredAt(int step, int state)
    {
        double entered = 0;
        ReadOnlySpan<double> moved = _tally.Moved(step);
        for (int transition = 0; transition < moved.Length; transition++)
        {
            if (_sequence.ToOf(transition) == state) entered += moved[transition];
        }

        return entered;
    }

    private StateOccupancyPoint Point(double time, int state, int step, double atRisk, double entered, double censored, double multiplier)
    {
        int events = step < 0 ? 0 : _eventsAt[step];
        double probability = _sequence.Occupancy(events)[state];
        if (probability > 1 - 1e-12) probability = 1;
        double se = Math.Sqrt(_variance[(events * _states) + state]);
        (double? lower, double? upper) = probability <= 0 ? (null, null) : SurvivalInterval.Of(probability, se / probability, _options.IntervalType, multiplier);
        return new StateOccupancyPoint(time, atRisk, entered, censored, probability, se, lower, upper);
    }

    /// <summary>Weight observed in a state just before each time: entry &lt; time &lt;= exit.</summary>
    private double[] AtRiskBefore(int state, IReadOnlyList<double> times)
    {
        StateHistory history = _rows.History;
        double[] atRisk = new double[times.Count];
        double[]? entry = history.Axis.EntryTimes;
        (int arrived, int left, int count, double weight) = (0, 0, 0, 0);
        for (int i = 0; i < atRisk.Length; i++)
        {
            if (i > 0 && times[i] < times[i - 1]) throw new ArgumentException($"The time {times[i]} follows {times[i - 1]}; times ascend.", nameof(times));
            for (; arrived < _rows.ByEntry.Length && Enters(entry, _rows.ByEntry[arrived], times[i]); arrived++) Count(_rows.ByEntry[arrived], 1);
            for (; left < _rows.ByExit.Length && history.Axis.Times[history.Axis.Exit[_rows.ByExit[left]]] < times[i]; left++) Count(_rows.ByExit[left], -1);
            atRisk[i] = count == 0 ? 0 : weight;
        }

        return atRisk;

        void Count(int row, int sign)
        {
            if (history.From[row] != state) return;
            count += sign;
            weight += sign * history.WeightOf(row);
        }
    }

    private static bool Enters(double[]? entry, int row, double time) => entry is null || entry[row] < time;
}
