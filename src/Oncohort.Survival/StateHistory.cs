using Oncohort.Survival.MultiState;
using Oncohort.Survival.RiskSets;

namespace Oncohort.Survival;

/// <summary>
/// Who was in which state from when to when: one row for each stay of a subject in a state. Checked and indexed once; every multi-state estimator reads the same index.
/// </summary>
/// <remarks>
/// A row is at risk of leaving its state at time t when start &lt; t &lt;= stop. The rows of a subject follow each other without gap or overlap, each in the state
/// that the one before it entered (or, after a row without transition, in the same state). Near-equal times are merged as in <see cref="TimeToEvent"/>. Rows may come in any order.
/// Immutable and safe to share between threads.
/// </remarks>
public sealed class StateHistory
{
    private StateHistory(StateGraph graph, TimeAxis axis, int[] subject, int subjects, int[] from, int[] transition, double[]? weight)
    {
        Graph = graph;
        Axis = axis;
        Subject = subject;
        Subjects = subjects;
        From = from;
        Transition = transition;
        Weight = weight;
        Next = HistoryOrder.NextRows(this);
    }

    /// <summary>The states and their transitions.</summary>
    public StateGraph Graph { get; }

    /// <summary>The number of rows.</summary>
    public int Rows => From.Length;

    /// <summary>The number of subjects.</summary>
    public int Subjects { get; }

    /// <summary>How many distinct times were merged into one that differed only by rounding.</summary>
    public int MergedTimes => Axis.Merged;

    internal TimeAxis Axis { get; }

    internal int[] Subject { get; }

    internal int[] From { get; }

    /// <summary>For each row the number of the transition that ends it, or -1 when it ends without one.</summary>
    internal int[] Transition { get; }

    internal double[]? Weight { get; }

    /// <summary>For each row the next row of the same subject, or -1.</summary>
    internal int[] Next { get; }

    /// <summary>Checks and indexes histories. The arrays are copied or read, never kept.</summary>
    /// <param name="graph">The states and their transitions.</param>
    /// <param name="stop">When each row ends, in any unit; finite, not negative.</param>
    /// <param name="from">The state each row is in.</param>
    /// <param name="to">The state each row enters when it ends; -1 when it ends without a transition (censored, or only split).</param>
    /// <param name="start">When each row starts; null when all start at the origin.</param>
    /// <param name="subjects">The subject of each row; null when each row is a subject of its own.</param>
    /// <param name="weight">Case weights, finite and not negative; null for 1.</param>
    /// <exception cref="TimeToEventException">A time or weight is impossible, or an array is not as long as <paramref name="stop"/>.</exception>
    /// <exception cref="StateHistoryException">The states of a row, or of a subject's rows together, are impossible.</exception>
    public static StateHistory Create(StateGraph graph, double[] stop, int[] from, int[] to, double[]? start = null, Grouping? subjects = null, double[]? weight = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(stop);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        FollowUpChecks.Times(stop);
        if (start is not null) FollowUpChecks.Entries(start, stop);
        if (weight is not null) FollowUpChecks.Weights(weight, stop.Length);
        int[] transition = HistoryOrder.Transitions(graph, stop.Length, from, to);
        if (subjects is not null && subjects.Rows != stop.Length) throw new TimeToEventException(TimeToEventProblem.LengthMismatch, Math.Min(subjects.Rows, stop.Length), subjects.Rows);
        var axis = TimeAxis.Build(stop, start);
        if (axis.Entry is not null) FollowUpChecks.EntriesAfterMerging(axis, stop);
        int[] subject = subjects is null ? [.. Enumerable.Range(0, stop.Length)] : [.. subjects.Codes];
        return new StateHistory(graph, axis, subject, subjects?.Groups ?? stop.Length, [.. from], transition, weight is null ? null : [.. weight]);
    }

    /// <summary>Requires that all rows of a subject lie in one group.</summary>
    /// <param name="groups">The groups, by row; null for one group.</param>
    /// <exception cref="StateHistoryException">They do not.</exception>
    public void RequireOneGroup(Grouping? groups)
    {
        if (groups is null) return;
        for (int row = 0; row < Rows; row++)
        {
            int next = Next[row];
            if (next >= 0 && groups.CodeArray[next] != groups.CodeArray[row]) throw new StateHistoryException(StateHistoryProblem.GroupChanges, next, row);
        }
    }

    internal double WeightOf(int row) => Weight is null ? 1 : Weight[row];

    internal int EntryOf(int row) => Axis.Entry is null ? 0 : Axis.Entry[row];
}
