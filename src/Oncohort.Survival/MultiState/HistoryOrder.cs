using System.Runtime.CompilerServices;
using Oncohort.Survival.RiskSets;

namespace Oncohort.Survival.MultiState;

/// <summary>The checks that histories pass once, and the order of each subject's rows.</summary>
internal static class HistoryOrder
{
    /// <summary>The number of the transition that ends each row, -1 where there is none.</summary>
    public static int[] Transitions(StateGraph graph, int rows, int[] from, int[] to)
    {
        if (from.Length != rows) throw new TimeToEventException(TimeToEventProblem.LengthMismatch, Math.Min(from.Length, rows), from.Length);
        if (to.Length != rows) throw new TimeToEventException(TimeToEventProblem.LengthMismatch, Math.Min(to.Length, rows), to.Length);
        int states = graph.States.Count;
        int[] numbers = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            if ((uint)from[row] >= (uint)states || to[row] < -1 || to[row] >= states) throw new StateHistoryException(StateHistoryProblem.UnknownState, row);
            numbers[row] = to[row] < 0 ? -1 : graph.NumberOf(from[row], to[row]);
            if (to[row] >= 0 && numbers[row] < 0) throw new StateHistoryException(StateHistoryProblem.ImpossibleTransition, row);
        }

        return numbers;
    }

    /// <summary>For each row the next row of the same subject or -1; refuses histories that overlap, have gaps, or change state between rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int[] NextRows(StateHistory history)
    {
        int[] next = new int[history.Rows];
        Array.Fill(next, -1);
        if (history.Subjects == history.Rows && history.Axis.Entry is null && AllDiffer(history.Subject)) return next;
        int[] byTime = TimeOrder.By(history.Axis.Exit, history.Axis.Times.Length).Rows;
        int[] subjects = Array.ConvertAll(byTime, row => history.Subject[row]);
        TimeOrder order = TimeOrder.By(subjects, history.Subjects);
        for (int subject = 0; subject < history.Subjects; subject++)
        {
            for (int at = order.Start[subject] + 1; at < order.Start[subject + 1]; at++)
            {
                int previous = byTime[order.Rows[at - 1]];
                int row = byTime[order.Rows[at]];
                CheckFollows(history, previous, row);
                next[previous] = row;
            }
        }

        return next;
    }

    private static void CheckFollows(StateHistory history, int previous, int row)
    {
        double ended = history.Axis.Times[history.Axis.Exit[previous]];
        double starts = history.Axis.EntryTimes is null ? 0 : history.Axis.EntryTimes[row];
        if (starts < ended) throw new StateHistoryException(StateHistoryProblem.Overlap, row, previous);
        if (starts > ended) throw new StateHistoryException(StateHistoryProblem.Gap, row, previous);
        int entered = history.Transition[previous] < 0 ? history.From[previous] : history.Graph.Transitions[history.Transition[previous]].To;
        if (entered != history.From[row]) throw new StateHistoryException(StateHistoryProblem.StateChangesBetweenRows, row, previous);
    }

    private static bool AllDiffer(int[] subject)
    {
        bool[] seen = new bool[subject.Length];
        foreach (int code in subject)
        {
            if (seen[code]) return false;
            seen[code] = true;
        }

        return true;
    }
}
