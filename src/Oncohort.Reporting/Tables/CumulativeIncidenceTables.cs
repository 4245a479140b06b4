using Oncohort.Reporting.Figures.Survival;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>The tables that belong to cumulative incidences: events by cause, incidence at fixed times, Gray's test.</summary>
internal sealed class CumulativeIncidenceTables(Edition edition) : Written(edition)
{
    public IEnumerable<ReportTable> Of(CumulativeIncidenceResult result, string id)
    {
        string[] causes = [.. result.Strata[0].Causes.Select(cause => new IncidencePanels(Edition).CauseName(result, cause.Cause))];
        yield return Events(result, causes, id + "-events");
        if (result.Strata.Any(stratum => stratum.Causes[0].At.Count > 0)) yield return FixedTimes(result, causes, id + "-times");
        if (result.Gray is { Count: > 0 } gray) yield return Gray(result, gray, causes, id + "-gray");
    }

    private ReportTable Events(CumulativeIncidenceResult result, string[] causes, string id) => new()
    {
        Id = id,
        Caption = Say("Events by cause"),
        Columns = [new(result.GroupLabel ?? Say("Group"), Alignment: CellAlignment.Text), new(Say("Patients,\u00a0n")), .. causes.Select(cause => new ReportColumn(cause + ",\u00a0n"))],
        Rows =
        [
            .. result.Strata.Select(stratum => new ReportRow(RowKind.Plain,
                [Group(stratum.Group), Rounded.Count(stratum.N), .. stratum.Causes.Select(cause => (ReportCell)Rounded.Count(cause.Events))])),
        ],
    };

    private ReportTable FixedTimes(CumulativeIncidenceResult result, string[] causes, string id)
    {
        string? unit = result.Endpoint?.Unit;
        bool grouped = result.Strata.Count > 1;
        List<ReportRow> rows = [];
        foreach (CumulativeIncidenceStratum stratum in result.Strata)
        {
            if (grouped) rows.Add(new(RowKind.Group, [stratum.Group, "", .. causes.Select(_ => (ReportCell)"")]));
            for (int i = 0; i < stratum.Causes[0].At.Count; i++)
            {
                CumulativeIncidenceTime time = stratum.Causes[0].At[i];
                rows.Add(new(grouped ? RowKind.Member : RowKind.Plain,
                [
                    Duration.At(time.Time, unit), Rounded.Count(time.AtRisk),
                    .. stratum.Causes.Select(cause => (ReportCell)Percentage.WithLimits(cause.At[i].Cif, cause.At[i].Lower, cause.At[i].Upper)),
                ]));
            }
        }

        bool missing = result.Strata.SelectMany(stratum => stratum.Causes).SelectMany(cause => cause.At).Any(time => time.Cif is null || time.Lower is null);
        return new ReportTable
        {
            Id = id,
            Caption = Say("Cumulative incidence at fixed times"),
            Columns =
            [
                new(Say("Time"), Alignment: CellAlignment.Text), new(Say("At risk,\u00a0n")),
                .. causes.Select(cause => new ReportColumn(Say($"{cause}, % ({Settings.ConfidencePercent(result)}% CI)"))),
            ],
            Rows = rows,
            Footnotes = missing ? [new(null, Phrases.NotEstimableNote + Say(" A probability is not estimated past the last follow-up, and one of 0 or 1 has no interval."))] : [],
        };
    }

    private ReportTable Gray(CumulativeIncidenceResult result, IReadOnlyList<GrayTestResult> tests, string[] causes, string id)
    {
        string strata = Settings.Text(result, "strata") is { } names ? Say($", stratified by {names}") : "";
        return new ReportTable
        {
            Id = id,
            Caption = Say($"Gray\u2019s test of equal cumulative incidence{strata}"),
            Columns = [new(Say("Cause"), Alignment: CellAlignment.Text), new("\u03c7\u00b2"), new(Say("df")), new(PValue.Header)],
            Rows =
            [
                .. tests.Select((test, cause) => new ReportRow(RowKind.Plain,
                    [causes[cause], test.Chi2 is double chi2 ? Rounded.Fixed(chi2, 2) : Phrases.NotEstimable, Rounded.Count(test.Df), PValue.Of(test.P)])),
            ],
            Footnotes = [new(null, PValue.Convention)],
        };
    }

    private string Group(string group) => group == "all" ? Say("All patients") : group;
}
