using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>Kaplan-Meier curves within levels: patients, events, medians and tests, survival and numbers at risk at fixed times.</summary>
internal sealed class SurvivalFacetTables(Edition edition) : Written(edition)
{
    public IEnumerable<ReportTable> Of(KaplanMeierResult result, FacetResult<KaplanMeierPanel> facets, string id)
    {
        yield return Summary(result, facets, id);
        if (result.Strata.Any(stratum => stratum.At.Count > 0)) yield return FixedTimes(result, facets, id + "-times");
    }

    /// <summary>The note on patients who are in no panel; none when all are.</summary>
    public IEnumerable<ReportFootnote> Missing(Count missing, string variable) =>
        missing.IsZero ? [] : [new(null, Say($"Without a value of {variable} and in none of the panels: {Rounded.Count(missing)}."))];

    private ReportTable Summary(KaplanMeierResult result, FacetResult<KaplanMeierPanel> facets, string id)
    {
        string? unit = result.Endpoint?.Unit;
        string level = Settings.ConfidencePercent(result);
        bool ratios = facets.Panels.Any(panel => panel.HazardRatio is not null);
        bool tests = facets.Panels.Any(panel => panel.LogRank is not null);
        IEnumerable<ReportCell> Compared(KaplanMeierPanel panel) =>
        [
            .. ratios ? (ReportCell[])[panel.HazardRatio is { } ratio ? Ratio.WithLimits(ratio.Hr, ratio.Lower, ratio.Upper) : ""] : [],
            .. tests ? (ReportCell[])[panel.LogRank is { } test ? PValue.Of(test.P) : panel.N.IsZero ? "" : Phrases.NotEstimable] : [],
        ];
        ReportCell[] blanks = [.. Enumerable.Repeat((ReportCell)"", (ratios ? 1 : 0) + (tests ? 1 : 0))];
        string p = tests ? Say($" The p value is that of the log-rank test within the level. {PValue.Convention}") : "";
        return new ReportTable
        {
            Id = id,
            Caption = Say($"{EndpointWords.Falling(result.Endpoint)} within levels of {facets.Caption}: events and medians"),
            Columns =
            [
                new(facets.Caption, Alignment: CellAlignment.Text), new(Say("Patients,\u00a0n")), new(Say("Events,\u00a0n")), new(Say($"Median{Duration.InUnit(unit)} ({level}% CI)")),
                .. ratios ? (ReportColumn[])[new(Say($"HR ({level}% CI)"))] : [], .. tests ? (ReportColumn[])[new(PValue.Header)] : [],
            ],
            Rows =
            [
                .. facets.Panels.SelectMany(panel => panel.Strata is [{ Group: "all" } only]
                    ? (IEnumerable<ReportRow>)[new(RowKind.Plain, [panel.Level, Rounded.Count(panel.N), Rounded.Count(panel.Events), Duration.WithLimits(only.Median, unit), .. blanks])]
                    :
                    [
                        new(RowKind.Group, [panel.Level, Rounded.Count(panel.N), Rounded.Count(panel.Events), "", .. Compared(panel)]),
                        .. panel.Strata.Select(stratum => new ReportRow(RowKind.Member,
                            [stratum.Group, Rounded.Count(stratum.N), Rounded.Count(stratum.Events), Duration.WithLimits(stratum.Median, unit), .. blanks])),
                    ]),
            ],
            Footnotes = [new(null, $"{(ratios ? Say("HR, hazard ratio of the second group against the first within the level. ") : "")}{Phrases.NotEstimableNote}{p}"), .. Missing(facets.Missing, facets.Caption)],
        };
    }

    private ReportTable FixedTimes(KaplanMeierResult result, FacetResult<KaplanMeierPanel> facets, string id)
    {
        string? unit = result.Endpoint?.Unit;
        return new ReportTable
        {
            Id = id,
            Caption = Say($"{EndpointWords.Falling(result.Endpoint)} at fixed times within levels of {facets.Caption}"),
            Columns = [new(Say($"{facets.Caption} and group"), Alignment: CellAlignment.Text), new(Say("Time")), new(Say("At risk,\u00a0n")), new(Say($"{EndpointWords.Falling(result.Endpoint)}, % ({Settings.ConfidencePercent(result)}% CI)"))],
            Rows =
            [
                .. facets.Panels.SelectMany(panel => panel.Strata.SelectMany(stratum => stratum.At.Select((at, i) => new ReportRow(RowKind.Plain,
                [
                    i == 0 ? Row(panel.Level, stratum.Group) : "", Duration.At(at.Time, unit), Rounded.Count(at.AtRisk), Percentage.WithLimits(at.Survival, at.Lower, at.Upper),
                ])))),
            ],
            Footnotes = [new(null, Phrases.NotEstimableNote + Say(" A probability is not estimated past the last follow-up."))],
        };
    }

    private static string Row(string level, string group) => group == "all" ? level : $"{level}, {group}";
}
