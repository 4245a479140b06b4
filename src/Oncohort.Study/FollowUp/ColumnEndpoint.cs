using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Columns;

namespace Oncohort.Study.FollowUp;

/// <summary>An endpoint from a numeric time column and an event column. A row that meets both rules is an event, not a competing event.</summary>
public sealed record ColumnEndpoint : Endpoint
{
    /// <summary>The column of exit times.</summary>
    public required string Time { get; init; }

    /// <summary>Which rows have the event.</summary>
    public required EventRule Event { get; init; }

    /// <summary>Which rows have a competing event; null when there is none.</summary>
    public EventRule? Competing { get; init; }

    /// <summary>The column of entry times (left truncation, or the start of an interval); null when everyone enters at 0.</summary>
    public string? Entry { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns =>
        [.. new[] { Time, Entry, Event.Column, Competing?.Column }.OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override string Definition =>
        $"time {Time}{(Entry is null ? "" : $" from entry {Entry}")}, event {Event}{(Competing is null ? "" : $", competing {Competing}")}; any other value is censored";

    internal override IReadOnlyList<(string Written, IReadOnlyList<string> Names)> NamedCauses
    {
        get
        {
            var own = new[] { Event.Values is null ? Names(Event, Event.Column, "1", "true") : Names(Event, string.Join(",", Event.Values), string.Join(",", Event.Values)) };
            return Competing switch
            {
                null => own,
                { Values: null } => [.. own, Names(Competing, Competing.Column, "1", "true")],
                { Values: { } values } => [.. own, .. values.Select(value => Names(Competing, value, value))],
            };
        }
    }

    internal override void Describe(IDictionary<string, object?> settings)
    {
        settings["time"] = Time;
        settings["event"] = Event.ToString();
        if (Entry is not null) settings["entry"] = Entry;
        if (Competing is not null) settings["competing"] = Competing.ToString();
    }

    internal override ObservedFollowUp Observe(CohortTable table, CompleteCases cases)
    {
        var faults = new CellFaults(table);
        NumberColumn time = Numbers.Read(table, Time, faults);
        NumberColumn? entry = Entry is null ? null : Numbers.Read(table, Entry, faults);
        RequireNotNegative(time, faults);
        if (entry is not null)
        {
            RequireNotNegative(entry, faults);
            RequireExitAfterEntry(time, entry, faults);
        }

        EventCoding? events = EventCoding.Apply(Event, table, faults);
        EventCoding? competing = Competing is null ? null : EventCoding.Apply(Competing, table, faults);
        RequireDisjoint(table, faults);
        faults.ThrowIfAny();

        foreach (Column? column in new Column?[] { time, entry, events!.Column, competing?.Column })
        {
            if (column is not null) cases.Require(column);
        }

        int[] codes = new int[table.Rows];
        for (int row = 0; row < codes.Length; row++) codes[row] = events.Positions[row] >= 0 ? 1 : competing is null ? 0 : CompetingCode(competing.Positions[row]);
        return new ObservedFollowUp(
            entry?.Values.ToArray(),
            time.Values.ToArray(),
            codes,
            CauseNames(events, competing),
            [.. events.Warnings, .. competing?.Warnings ?? []]);
    }

    private static (string Written, IReadOnlyList<string> Names) Names(EventRule rule, string written, params string[] values) =>
        (written, [.. values, .. values.Select(value => $"{rule.Column}={value}")]);

    /// <summary>The values in the data; with their columns when a value alone would name two causes.</summary>
    private static string[] CauseNames(EventCoding events, EventCoding? competing)
    {
        string[] own = [string.Join(",", events.Values)];
        string[] others = competing is null ? [] : [.. competing.Values];
        return others.Contains(own[0], StringComparer.Ordinal)
            ? [$"{events.Column.Name}={own[0]}", .. others.Select(value => $"{competing!.Column.Name}={value}")]
            : [.. own, .. others];
    }

    private static int CompetingCode(int position) => position < 0 ? 0 : position + 2;

    private static void RequireNotNegative(NumberColumn column, CellFaults faults)
    {
        ReadOnlySpan<double> values = column.Values;
        for (int row = 0; row < values.Length; row++)
        {
            if (values[row] >= 0 || column.IsMissing(row)) continue;
            string value = Numbers.Print(values[row]);
            faults.Add(FaultCode.NegativeTime, row, column.Name, () => ($"the time {value} is negative", "a time of 0 or more", "correct the time or leave it empty"));
        }
    }

    private static void RequireExitAfterEntry(NumberColumn exit, NumberColumn entry, CellFaults faults)
    {
        for (int row = 0; row < exit.Rows; row++)
        {
            if (exit.IsMissing(row) || entry.IsMissing(row) || exit.Values[row] > entry.Values[row]) continue;
            (string left, string entered) = (Numbers.Print(exit.Values[row]), Numbers.Print(entry.Values[row]));
            faults.Add(FaultCode.ExitNotAfterEntry, row, exit.Name, () =>
                ($"the exit time {left} is not after the entry time {entered}", $"{exit.Name} greater than {entry.Name}", "correct the times, or drop rows without time at risk"));
        }
    }

    private void RequireDisjoint(CohortTable table, CellFaults faults)
    {
        if (Competing is null || Competing.Column != Event.Column) return;
        if (Event.Values is null || Competing.Values is null)
        {
            faults.Add(new Fault(FaultCode.EventValuesUnclear, $"'{Event.Column}' is the event and the competing event", $"{table.SourceName}:{Event.Column}",
                "the values of each", $"write {Event.Column}=VALUE for both"));
            return;
        }

        foreach (string value in Event.Values.Intersect(Competing.Values, StringComparer.Ordinal))
        {
            faults.Add(new Fault(FaultCode.BadValue, $"the value '{value}' of '{Event.Column}' is the event and a competing event", $"{table.SourceName}:{Event.Column}",
                "each value in one role", "name it once"));
        }
    }
}
