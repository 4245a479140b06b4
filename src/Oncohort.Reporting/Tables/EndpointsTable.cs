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
            string? mark = endpoint.Excluded.Count > 0 ? marks.For($"{endpoint.Label}: {Exclusions(endpoint.Excluded)}.") : null;
            var missing = Count.Sum(endpoint.Excluded, exclusion => exclusion.Count);
            List<ReportCell> cells = [endpoint.Label, Rounded.Count(endpoint.N), Rounded.Count(endpoint.Events)];
            if (competing) cells.Add(Rounded.Count(endpoint.Competing));
            cells.AddRange([Rounded.Count(endpoint.Censored), new ReportCell(Rounded.Count(missing), mark), FollowUp(endpoint)]);
            rows.Add(new(RowKind.Plain, cells));
        }

        List<ReportColumn> columns = [new("Endpoint", Alignment: CellAlignment.Text), new("Patients,\u00a0n"), new("Events,\u00a0n")];
        if (competing) columns.Add(new("Competing events,\u00a0n"));
        columns.AddRange([new("Censored,\u00a0n"), new("Left out,\u00a0n"), new("Median follow-up (95% CI)")]);
        return new ReportTable
        {
            Id = "endpoints",
            Caption = "Endpoints",
            Columns = columns,
            Rows = rows,
            Footnotes = [new(null, "Median follow-up by the reverse Kaplan\u2013Meier method."), .. marks.Notes],
        };
    }

    public string Exclusions(IEnumerable<Exclusion> excluded) =>
        string.Join("; ", excluded.Select(exclusion => $"{exclusion.Reason} (n\u00a0=\u00a0{Rounded.Count(exclusion.Count)})"));

    private string FollowUp(EndpointSummary endpoint) => !endpoint.MedianFollowUp.IsWithheld && endpoint.MedianFollowUp.Estimate is null && endpoint.MedianFollowUp.Lower is null
        ? Phrases.NotReached
        : $"{Duration.WithLimits(endpoint.MedianFollowUp, endpoint.Unit)} {endpoint.Unit}".TrimEnd();
}
