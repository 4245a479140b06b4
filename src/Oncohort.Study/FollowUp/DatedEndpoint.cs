using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Columns;
using Oncohort.Study.Settings;

namespace Oncohort.Study.FollowUp;

/// <summary>
/// An endpoint from dates: the first of the event dates, the first of the competing dates, or else the censoring date, counted from the origin.
/// An event and a competing event on the same day are an event; of two competing events on the same day the one named first counts.
/// </summary>
public sealed record DatedEndpoint : Endpoint
{
    /// <summary>The column of origin dates.</summary>
    public required string Origin { get; init; }

    /// <summary>The columns of event dates; the earliest counts.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>The columns of competing-event dates; each is a cause of its own.</summary>
    public IReadOnlyList<string> Competing { get; init; } = [];

    /// <summary>The column of the dates last known event-free (last contact).</summary>
    public required string Censor { get; init; }

    /// <summary>Whether only patients with the event have a time, such as the duration of remission until metastasis.</summary>
    public bool OnlyWithEvent { get; init; }

    /// <summary>The unit of the follow-up time.</summary>
    public TimeUnit Unit { get; init; } = TimeUnit.Months;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => [.. Events.Prepend(Origin).Concat(Competing).Append(Censor).Distinct(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override string Definition =>
        $"from {Origin} to {(Events.Count == 1 ? Events[0] : "the first of " + string.Join(", ", Events))}"
        + (Competing.Count == 0 ? "" : $", competing {string.Join(", ", Competing)}")
        + $", {(OnlyWithEvent ? "only patients with the event" : $"otherwise censored at {Censor}")}, in {Choices.TimeUnits.Name(Unit)}";

    internal override IReadOnlyList<(string Written, IReadOnlyList<string> Names)> NamedCauses =>
        [.. Competing.Prepend(EventName).Select(name => (name, (IReadOnlyList<string>)[name]))];

    private string EventName => string.Join(" or ", Events);

    internal override void Describe(IDictionary<string, object?> settings)
    {
        settings["origin"] = Origin;
        settings["event"] = string.Join(", ", Events);
        settings["censor"] = Censor;
        settings["unit"] = Choices.TimeUnits.Name(Unit);
        settings["days_per_unit"] = Unit.Days();
        if (OnlyWithEvent) settings["patients"] = "only those with the event";
        if (Competing.Count > 0) settings["competing"] = string.Join(", ", Competing);
    }

    internal override ObservedFollowUp Observe(CohortTable table, CompleteCases cases)
    {
        var faults = new CellFaults(table);
        DateColumn origin = Dates.Read(table, Origin, faults);
        DateColumn censor = Dates.Read(table, Censor, faults);
        DateColumn[] events = [.. Events.Select(name => Dates.Read(table, name, faults))];
        DateColumn[] competing = [.. Competing.Select(name => Dates.Read(table, name, faults))];
        DateColumn[] dates = [.. events, .. competing];
        foreach (DateColumn date in dates) RequireWithinFollowUp(date, origin, censor, faults);
        RequireNotBefore(origin, censor, faults);
        faults.ThrowIfAny();

        cases.Require(origin);
        cases.LeaveOut(row => censor.IsMissing(row) && Array.TrueForAll(dates, date => date.IsMissing(row)), $"missing {Censor}");
        if (OnlyWithEvent) cases.LeaveOut(row => Array.TrueForAll(events, date => date.IsMissing(row)), $"without {EventName}");
        double[] exit = new double[table.Rows];
        int[] code = new int[table.Rows];
        for (int row = 0; row < exit.Length; row++)
        {
            if (cases.IsLeftOut(row)) continue;
            (int day, code[row]) = First(row, events, competing, censor);
            exit[row] = (day - origin.DayNumbers[row]) / Unit.Days();
        }

        return new ObservedFollowUp(null, exit, code, [EventName, .. Competing], []);
    }

    private static (int Day, int Code) First(int row, DateColumn[] events, DateColumn[] competing, DateColumn censor)
    {
        (int day, int code) = (int.MaxValue, 0);
        foreach (DateColumn date in events)
        {
            if (!date.IsMissing(row) && date.DayNumbers[row] < day) (day, code) = (date.DayNumbers[row], 1);
        }

        for (int cause = 0; cause < competing.Length; cause++)
        {
            DateColumn date = competing[cause];
            if (!date.IsMissing(row) && date.DayNumbers[row] < day) (day, code) = (date.DayNumbers[row], cause + 2);
        }

        return code == 0 ? (censor.DayNumbers[row], 0) : (day, code);
    }

    private static void RequireWithinFollowUp(DateColumn date, DateColumn origin, DateColumn censor, CellFaults faults)
    {
        RequireNotBefore(origin, date, faults);
        for (int row = 0; row < date.Rows; row++)
        {
            if (date.IsMissing(row) || censor.IsMissing(row) || date.DayNumbers[row] <= censor.DayNumbers[row]) continue;
            (string happened, string last) = (Dates.Print(date.DayNumbers[row]), Dates.Print(censor.DayNumbers[row]));
            faults.Add(FaultCode.ContradictoryDates, row, date.Name, () =>
                ($"{date.Name} {happened} lies after {censor.Name} {last}", $"{date.Name} on or before {censor.Name}", "correct the wrong one of the two dates"));
        }
    }

    private static void RequireNotBefore(DateColumn origin, DateColumn date, CellFaults faults)
    {
        for (int row = 0; row < date.Rows; row++)
        {
            if (date.IsMissing(row) || origin.IsMissing(row) || date.DayNumbers[row] >= origin.DayNumbers[row]) continue;
            (string happened, string start) = (Dates.Print(date.DayNumbers[row]), Dates.Print(origin.DayNumbers[row]));
            faults.Add(FaultCode.ContradictoryDates, row, date.Name, () =>
                ($"{date.Name} {happened} lies before {origin.Name} {start}", $"{date.Name} on or after {origin.Name}", "correct the wrong one of the two dates"));
        }
    }
}
