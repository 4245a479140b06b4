using Oncohort.Survival.RiskSets;

namespace Oncohort.Survival;

/// <summary>How a Cox model takes events that a subject may have several times.</summary>
public enum RecurrentEventModel
{
    /// <summary>Andersen and Gill (1982): one baseline hazard on the time since the origin; every event counts alike.</summary>
    AndersenGill,
    /// <summary>Prentice, Williams and Peterson (1981), total time: a baseline hazard for each number of the event, on the time since the origin.</summary>
    PwpTotalTime,
    /// <summary>Prentice, Williams and Peterson (1981), gap time: a baseline hazard for each number of the event, on the time since the event before.</summary>
    PwpGapTime,
}

/// <summary>Start-stop rows arranged for a model of recurrent events: fit it with these times and strata, and with the subjects as clusters.</summary>
public sealed class RecurrentEvents
{
    private RecurrentEvents(double[] entry, double[] exit, int[] number, Grouping? strata, IReadOnlyList<int> events)
    {
        Entry = entry;
        Exit = exit;
        EventNumber = number;
        Strata = strata;
        EventsByNumber = events;
    }

    /// <summary>When each row enters observation, on the model's scale of time.</summary>
    public double[] Entry { get; }

    /// <summary>When each row leaves it.</summary>
    public double[] Exit { get; }

    /// <summary>The number of the event that each row waits for, from 1, after joining.</summary>
    public IReadOnlyList<int> EventNumber { get; }

    /// <summary>The strata: the number of the event; null for Andersen and Gill.</summary>
    public Grouping? Strata { get; }

    /// <summary>Events by number, from the first, after joining.</summary>
    public IReadOnlyList<int> EventsByNumber { get; }

    /// <summary>Arranges rows.</summary>
    /// <param name="subjects">The subject of each row.</param>
    /// <param name="entry">When each row starts.</param>
    /// <param name="exit">When it stops.</param>
    /// <param name="eventCode">1 for an event at the stop; other codes are none.</param>
    /// <param name="model">The model.</param>
    /// <param name="joinFrom">Treat this and all later numbers of the event as one stratum; null to keep them apart.</param>
    /// <exception cref="TimeToEventException">A time is impossible, or an array is not as long as <paramref name="exit"/>.</exception>
    /// <exception cref="StateHistoryException">Two rows of a subject overlap.</exception>
    public static RecurrentEvents Arrange(Grouping subjects, double[] entry, double[] exit, int[] eventCode, RecurrentEventModel model, int? joinFrom = null)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(exit);
        ArgumentNullException.ThrowIfNull(eventCode);
        if (joinFrom is { } least) ArgumentOutOfRangeException.ThrowIfLessThan(least, 1, nameof(joinFrom));
        FollowUpChecks.Times(exit);
        FollowUpChecks.Entries(entry, exit);
        FollowUpChecks.Codes(eventCode, exit.Length);
        if (subjects.Rows != exit.Length) throw new TimeToEventException(TimeToEventProblem.LengthMismatch, Math.Min(subjects.Rows, exit.Length), subjects.Rows);
        int[] number = new int[exit.Length];
        double[] origin = new double[exit.Length];
        int[] byTime = RadixOrder.Sort(exit);
        TimeOrder order = TimeOrder.By(Array.ConvertAll(byTime, row => subjects.CodeArray[row]), subjects.Groups);
        for (int subject = 0; subject < subjects.Groups; subject++)
        {
            Number([.. order.Rows[order.Start[subject]..order.Start[subject + 1]].Select(at => byTime[at])], entry, exit, eventCode, number, origin);
        }

        int[] events = Joined(number, eventCode, joinFrom);
        bool gap = model == RecurrentEventModel.PwpGapTime;
        double[] from = [.. entry.Select((time, row) => gap ? time - origin[row] : time)];
        double[] to = [.. exit.Select((time, row) => gap ? time - origin[row] : time)];
        Grouping? strata = model == RecurrentEventModel.AndersenGill ? null : new Grouping([.. number.Select(value => value - 1)], Math.Max(1, events.Length));
        return new RecurrentEvents(from, to, number, strata, events);
    }

    /// <summary>Numbers the events of one subject's rows in order of time, and finds when the wait for each began.</summary>
    private static void Number(int[] rows, double[] entry, double[] exit, int[] eventCode, int[] number, double[] origin)
    {
        int events = 0;
        for (int at = 0; at < rows.Length; at++)
        {
            int row = rows[at];
            if (at > 0 && entry[row] < exit[rows[at - 1]]) throw new StateHistoryException(StateHistoryProblem.Overlap, row, rows[at - 1]);
            number[row] = events + 1;
            origin[row] = at == 0 ? entry[row] : eventCode[rows[at - 1]] == 1 ? exit[rows[at - 1]] : origin[rows[at - 1]];
            if (eventCode[row] == 1) events++;
        }
    }

    private static int[] Joined(int[] number, int[] eventCode, int? joinFrom)
    {
        for (int row = 0; row < number.Length; row++) number[row] = Math.Min(number[row], joinFrom ?? int.MaxValue);
        int[] events = new int[number.Length == 0 ? 0 : number.Max()];
        for (int row = 0; row < number.Length; row++)
        {
            if (eventCode[row] == 1) events[number[row] - 1]++;
        }

        return events;
    }
}
