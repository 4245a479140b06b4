using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>The endpoints with their counts.</summary>
internal sealed class EndpointsTable(Edition edition) : Written(edition)
{
    public ReportTable Of(StudyResults results)
    {
        bool competing = results.Endpoints.Any(endpoint => endpoint.Competing.IsSome);
        FootnoteMarks marks = new();
        List<ReportRow> rows = [];
        foreach (EndpointSummary endpoint in results.Endpoints)
        {
            string? mark = endpoint.Excluded.Count > 0 ? marks.For(Say($"{endpoint.Label}: {Exclusions(endpoint.Excluded)}.")) : null;
            var missing = Count.Sum(endpoint.Excluded, exclusion => exclusion.Count);
            List<ReportCell> cells = [endpoint.Label, Rounded.Count(endpoint.N), Rounded.Count(endpoint.Events)];
            if (competing) cells.Add(Rounded.Count(endpoint.Competing));
            cells.AddRange([Rounded.Count(endpoint.Censored), new ReportCell(Rounded.Count(missing), mark), FollowUp(endpoint)]);
            rows.Add(new(RowKind.Plain, cells));
        }

        List<ReportColumn> columns = [new(Say("Endpoint"), Alignment: CellAlignment.Text), new(Say("Patients,\u00a0n")), new(Say("Events,\u00a0n"))];
        if (competing) columns.Add(new(Say("Competing events,\u00a0n")));
        columns.AddRange([new(Say("Censored,\u00a0n")), new(Say("Left out,\u00a0n")), new(Say("Median follow-up (95% CI)"))]);
        return new ReportTable
        {
            Id = "endpoints",
            Caption = Say("Endpoints"),
            Columns = columns,
            Rows = rows,
            Footnotes = [new(null, Say("Median follow-up by the reverse Kaplan\u2013Meier method.")), .. marks.Notes],
        };
    }

    public string Exclusions(IEnumerable<Exclusion> excluded) =>
        string.Join(Say("; "), excluded.Select(exclusion => $"{Recall(exclusion.Reason)} (n\u00a0=\u00a0{Rounded.Count(exclusion.Count)})"));

    private string FollowUp(EndpointSummary endpoint) => !endpoint.MedianFollowUp.IsWithheld && endpoint.MedianFollowUp.Estimate is null && endpoint.MedianFollowUp.Lower is null
        ? Phrases.NotReached
        : Duration.InWords(Duration.WithLimits(endpoint.MedianFollowUp, endpoint.Unit), endpoint.Unit);
}
