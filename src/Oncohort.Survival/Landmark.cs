using Oncohort.Survival.RiskSets;

namespace Oncohort.Survival;

/// <summary>From when time is counted after a landmark.</summary>
public enum LandmarkClock
{
    /// <summary>From the landmark.</summary>
    Reset,
    /// <summary>From the origin; everyone enters at the landmark. Curves, tests and Cox models are the same as from the landmark, at later times.</summary>
    Kept,
}

/// <summary>Why rows are not in the analysis from a landmark on.</summary>
/// <param name="Event">They had the event by the landmark.</param>
/// <param name="CompetingEvent">They had a competing event by the landmark.</param>
/// <param name="Censored">Their observation ended by the landmark.</param>
/// <param name="NotEntered">They were not yet under observation.</param>
public readonly record struct LandmarkExclusions(int Event, int CompetingEvent, int Censored, int NotEntered);

/// <summary>The rows under observation and free of any event at a landmark, with their follow-up from then on.</summary>
/// <param name="Time">The landmark.</param>
/// <param name="Rows">The rows of the data, in order.</param>
/// <param name="Data">Their follow-up, one row each.</param>
/// <param name="Excluded">The others, by reason; with <paramref name="Rows"/> they are all rows.</param>
public sealed record LandmarkCohort(double Time, IReadOnlyList<int> Rows, TimeToEvent Data, LandmarkExclusions Excluded)
{
    /// <summary>The groups, strata or clusters of the rows that are in.</summary>
    /// <param name="all">Those of all rows.</param>
    public Grouping Select(Grouping all)
    {
        ArgumentNullException.ThrowIfNull(all);
        return new Grouping([.. Rows.Select(row => all.CodeArray[row])], all.Groups);
    }
}

/// <summary>Landmark analysis: what happens after a fixed time to those who are still at risk then, compared by what is known of them by then.</summary>
/// <remarks>
/// Anderson, Cain and Gelber (1983), J Clin Oncol 1:710; van Houwelingen (2007), Scand J Stat 34:70. Groups that form during follow-up (response, metastasis) are read off
/// at the landmark, so that no group has its survival given by how it is made (no immortal time). A row with exit at the landmark has left; one with entry at it has come.
/// </remarks>
public static class Landmark
{
    /// <summary>The cohort of a landmark.</summary>
    /// <param name="data">Follow-up, one row a patient.</param>
    /// <param name="time">The landmark, 0 or more, in the unit of the data; chosen before the data were seen.</param>
    /// <param name="clock">From when time is counted.</param>
    /// <exception cref="ArgumentOutOfRangeException">The landmark is negative or not finite.</exception>
    public static LandmarkCohort At(TimeToEvent data, double time, LandmarkClock clock = LandmarkClock.Reset)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (!(time >= 0) || !double.IsFinite(time)) throw new ArgumentOutOfRangeException(nameof(time), time, "A landmark is a time of 0 or more.");
        double after = LaterFollowUp.JustAfter(time);
        double[]? entry = data.Axis.EntryTimes;
        var rows = new List<int>();
        (int events, int competing, int censored, int late) = (0, 0, 0, 0);
        for (int row = 0; row < data.Rows; row++)
        {
            if (entry is not null && entry[row] > after) late++;
            else if (data.ExitTime(row) > after) rows.Add(row);
            else if (data.Code[row] == 1) events++;
            else if (data.Code[row] > 1) competing++;
            else censored++;
        }

        double origin = clock == LandmarkClock.Reset ? time : 0;
        return new LandmarkCohort(time, rows, LaterFollowUp.Of(data, rows, time, origin), new LandmarkExclusions(events, competing, censored, late));
    }

    /// <summary>Whether something that happened to each row at a time had happened by the landmark.</summary>
    /// <param name="times">The times, in the unit of the data; NaN or an infinity where it never happened.</param>
    /// <param name="landmark">The landmark.</param>
    /// <returns>Code 0 (not by the landmark) or 1 (by the landmark) for every row.</returns>
    public static Grouping StatusAt(ReadOnlySpan<double> times, double landmark)
    {
        double after = LaterFollowUp.JustAfter(landmark);
        int[] codes = new int[times.Length];
        for (int row = 0; row < codes.Length; row++) codes[row] = times[row] <= after ? 1 : 0;
        return new Grouping(codes, 2);
    }
}
