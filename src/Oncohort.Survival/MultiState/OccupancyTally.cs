using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Oncohort.Survival.MultiState;

/// <summary>
/// What happens at each time of one group: the weight at risk in each state just before, the weight of each transition, and the weight censored in each state. A time
/// is a step when a transition or a censoring happens then; the end of a row that the next row of the same subject continues is neither.
/// </summary>
internal sealed class OccupancyTally
{
    private readonly List<int> _index = [];
    private readonly List<bool> _hasEvent = [];
    private readonly List<double> _atRisk = [];
    private readonly List<double> _moved = [];
    private readonly List<double> _censored = [];

    private OccupancyTally(StateGraph graph)
    {
        States = graph.States.Count;
        Transitions = graph.Transitions.Count;
        TotalMoved = new double[Transitions];
    }

    public int States { get; }

    public int Transitions { get; }

    /// <summary>The number of steps.</summary>
    public int Steps => _index.Count;

    /// <summary>The first step with a transition; the number of steps when there is none.</summary>
    public int FirstEvent { get; private set; }

    /// <summary>The weight of each transition over all times.</summary>
    public double[] TotalMoved { get; }

    /// <summary>The index of a step's time on the axis.</summary>
    public int IndexOf(int step) => _index[step];

    /// <summary>The weight at risk in each state just before a step.</summary>
    public ReadOnlySpan<double> AtRisk(int step) => CollectionsMarshal.AsSpan(_atRisk).Slice(step * States, States);

    /// <summary>The weight of each transition at a step.</summary>
    public ReadOnlySpan<double> Moved(int step) => CollectionsMarshal.AsSpan(_moved).Slice(step * Transitions, Transitions);

    /// <summary>The weight censored in each state at a step.</summary>
    public ReadOnlySpan<double> Censored(int step) => CollectionsMarshal.AsSpan(_censored).Slice(step * States, States);

    /// <summary>Whether a transition happens at a step.</summary>
    public bool HasEvent(int step) => _hasEvent[step];

    /// <summary>Tallies the rows of a group; O(rows + steps x states).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static OccupancyTally Build(GroupRows rows)
    {
        StateHistory history = rows.History;
        var tally = new OccupancyTally(history.Graph);
        double[] risk = new double[tally.States];
        int[] count = new int[tally.States];
        int arrived = 0;
        for (int at = 0; at < rows.ByExit.Length;)
        {
            int time = history.Axis.Exit[rows.ByExit[at]];
            for (; arrived < rows.ByEntry.Length && history.EntryOf(rows.ByEntry[arrived]) <= time; arrived++)
            {
                int row = rows.ByEntry[arrived];
                risk[history.From[row]] += history.WeightOf(row);
                count[history.From[row]]++;
            }

            int end = at;
            bool step = false;
            for (; end < rows.ByExit.Length && history.Axis.Exit[rows.ByExit[end]] == time; end++)
                step |= history.Transition[rows.ByExit[end]] >= 0 || history.Next[rows.ByExit[end]] < 0;
            if (step) tally.Add(history, rows.ByExit.AsSpan(at, end - at), time, risk);
            for (; at < end; at++)
            {
                int state = history.From[rows.ByExit[at]];
                risk[state] = --count[state] == 0 ? 0 : risk[state] - history.WeightOf(rows.ByExit[at]);
            }
        }

        while (tally.FirstEvent < tally.Steps && !tally.HasEvent(tally.FirstEvent)) tally.FirstEvent++;
        return tally;
    }

    private void Add(StateHistory history, ReadOnlySpan<int> leaving, int time, double[] risk)
    {
        int moved = _moved.Count;
        int censored = _censored.Count;
        _index.Add(time);
        _hasEvent.Add(false);
        foreach (double weight in risk)
        {
            _atRisk.Add(weight);
            _censored.Add(0);
        }

        for (int transition = 0; transition < Transitions; transition++) _moved.Add(0);
        foreach (int row in leaving)
        {
            double weight = history.WeightOf(row);
            int transition = history.Transition[row];
            if (transition >= 0)
            {
                _hasEvent[^1] = true;
                _moved[moved + transition] += weight;
                TotalMoved[transition] += weight;
            }
            else if (history.Next[row] < 0)
            {
                _censored[censored + history.From[row]] += weight;
            }
        }
    }
}
