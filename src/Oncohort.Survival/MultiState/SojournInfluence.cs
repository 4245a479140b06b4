namespace Oncohort.Survival.MultiState;

/// <summary>The mean time spent in each state up to a time, with the infinitesimal-jackknife variance.</summary>
/// <remarks>
/// With V(t) the matrix of mean times in each state between t and the end for those in each state at t, V just after an event is the distance to the next event, plus H V of
/// that event. What a subject adds to the influence at an event then counts V times, and these products are summed once over the events: a row at risk in s from entry to exit has
/// the difference of two such sums. Time O(events x states² + rows x states).
/// </remarks>
internal static class SojournInfluence
{
    /// <summary>Means and variances by state.</summary>
    public static (double[] Mean, double[] Variance) Until(double tau, GroupRows rows, TransitionSequence sequence, bool estimatedStart)
    {
        StateHistory history = rows.History;
        int states = sequence.States;
        int events = 0;
        while (events < sequence.Events && history.Axis.Times[sequence.Index[events]] < tau) events++;
        double[] remaining = new double[events * states * states];
        double[] v = Remaining(tau, events, history, sequence, remaining);
        double[] mean = new double[states];
        ReadOnlySpan<double> initial = sequence.Occupancy(0);
        for (int i = 0; i < states; i++)
        {
            for (int j = 0; j < states; j++) mean[j] += initial[i] * v[(i * states) + j];
        }

        double[] sums = Sums(events, sequence, remaining);
        double[] influence = Influences(rows, sequence, events, remaining, sums, estimatedStart ? v : null);
        double[] variance = new double[states];
        for (int at = 0; at < influence.Length; at++) variance[at % states] += influence[at] * influence[at];
        return (mean, variance);
    }

    /// <summary>V just after each event, and before the first one, from the origin on.</summary>
    private static double[] Remaining(double tau, int events, StateHistory history, TransitionSequence sequence, double[] remaining)
    {
        int states = sequence.States;
        double[] v = new double[states * states];
        double[] scratch = new double[states * states];
        double until = tau;
        for (int e = events - 1; e >= 0; e--)
        {
            double time = history.Axis.Times[sequence.Index[e]];
            for (int state = 0; state < states; state++) v[(state * states) + state] += until - time;
            v.CopyTo(remaining, e * states * states);
            sequence.ApplyLeft(e, v, scratch);
            until = time;
        }

        for (int state = 0; state < states; state++) v[(state * states) + state] += until;
        return v;
    }

    /// <summary>For each number of events and each state, the influence of a unit of weight at risk in the state over all of them.</summary>
    private static double[] Sums(int events, TransitionSequence sequence, double[] remaining)
    {
        int states = sequence.States;
        int cells = states * states;
        double[] sums = new double[(events + 1) * cells];
        Span<double> staying = stackalloc double[states];
        for (int e = 0; e < events; e++)
        {
            sums.AsSpan(e * cells, cells).CopyTo(sums.AsSpan((e + 1) * cells));
            for (int state = 0; state < states; state++)
            {
                staying.Clear();
                sequence.AddStaying(e, staying, state, 1);
                for (int i = 0; i < states; i++)
                {
                    for (int j = 0; j < states; j++) sums[((e + 1) * cells) + (state * states) + j] += staying[i] * remaining[(e * cells) + (i * states) + j];
                }
            }
        }

        return sums;
    }

    /// <summary>The influence of each subject on each state's mean, subject by subject in the order of their first rows.</summary>
    private static double[] Influences(GroupRows rows, TransitionSequence sequence, int events, double[] remaining, double[] sums, double[]? initial)
    {
        StateHistory history = rows.History;
        int states = sequence.States;
        var number = new Dictionary<int, int>();
        double[] influence = new double[rows.ByExit.Length * states];
        foreach (int row in rows.ByExit)
        {
            if (!number.TryGetValue(history.Subject[row], out int subject)) number[history.Subject[row]] = subject = number.Count;
            Span<double> own = influence.AsSpan(subject * states, states);
            int state = history.From[row];
            double weight = history.WeightOf(row);
            int first = Count(sequence, events, history.EntryOf(row) - 1);
            int after = Count(sequence, events, history.Axis.Exit[row]);
            for (int j = 0; j < states; j++)
                own[j] += weight * (sums[(after * states * states) + (state * states) + j] - sums[(first * states * states) + (state * states) + j]);
            if (initial is not null && sequence.InitialWeight > 0 && sequence.Events > 0 && history.EntryOf(row) <= sequence.Index[0] && history.Axis.Exit[row] >= sequence.Index[0])
                AddStart(own, state, weight, sequence, initial);
            int transition = history.Transition[row];
            if (transition < 0 || weight == 0 || after == 0 || sequence.Index[after - 1] != history.Axis.Exit[row]) continue;
            AddMove(own, weight * sequence.MoveOf(after - 1, state), remaining.AsSpan((after - 1) * states * states), state, sequence.ToOf(transition));
        }

        return influence;
    }

    private static void AddStart(Span<double> own, int state, double weight, TransitionSequence sequence, double[] initial)
    {
        int states = sequence.States;
        ReadOnlySpan<double> occupancy = sequence.Occupancy(0);
        for (int i = 0; i < states; i++)
        {
            double change = weight * ((i == state ? 1 : 0) - occupancy[i]) / sequence.InitialWeight;
            for (int j = 0; j < states; j++) own[j] += change * initial[(i * states) + j];
        }
    }

    private static void AddMove(Span<double> own, double unit, ReadOnlySpan<double> remaining, int from, int to)
    {
        for (int j = 0; j < own.Length; j++) own[j] += unit * (remaining[(to * own.Length) + j] - remaining[(from * own.Length) + j]);
    }

    /// <summary>How many of the events lie at or before an index of the axis.</summary>
    private static int Count(TransitionSequence sequence, int events, int index)
    {
        int found = Array.BinarySearch(sequence.Index, 0, events, index);
        return found < 0 ? ~found : found + 1;
    }
}
