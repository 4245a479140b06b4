using System.Runtime.CompilerServices;

namespace Oncohort.Survival.MultiState;

/// <summary>
/// The times of one group at which transitions happen, in order: the hazard of each transition, the probability of staying in each state, and the occupancy before and after.
/// </summary>
/// <remarks>
/// With H the matrix of one time (hazards off the diagonal, the probability of staying on it), the occupancy is p(t) = p(0) H(t1) H(t2) … (Aalen and Johansen, 1978).
/// A unit of weight more at risk in state s moves p by p H plus p_s(t-) / Y_s times (e_s - row s of H); one that also moves to r has e_r in place of e_s.
/// </remarks>
internal sealed class TransitionSequence
{
    private readonly int[] _from;
    private readonly int[] _to;
    private readonly double[] _hazard;
    private readonly double[] _stay;
    private readonly double[] _unit;
    private readonly double[] _occupancy;

    private TransitionSequence(StateGraph graph, int events)
    {
        States = graph.States.Count;
        Events = events;
        _from = [.. graph.Transitions.Select(transition => transition.From)];
        _to = [.. graph.Transitions.Select(transition => transition.To)];
        _hazard = new double[events * _from.Length];
        _stay = new double[events * States];
        _unit = new double[events * States];
        _occupancy = new double[(events + 1) * States];
        Index = new int[events];
    }

    public int States { get; }

    /// <summary>The number of times with transitions.</summary>
    public int Events { get; }

    /// <summary>The index of each of them on the axis.</summary>
    public int[] Index { get; }

    /// <summary>The weight at risk at the first of them, over all states; 0 when there is none.</summary>
    public double InitialWeight { get; private set; }

    /// <summary>The occupancy after a number of events.</summary>
    public ReadOnlySpan<double> Occupancy(int events) => _occupancy.AsSpan(events * States, States);

    /// <summary>The state that a transition enters.</summary>
    public int ToOf(int transition) => _to[transition];

    /// <summary>The change of occupancy by a unit of weight that moves at an event instead of staying in its state.</summary>
    public double MoveOf(int e, int state) => _unit[(e * States) + state];

    /// <summary>The probability of staying in each state at an event.</summary>
    public ReadOnlySpan<double> Stay(int e) => _stay.AsSpan(e * States, States);

    /// <summary>Computes hazards and occupancy; O(steps x transitions).</summary>
    /// <param name="graph">The states.</param>
    /// <param name="tally">What happens at each time.</param>
    /// <param name="initial">The occupancy at the start; null to estimate it from those at risk at the first transition.</param>
    public static TransitionSequence Build(StateGraph graph, OccupancyTally tally, IReadOnlyList<double>? initial)
    {
        int events = 0;
        for (int step = tally.FirstEvent; step < tally.Steps; step++) events += tally.HasEvent(step) ? 1 : 0;
        var sequence = new TransitionSequence(graph, events);
        sequence.Start(tally, initial);
        for (int step = tally.FirstEvent, e = 0; step < tally.Steps; step++)
        {
            if (!tally.HasEvent(step)) continue;
            sequence.Index[e] = tally.IndexOf(step);
            sequence.Add(e++, tally.AtRisk(step), tally.Moved(step));
        }

        return sequence;
    }

    /// <summary>Replaces a row vector u by u H of an event.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(int e, Span<double> u)
    {
        Span<double> before = stackalloc double[States];
        u.CopyTo(before);
        ReadOnlySpan<double> stay = Stay(e);
        for (int state = 0; state < u.Length; state++) u[state] *= stay[state];
        ReadOnlySpan<double> hazard = _hazard.AsSpan(e * _from.Length, _from.Length);
        for (int t = 0; t < hazard.Length; t++)
        {
            if (hazard[t] != 0) u[_to[t]] += before[_from[t]] * hazard[t];
        }
    }

    /// <summary>Adds to u what a weight at risk in a state changes at an event when it stays.</summary>
    public void AddStaying(int e, Span<double> u, int state, double weight)
    {
        double unit = weight * MoveOf(e, state);
        if (unit == 0) return;
        u[state] += unit * (1 - Stay(e)[state]);
        ReadOnlySpan<double> hazard = _hazard.AsSpan(e * _from.Length, _from.Length);
        for (int t = 0; t < hazard.Length; t++)
        {
            if (_from[t] == state) u[_to[t]] -= unit * hazard[t];
        }
    }

    /// <summary>Replaces a matrix X of rows by H X, where X has a row a state.</summary>
    public void ApplyLeft(int e, double[] x, double[] scratch)
    {
        int width = x.Length / States;
        x.CopyTo(scratch, 0);
        ReadOnlySpan<double> stay = Stay(e);
        for (int state = 0; state < States; state++)
        {
            for (int j = 0; j < width; j++) x[(state * width) + j] = scratch[(state * width) + j] * stay[state];
        }

        ReadOnlySpan<double> hazard = _hazard.AsSpan(e * _from.Length, _from.Length);
        for (int t = 0; t < hazard.Length; t++)
        {
            for (int j = 0; j < width; j++) x[(_from[t] * width) + j] += hazard[t] * scratch[(_to[t] * width) + j];
        }
    }

    private void Start(OccupancyTally tally, IReadOnlyList<double>? initial)
    {
        Span<double> occupancy = _occupancy.AsSpan(0, States);
        if (initial is not null)
        {
            for (int state = 0; state < States; state++) occupancy[state] = initial[state];
            return;
        }

        if (tally.Steps == 0) return;
        ReadOnlySpan<double> risk = tally.AtRisk(tally.FirstEvent < tally.Steps ? tally.FirstEvent : 0);
        double total = 0;
        foreach (double weight in risk) total += weight;
        InitialWeight = total;
        if (total <= 0) return;
        for (int state = 0; state < States; state++) occupancy[state] = risk[state] / total;
    }

    private void Add(int e, ReadOnlySpan<double> risk, ReadOnlySpan<double> moved)
    {
        Span<double> stay = _stay.AsSpan(e * States, States);
        ReadOnlySpan<double> before = Occupancy(e);
        risk.CopyTo(stay);
        for (int t = 0; t < moved.Length; t++)
        {
            if (moved[t] <= 0) continue;
            _hazard[(e * moved.Length) + t] = moved[t] / risk[_from[t]];
            stay[_from[t]] -= moved[t];
        }

        for (int state = 0; state < States; state++)
        {
            stay[state] = risk[state] <= 0 ? 1 : stay[state] <= 1e-12 * risk[state] ? 0 : stay[state] / risk[state];
            _unit[(e * States) + state] = risk[state] <= 0 ? 0 : before[state] / risk[state];
        }

        Span<double> after = _occupancy.AsSpan((e + 1) * States, States);
        before.CopyTo(after);
        Apply(e, after);
    }
}
