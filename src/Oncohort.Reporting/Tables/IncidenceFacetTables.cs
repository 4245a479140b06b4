using Oncohort.Reporting.Figures.Survival;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>Cumulative incidences within levels: events by cause, Gray's tests, incidence at fixed times.</summary>
internal sealed class IncidenceFacetTables(Edition edition) : Written(edition)
{
    public IEnumerable<ReportTable> Of(CumulativeIncidenceResult result, FacetResult<CumulativeIncidencePanel> facets, string id)
    {
        string[] causes = [.. result.Strata[0].Causes.Select(cause => new IncidencePanels(Edition).CauseName(result, cause.Cause))];
        yield return Events(result, facets, causes, id);
        if (result.Strata.Any(stratum => stratum.Causes[0].At.Count > 0)) yield return FixedTimes(result, facets, causes, id + "-times");
    }

    private ReportTable Events(CumulativeIncidenceResult result, FacetResult<CumulativeIncidencePanel> facets, string[] causes, string id)
    {
        bool tests = result.Gray is not null;
        ReportCell[] blanks = [.. Enumerable.Repeat((ReportCell)"", tests ? causes.Length : 0)];
        return new ReportTable
        {
            Id = id,
            Caption = Say($"Events by cause within levels of {facets.Caption}"),
            Columns =
            [
                new(facets.Caption, Alignment: CellAlignment.Text), new(Say("Patients,\u00a0n")), .. causes.Select(cause => new ReportColumn(cause + ",\u00a0n", Say("Events"))),
                .. tests ? causes.Select(cause => new ReportColumn($"{cause}, {PValue.Header}", Say("Gray\u2019s test"))) : [],
            ],
            Rows =
            [
                .. facets.Panels.SelectMany(panel => panel.Strata is [{ Group: "all" } only]
                    ? (IEnumerable<ReportRow>)[new(RowKind.Plain, [panel.Level, Rounded.Count(panel.N), .. Counts(only), .. blanks])]
                    :
                    [
                        new(RowKind.Group, [panel.Level, Rounded.Count(panel.N), .. causes.Select(_ => (ReportCell)""), .. tests ? causes.Select((_, i) => Test(panel, i)) : []]),
                        .. panel.Strata.Select(stratum => new ReportRow(RowKind.Member, [stratum.Group, Rounded.Count(stratum.N), .. Counts(stratum), .. blanks])),
                    ]),
            ],
            Footnotes = [.. tests ? (ReportFootnote[])[new(null, Say($"Gray\u2019s test is of the groups within the level. {Phrases.NotEstimableNote} {PValue.Convention}"))] : [], .. new SurvivalFacetTables(Edition).Missing(facets.Missing, facets.Caption)],
        };
    }

    private ReportTable FixedTimes(CumulativeIncidenceResult result, FacetResult<CumulativeIncidencePanel> facets, string[] causes, string id)
    {
        string? unit = result.Endpoint?.Unit;
        return new ReportTable
        {
            Id = id,
            Caption = Say($"Cumulative incidence at fixed times within levels of {facets.Caption}"),
            Columns =
            [
                new(Say($"{facets.Caption} and group"), Alignment: CellAlignment.Text), new(Say("Time")), new(Say("At risk,\u00a0n")),
                .. causes.Select(cause => new ReportColumn(Say($"{cause}, % ({Settings.ConfidencePercent(result)}% CI)"))),
            ],
            Rows =
            [
                .. facets.Panels.SelectMany(panel => panel.Strata.SelectMany(stratum => stratum.Causes[0].At.Select((time, i) => new ReportRow(RowKind.Plain,
                [
                    i > 0 ? "" : stratum.Group == "all" ? panel.Level : $"{panel.Level}, {stratum.Group}", Duration.At(time.Time, unit), Rounded.Count(time.AtRisk),
                    .. stratum.Causes.Select(cause => (ReportCell)Percentage.WithLimits(cause.At[i].Cif, cause.At[i].Lower, cause.At[i].Upper)),
                ])))),
            ],
            Footnotes = [new(null, Phrases.NotEstimableNote + Say(" A probability is not estimated past the last follow-up, and one of 0 or 1 has no interval."))],
        };
    }

    private IEnumerable<ReportCell> Counts(CumulativeIncidenceStratum stratum) => stratum.Causes.Select(cause => (ReportCell)Rounded.Count(cause.Events));

    private ReportCell Test(CumulativeIncidencePanel panel, int cause) => panel.Gray is not { } tests ? "" : PValue.Of(tests[cause].P);
}
