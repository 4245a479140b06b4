using Oncohort.Cohort;
using Oncohort.Study.Columns;

namespace Oncohort.Study.FollowUp;

/// <summary>Something that may happen to a patient during follow-up, such as a response: a landmark asks whether it had happened by then.</summary>
public abstract record LandmarkStatus
{
    private protected LandmarkStatus()
    {
    }

    /// <summary>The name of the status as a variable, whose levels are <c>no</c> and <c>yes</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The label for people; null for the name.</summary>
    public string? Label { get; init; }

    /// <summary>The columns it reads.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>How it is made, in words.</summary>
    public abstract string Definition { get; }

    /// <summary>When it happened to each row, infinite where it never did; rows of which that cannot be told are left out in <paramref name="cases"/>.</summary>
    internal abstract double[] Times(CohortTable table, CompleteCases cases);
}

/// <summary>The status from a column of times, missing where it never happened, and on request a column that says whether it did.</summary>
public sealed record ColumnStatus : LandmarkStatus
{
    /// <summary>The column of times, in the unit of the follow-up and from the same origin.</summary>
    public required string Time { get; init; }

    /// <summary>Which rows it happened to; null for all that have a time.</summary>
    public EventRule? Event { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => Event is null || Event.Column == Time ? [Time] : [Time, Event.Column];

    /// <inheritdoc/>
    public override string Definition => Event is null ? $"{Time}, missing where it never happened" : $"{Time} where {Event}";

    internal override double[] Times(CohortTable table, CompleteCases cases)
    {
        var faults = new CellFaults(table);
        NumberColumn time = Numbers.Read(table, Time, faults);
        EventCoding? coding = Event is null ? null : EventCoding.Apply(Event, table, faults);
        faults.ThrowIfAny();
        if (coding is not null)
        {
            cases.Require(coding.Column);
            cases.LeaveOut(row => coding.Positions[row] >= 0 && time.IsMissing(row), $"missing {Time}");
        }

        double[] times = new double[table.Rows];
        for (int row = 0; row < times.Length; row++)
        {
            bool happened = !time.IsMissing(row) && (coding is null || coding.Positions[row] >= 0);
            times[row] = happened ? time.Values[row] : double.PositiveInfinity;
        }

        return times;
    }
}

/// <summary>The status from another endpoint, counted from the same origin in the same unit: whether its event had occurred.</summary>
public sealed record EndpointStatusAt : LandmarkStatus
{
    /// <summary>The endpoint.</summary>
    public required Endpoint Endpoint { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => Endpoint.Columns;

    /// <inheritdoc/>
    public override string Definition => Endpoint.Definition;

    internal override double[] Times(CohortTable table, CompleteCases cases)
    {
        ObservedFollowUp observed = Endpoint.Observe(table, cases);
        return [.. observed.Code.Select((code, row) => code == 1 ? observed.Exit[row] : double.PositiveInfinity)];
    }
}
