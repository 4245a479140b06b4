using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Oncohort.Survival.MultiState;

/// <summary>
/// The infinitesimal-jackknife variance of the occupancy of every state after every event of one group: the sum over subjects of the squared influence of their weight.
/// </summary>
/// <remarks>
/// Infinitesimal jackknife: Jaeckel (1972); for the Aalen-Johansen estimate the influences follow a recursion over the events. Its sums over subjects follow one, too (see
/// <see cref="InfluenceMoments"/>), so a subject is touched only when it moves, leaves or changes weight. Subjects at risk since the first event have, by state and for each unit
/// of weight, one influence in common; others carry their own, brought up to date along an <see cref="InfluencePath"/>.
/// Time O(events x states² + rows x states² x log events), the logarithm for subjects with several rows or a late start only; memory O(events + rows).
/// </remarks>
internal sealed class OccupancyVariance
{
    private readonly StateHistory _history;
    private readonly GroupRows _rows;
    private readonly TransitionSequence _sequence;
    private readonly InfluenceMoments _moments;
    private readonly Lazy<InfluencePath> _path;
    private readonly int _states;
    private readonly int[] _slot;
    private readonly bool[] _continues;
    private readonly double[] _common;
    private readonly double[] _moving;
    private readonly double[] _moverWeight;
    private readonly int[] _moverCount;
    private readonly double[] _one;
    private readonly double[] _variance;
    private readonly List<double> _influence = [];
    private readonly List<int> _since = [];
    private readonly Stack<int> _free = new();
    private int _events;
    private int _arrived;

    private OccupancyVariance(GroupRows rows, TransitionSequence sequence, int[] slot, bool[] continues)
    {
        _history = rows.History;
        _rows = rows;
        _sequence = sequence;
        _moments = new InfluenceMoments(sequence);
        _path = new Lazy<InfluencePath>(() => new InfluencePath(sequence));
        _states = sequence.States;
        _slot = slot;
        _continues = continues;
        int transitions = _history.Graph.Transitions.Count;
        _common = new double[_states * _states];
        _moving = new double[transitions * _states];
        _moverWeight = new double[transitions];
        _moverCount = new int[transitions];
        _one = new double[_states];
        _variance = new double[(sequence.Events + 1) * _states];
    }

    /// <summary>Variances by number of events, then by state.</summary>
    /// <param name="rows">The rows of the group.</param>
    /// <param name="sequence">Its events.</param>
    /// <param name="estimatedStart">Whether the initial occupancy was estimated, so that it varies, too.</param>
    /// <param name="slot">Work space of one cell for each row of the history, -1 in each; groups may share it.</param>
    /// <param name="continues">For each row of the history whether it continues another row of its subject.</param>
    public static double[] Of(GroupRows rows, TransitionSequence sequence, bool estimatedStart, int[] slot, bool[] continues)
    {
        var walk = new OccupancyVariance(rows, sequence, slot, continues);
        walk.Walk(estimatedStart);
        return walk._variance;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Walk(bool estimatedStart)
    {
        if (_sequence.Events == 0) return;
        for (int at = 0; at < _rows.ByExit.Length;)
        {
            int time = _history.Axis.Exit[_rows.ByExit[at]];
            int end = at;
            for (; end < _rows.ByExit.Length && _history.Axis.Exit[_rows.ByExit[end]] == time; end++) { }
            Arrive(time);
            ReadOnlySpan<int> leaving = _rows.ByExit.AsSpan(at, end - at);
            if (_events < _sequence.Events && _sequence.Index[_events] == time)
            {
                if (_events == 0) Start(estimatedStart);
                Pass(leaving);
            }

            foreach (int row in leaving)
            {
                if (_history.Transition[row] < 0) EndWithoutTransition(row);
            }

            at = end;
        }
    }

    private void Arrive(int time)
    {
        for (; _arrived < _rows.ByEntry.Length && _history.EntryOf(_rows.ByEntry[_arrived]) <= time; _arrived++)
        {
            int row = _rows.ByEntry[_arrived];
            if (_continues[row]) continue;
            if (_events > 0) _slot[row] = NewSlot();
            _moments.Enter(_history.From[row], _history.WeightOf(row));
        }
    }

    private void Start(bool estimatedStart)
    {
        ReadOnlySpan<double> occupancy = _sequence.Occupancy(0);
        for (int state = 0; estimatedStart && _sequence.InitialWeight > 0 && state < _states; state++)
        {
            Span<double> common = _common.AsSpan(state * _states, _states);
            for (int j = 0; j < _states; j++) common[j] = ((j == state ? 1 : 0) - occupancy[j]) / _sequence.InitialWeight;
            _moments.Start(state, common);
        }

        Record();
    }

    /// <summary>Takes the movers out of the sums, passes the event, puts them back with their new influence and, if they are observed further, their new state.</summary>
    private void Pass(ReadOnlySpan<int> leaving)
    {
        int e = _events;
        Array.Clear(_moverWeight);
        Array.Clear(_moverCount);
        foreach (int row in leaving)
        {
            if (_history.Transition[row] >= 0) TakeOut(row);
        }

        LeaveTogether();
        _moments.Apply(e);
        for (int state = 0; state < _states; state++)
        {
            Span<double> common = _common.AsSpan(state * _states, _states);
            _sequence.Apply(e, common);
            _sequence.AddStaying(e, common, state, 1);
        }

        _events++;
        ReturnTogether(e);
        foreach (int row in leaving)
        {
            if (_history.Transition[row] >= 0) PutBack(row, e);
        }

        Record();
    }

    private void TakeOut(int row)
    {
        int transition = _history.Transition[row];
        double weight = _history.WeightOf(row);
        if (_slot[row] < 0)
        {
            _moverWeight[transition] += weight * weight;
            _moverCount[transition]++;
            return;
        }

        Span<double> influence = UpToDate(row);
        _moments.AddSquares(influence, -1);
        LeaveAlone(row, influence);
    }

    private void LeaveTogether()
    {
        for (int transition = 0; transition < _moverCount.Length; transition++)
        {
            if (_moverCount[transition] == 0) continue;
            int state = _history.Graph.Transitions[transition].From;
            ReadOnlySpan<double> common = _common.AsSpan(state * _states, _states);
            _moments.AddSquares(common, -_moverWeight[transition]);
            _moments.Leave(state, _moverCount[transition], _moverWeight[transition], common);
        }
    }

    private void ReturnTogether(int e)
    {
        for (int transition = 0; transition < _moverCount.Length; transition++)
        {
            if (_moverCount[transition] == 0) continue;
            (int from, int to) = _history.Graph.Transitions[transition];
            Span<double> moving = _moving.AsSpan(transition * _states, _states);
            _common.AsSpan(from * _states, _states).CopyTo(moving);
            moving[from] -= _sequence.MoveOf(e, from);
            moving[to] += _sequence.MoveOf(e, from);
            _moments.AddSquares(moving, _moverWeight[transition]);
        }
    }

    private void PutBack(int row, int e)
    {
        int transition = _history.Transition[row];
        (int from, int to) = _history.Graph.Transitions[transition];
        int next = _history.Next[row];
        double weight = _history.WeightOf(row);
        int slot = _slot[row];
        if (slot < 0)
        {
            if (next < 0) return;
            slot = NewSlot();
            Span<double> fresh = Influence(slot);
            for (int j = 0; j < _states; j++) fresh[j] = weight * _moving[(transition * _states) + j];
        }
        else
        {
            Span<double> own = Influence(slot);
            _sequence.Apply(e, own);
            _sequence.AddStaying(e, own, from, weight);
            own[from] -= weight * _sequence.MoveOf(e, from);
            own[to] += weight * _sequence.MoveOf(e, from);
            _moments.AddSquares(own, 1);
        }

        Continue(slot, next, to);
    }

    private void EndWithoutTransition(int row)
    {
        int next = _history.Next[row];
        if (next >= 0 && _history.WeightOf(next) == _history.WeightOf(row))
        {
            _slot[next] = _slot[row];
            return;
        }

        int state = _history.From[row];
        double weight = _history.WeightOf(row);
        if (next < 0 && _slot[row] < 0)
        {
            _moments.Leave(state, 1, weight * weight, _common.AsSpan(state * _states, _states));
            return;
        }

        if (_slot[row] < 0 && _events == 0)
        {
            _moments.Leave(state, 1, weight * weight, _common.AsSpan(state * _states, _states));
            _moments.Enter(state, _history.WeightOf(next));
            return;
        }

        if (_slot[row] < 0) _slot[row] = OwnCopy(state, weight);
        LeaveAlone(row, UpToDate(row));
        Continue(_slot[row], next, state);
    }

    private void Continue(int slot, int next, int state)
    {
        if (next < 0)
        {
            _free.Push(slot);
            return;
        }

        _slot[next] = slot;
        _since[slot] = _events;
        _moments.Enter(state, _history.WeightOf(next), Influence(slot));
    }

    /// <summary>Takes one subject with an influence of its own out of the risk set; the sums hold its weight times its influence.</summary>
    private void LeaveAlone(int row, ReadOnlySpan<double> influence)
    {
        double weight = _history.WeightOf(row);
        for (int j = 0; j < _states; j++) _one[j] = weight == 0 ? 0 : influence[j] / weight;
        _moments.Leave(_history.From[row], 1, weight * weight, _one);
    }

    private int OwnCopy(int state, double weight)
    {
        int slot = NewSlot();
        Span<double> own = Influence(slot);
        for (int j = 0; j < _states; j++) own[j] = weight * _common[(state * _states) + j];
        return slot;
    }

    private Span<double> UpToDate(int row)
    {
        int slot = _slot[row];
        Span<double> influence = Influence(slot);
        if (_since[slot] < _events) _path.Value.Advance(influence, _history.From[row], _history.WeightOf(row), _since[slot], _events);
        _since[slot] = _events;
        return influence;
    }

    private Span<double> Influence(int slot) => CollectionsMarshal.AsSpan(_influence).Slice(slot * _states, _states);

    private int NewSlot()
    {
        if (_free.TryPop(out int slot))
        {
            Influence(slot).Clear();
            _since[slot] = _events;
            return slot;
        }

        for (int j = 0; j < _states; j++) _influence.Add(0);
        _since.Add(_events);
        return _since.Count - 1;
    }

    /// <summary>Writes down the variances after the events so far; where one state holds everybody, none of them varies.</summary>
    private void Record()
    {
        ReadOnlySpan<double> occupancy = _sequence.Occupancy(_events);
        int occupied = 0;
        foreach (double probability in occupancy) occupied += probability > 0 ? 1 : 0;
        for (int state = 0; occupied > 1 && state < _states; state++)
            _variance[(_events * _states) + state] = occupancy[state] > 0 ? _moments.Variance(state) : 0;
    }
}
