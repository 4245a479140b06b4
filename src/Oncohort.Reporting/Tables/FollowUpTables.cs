using System.Globalization;
using Oncohort.Oncology.FollowUp;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>How patients stand in their follow-up, and the list of those who need a visit or are lost.</summary>
internal sealed class FollowUpTables(Edition edition) : Written(edition)
{
    private static readonly FollowUpState[] Listed = [FollowUpState.Lost, FollowUpState.Overdue, FollowUpState.Due];

    public IEnumerable<ReportTable> Of(FollowUpResult result, string id)
    {
        yield return States(result, id);
        FollowUpStatus[] open = [.. Listed.SelectMany(state => result.Patients.Where(patient => patient.State == state).OrderByDescending(patient => patient.DaysLate).ThenBy(patient => patient.Patient, StringComparer.Ordinal))];
        if (open.Length > 0) yield return Patients(result, open, id + "-patients");
    }

    private ReportTable States(FollowUpResult result, string id) => new()
    {
        Id = id,
        Caption = Say($"Follow-up as of {Day(result.AsOf)}"),
        Columns = [new("", Alignment: CellAlignment.Text), new(Say("n (%)"))],
        Rows =
        [
            .. Enum.GetValues<FollowUpState>().Select(state => new ReportRow(RowKind.Plain, [Name(state), Percentage.CountOf(result.States[state], result.States[state].PercentOf(result.N))])),
            new(RowKind.Total, [Say("All patients"), Rounded.Count(result.N)]),
            new(RowKind.Plain, [Say("Not lost, %"), Percentage.OfProbability(result.Completeness.Followed)]),
            new(RowKind.Plain, [Say("Person-time observed of the potential, %"), Percentage.OfProbability(result.Completeness.PersonTime)]),
        ],
    };

    private ReportTable Patients(FollowUpResult result, FollowUpStatus[] open, string id) => new()
    {
        Id = id,
        Caption = Say($"Patients who are lost, or whose visit is overdue or due, as of {Day(result.AsOf)}"),
        Columns =
        [
            new(Say("Patient"), Alignment: CellAlignment.Text), new(Say("State"), Alignment: CellAlignment.Text), new(Say("Visit due")), new(Say("Days late")), new(Say("Visits missed")), new(Say("Imaging due")),
            new(Say("The visit needs"), Alignment: CellAlignment.Text),
        ],
        Rows =
        [
            .. open.Select(patient => new ReportRow(RowKind.Plain,
            [
                patient.Patient, Name(patient.State), Day(patient.NextVisit), Rounded.Count(patient.DaysLate), Rounded.Count(patient.VisitsMissed), Day(patient.ImagingDue), string.Join(Say(", "), patient.Needs),
            ])),
        ],
    };

    private string Name(FollowUpState state) => state switch
    {
        FollowUpState.UpToDate => Say("Up to date"),
        FollowUpState.Ended => Say("Schedule ended"),
        FollowUpState.Due => Say("Due"),
        FollowUpState.Overdue => Say("Overdue"),
        _ => Say("Lost"),
    };

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
