using Oncohort.Survival.MultiState;

namespace Oncohort.Survival;

/// <summary>The probability of being in each state of a multi-state model over time.</summary>
/// <remarks>
/// Aalen and Johansen (1978); with late entry and case weights. The variance is the infinitesimal jackknife over subjects (Jaeckel, 1972), as R's <c>survfit</c> has it for
/// multi-state data: valid whether or not the process is Markov (Datta and Satten, 2001). With two states the estimate is Kaplan-Meier's, with several absorbing states the
/// cumulative incidence of competing risks. Time O(events x states² + rows); see <see cref="StateOccupancyGroup"/>.
/// <para>Assumes that censoring and late entry tell nothing about later transitions.</para>
/// </remarks>
public static class StateOccupancy
{
    /// <summary>Estimates the occupancy of all states in every group, in order of the groups.</summary>
    /// <param name="history">Who was in which state from when to when.</param>
    /// <param name="groups">The groups, by row; a subject lies in one. Null for one group of all rows.</param>
    /// <param name="options">Interval type, level and initial distribution; null for log intervals at 95 % and an estimated start.</param>
    /// <exception cref="EstimationException">There are no rows.</exception>
    /// <exception cref="StateHistoryException">A subject lies in two groups.</exception>
    /// <exception cref="ArgumentException">The groups have another number of rows, or the initial distribution is none over these states.</exception>
    public static IReadOnlyList<StateOccupancyGroup> Estimate(StateHistory history, Grouping? groups = null, StateOccupancyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        options ??= new StateOccupancyOptions();
        if (history.Rows == 0) throw new EstimationException(EstimationProblem.NoRows, "There are no rows to estimate state occupancy from.");
        groups ??= Grouping.Undivided(history.Rows);
        if (groups.Rows != history.Rows) throw new ArgumentException($"The groups have {groups.Rows} rows, the data have {history.Rows}.", nameof(groups));
        history.RequireOneGroup(groups);
        RequireDistribution(history.Graph, options.Initial);
        int[] slot = new int[history.Rows];
        Array.Fill(slot, -1);
        bool[] continues = new bool[history.Rows];
        foreach (int next in history.Next)
        {
            if (next >= 0) continues[next] = true;
        }

        GroupRows[] rows = GroupRows.Of(history, groups);
        var estimates = new StateOccupancyGroup[rows.Length];
        Parallel.For(0, rows.Length, group =>
        {
            var tally = OccupancyTally.Build(rows[group]);
            var sequence = TransitionSequence.Build(history.Graph, tally, options.Initial);
            double[] variance = OccupancyVariance.Of(rows[group], sequence, options.Initial is null, slot, continues);
            estimates[group] = new StateOccupancyGroup(group, rows[group], tally, sequence, variance, options);
        });
        return estimates;
    }

    private static void RequireDistribution(StateGraph graph, IReadOnlyList<double>? initial)
    {
        if (initial is null) return;
        if (initial.Count != graph.States.Count) throw new ArgumentException($"There are {initial.Count} initial probabilities for {graph.States.Count} states.", nameof(initial));
        if (initial.Any(probability => !(probability >= 0)) || Math.Abs(initial.Sum() - 1) > 1e-9)
            throw new ArgumentException("Initial probabilities are not negative and add up to 1.", nameof(initial));
    }
}
