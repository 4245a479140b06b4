using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Columns;

namespace Oncohort.Study.FollowUp;

/// <summary>A covariate that is 0 until something happens to the patient and 1 from then on.</summary>
/// <param name="Name">The name of the covariate.</param>
public sealed record TimeDependentCovariate(string Name)
{
    /// <summary>The column of the times (or dates) at which it changes, empty where it never does; null when <see cref="Endpoint"/> says it.</summary>
    public string? Column { get; init; }

    /// <summary>The endpoint whose event changes it; null when <see cref="Column"/> says it.</summary>
    public Endpoint? Endpoint { get; init; }

    /// <summary>The columns it is read from.</summary>
    public IReadOnlyList<string> Columns => Column is not null ? [Column] : Endpoint!.Columns;

    /// <summary>The rule, for settings.</summary>
    public override string ToString() => $"{Name} at {Column ?? Endpoint!.Caption?.Id ?? Endpoint.Definition}";

    /// <summary>For each row the time of the change, null where there is none.</summary>
    /// <param name="table">The data.</param>
    /// <param name="origin">The column of the dates from which follow-up counts, for changes that are dates; null when follow-up is in times.</param>
    /// <param name="unit">The unit of follow-up, for dates.</param>
    /// <exception cref="InputException">The column holds neither times nor dates that can be counted, or the endpoint's columns contradict each other.</exception>
    internal double?[] Times(CohortTable table, string? origin, TimeUnit unit)
    {
        var faults = new CellFaults(table);
        double?[] times = Endpoint is not null ? OfEndpoint(table) : table[Column!] is DateColumn dates ? OfDates(table, dates, origin, unit, faults) : OfNumbers(table, faults);
        faults.ThrowIfAny();
        return times;
    }

    private double?[] OfEndpoint(CohortTable table)
    {
        var cases = new CompleteCases(table.Rows);
        ObservedFollowUp followUp = Endpoint!.Observe(table, cases);
        return [.. Enumerable.Range(0, table.Rows).Select(row => !cases.IsLeftOut(row) && followUp.Code[row] == 1 ? followUp.Exit[row] : (double?)null)];
    }

    private double?[] OfNumbers(CohortTable table, CellFaults faults)
    {
        NumberColumn numbers = Numbers.Read(table, Column!, faults);
        return [.. Enumerable.Range(0, table.Rows).Select(row => numbers.IsMissing(row) ? (double?)null : numbers.Values[row])];
    }

    private double?[] OfDates(CohortTable table, DateColumn dates, string? origin, TimeUnit unit, CellFaults faults)
    {
        if (origin is null)
        {
            faults.Add(new Fault(FaultCode.NotANumber, $"'{Column}' holds dates, but follow-up is counted in times", $"{table.SourceName}:{Column}", "times, or the date from which follow-up counts",
                "name the column of that date (--origin), or compute the time first"));
            return [];
        }

        DateColumn from = Dates.Read(table, origin, faults);
        return [.. Enumerable.Range(0, table.Rows).Select(row => dates.IsMissing(row) || from.IsMissing(row) ? (double?)null : (dates.DayNumbers[row] - from.DayNumbers[row]) / unit.Days())];
    }
}
