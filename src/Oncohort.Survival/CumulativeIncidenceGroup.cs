namespace Oncohort.Survival;

/// <summary>The cumulative incidence of every cause in one group. Immutable and safe to share between threads.</summary>
public sealed class CumulativeIncidenceGroup
{
    internal CumulativeIncidenceGroup(int group, int rows, IReadOnlyList<CumulativeIncidenceCurve> causes, double[] eventFree)
    {
        Group = group;
        Rows = rows;
        Causes = causes;
        EventFree = eventFree;
    }

    /// <summary>The group's code.</summary>
    public int Group { get; }

    /// <summary>Rows in the group.</summary>
    public int Rows { get; }

    /// <summary>One curve a cause: event codes 1, 2, … in order. All have the same times.</summary>
    public IReadOnlyList<CumulativeIncidenceCurve> Causes { get; }

    /// <summary>The probability of no event of any cause, after each step; with the incidences of all causes it adds up to 1.</summary>
    public IReadOnlyList<double> EventFree { get; }

    /// <summary>The last observed time; null without rows.</summary>
    public double? LastTime => Causes[0].LastTime;
}
