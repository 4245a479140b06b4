using System.Globalization;
using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Oncology.FollowUp;
using Oncohort.Study.Analyses.Preparation;
using Oncohort.Study.Columns;
using Oncohort.Study.Results;

namespace Oncohort.Study.Analyses;

/// <summary>Visits due, overdue and lost as of a day. Recurrence, metastasis and death end a patient's schedule.</summary>
public sealed record FollowUpRequest : AnalysisRequest
{
    /// <summary>The column of patient identifiers.</summary>
    public required string Patient { get; init; }

    /// <summary>The column of the last day of treatment.</summary>
    public required string TreatmentEnd { get; init; }

    /// <summary>The column of the last visit.</summary>
    public required string LastVisit { get; init; }

    /// <summary>The column of the last imaging, or null.</summary>
    public string? LastImaging { get; init; }

    /// <summary>The columns of recurrence and metastasis; the earliest counts.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>The column of death, or null.</summary>
    public string? Death { get; init; }

    /// <summary>The column that says who is lost (1, true or yes), or null.</summary>
    public string? Lost { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The rule.</summary>
    public FollowUpRule Rule { get; init; } = FollowUpRule.ReferenceStudy;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns =>
        [.. new[] { Patient, TreatmentEnd, LastVisit, LastImaging, Death, Lost }.OfType<string>().Concat(Events).Distinct(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override FollowUpResult Run(CohortTable table) => FollowUpAnalysis.Run(table, this);
}

/// <summary>Runs a <see cref="FollowUpRequest"/>.</summary>
public static class FollowUpAnalysis
{
    /// <inheritdoc cref="AnalysisRequest.Run(CohortTable)"/>
    public static FollowUpResult Run(CohortTable table, FollowUpRequest request)
    {
        var cases = new CompleteCases(table.Rows);
        FollowedPatient[] patients = Read(table, request, cases);
        if (patients.Length == 0) throw new AnalysisImpossibleException(PreparedRows.NoRows(cases, table));
        FollowUpStatus[] statuses = [.. patients.Select(patient => FollowUpPlan.Of(patient, request.Rule, request.AsOf))];
        FollowUpCompleteness completeness = FollowUpCompleteness.Of(patients, request.Rule, request.AsOf);
        return new FollowUpResult
        {
            N = patients.Length,
            Excluded = cases.Excluded,
            Warnings = cases.Excluded.Count > 0 ? [cases.LeftOutWarning()] : [],
            Settings = SettingsOf(request),
            AsOf = request.AsOf,
            Completeness = completeness,
            States = Enum.GetValues<FollowUpState>().ToDictionary(state => state, state => (Count)statuses.Count(status => status.State == state)),
            Patients = statuses,
        };
    }

    private static FollowedPatient[] Read(CohortTable table, FollowUpRequest request, CompleteCases cases)
    {
        var faults = new CellFaults(table);
        string[] ids = Texts(table, request.Patient);
        DateColumn end = Dates.Read(table, request.TreatmentEnd, faults);
        DateColumn? visit = Optional(request.LastVisit);
        DateColumn? imaging = Optional(request.LastImaging);
        DateColumn? death = Optional(request.Death);
        DateColumn[] events = [.. request.Events.Select(name => Dates.Read(table, name, faults))];
        bool[] lost = Flags(table, request.Lost, faults);
        foreach (DateColumn later in new[] { visit, imaging, death }.OfType<DateColumn>().Concat(events)) RequireNotBefore(table, end, later, faults);
        faults.ThrowIfAny();
        cases.Require(table[request.Patient]);
        cases.Require(end);
        cases.LeaveOut(row => end.DayNumbers[row] > request.AsOf.DayNumber, "treatment not ended on the day");
        return
        [
            .. cases.Rows().Select(row => new FollowedPatient
            {
                Id = ids[row],
                TreatmentEnd = Day(end, row)!.Value,
                LastVisit = Day(visit, row),
                LastImaging = Day(imaging, row),
                Event = events.Select(column => Day(column, row)).Min(),
                Death = Day(death, row),
                Lost = lost[row],
            }).OrderBy(patient => patient.Id, StringComparer.Ordinal),
        ];
        DateColumn? Optional(string? name) => name is null ? null : Dates.Read(table, name, faults);
    }

    private static void RequireNotBefore(CohortTable table, DateColumn end, DateColumn later, CellFaults faults)
    {
        for (int row = 0; row < table.Rows; row++)
        {
            if (end.IsMissing(row) || later.IsMissing(row) || later.DayNumbers[row] >= end.DayNumbers[row]) continue;
            (string happened, string ended) = (Dates.Print(later.DayNumbers[row]), Dates.Print(end.DayNumbers[row]));
            faults.Add(FaultCode.ContradictoryDates, row, later.Name, () => ($"{later.Name} {happened} lies before {end.Name} {ended}", $"{later.Name} on or after {end.Name}", "correct the wrong one of the two dates"));
        }
    }

    private static DateOnly? Day(DateColumn? column, int row) => column is null || column.IsMissing(row) ? null : DateOnly.FromDayNumber(column.DayNumbers[row]);

    private static string[] Texts(CohortTable table, string name) => [.. Enumerable.Range(0, table.Rows).Select(row => CellText.Of(table[name], row) ?? "")];

    private static bool[] Flags(CohortTable table, string? name, CellFaults faults)
    {
        bool[] flags = new bool[table.Rows];
        if (name is null) return flags;
        string[] texts = Texts(table, name);
        for (int row = 0; row < flags.Length; row++)
        {
            string text = texts[row];
            bool? lost = YesNo.Of(text);
            flags[row] = lost == true;
            if (text.Length > 0 && lost is null)
                faults.Add(FaultCode.BadValue, row, name, () => ($"'{text}' does not say whether the patient is lost", YesNo.Expected, "correct the value or leave it empty"));
        }

        return flags;
    }

    private static SortedDictionary<string, object?> SettingsOf(FollowUpRequest request)
    {
        SortedDictionary<string, object?> sheet = SettingsSheet.Of(request);
        sheet["as_of"] = request.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        sheet["rule"] = request.Rule.Id;
        sheet["visits"] = string.Join("; ", request.Rule.Stretches.Select(stretch => stretch.UntilMonth is int until
            ? FormattableString.Invariant($"every {stretch.EveryMonths} months to month {until}")
            : FormattableString.Invariant($"then every {stretch.EveryMonths} months")));
        sheet["imaging"] = FormattableString.Invariant($"every {request.Rule.ImagingMonths} months");
        sheet["grace_days"] = request.Rule.GraceDays;
        sheet["lost_after_days"] = request.Rule.LostAfterDays is int days ? days : "by the record only";
        return sheet;
    }
}
