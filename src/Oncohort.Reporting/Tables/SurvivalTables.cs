using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>The tables that belong to Kaplan-Meier curves.</summary>
internal sealed class SurvivalTables(Edition edition) : Written(edition)
{
    public IEnumerable<ReportTable> Of(KaplanMeierResult result, string id)
    {
        yield return Summary(result, id + "-summary");
        if (result.Strata.Any(stratum => stratum.At.Count > 0)) yield return FixedTimes(result, id + "-times");
        foreach (ReportTable table in new FixedTimeTables(Edition).Of(result, id)) yield return table;
        if (result.LogRank is not { } test) yield break;
        foreach (ReportTable table in new LogRankTables(Edition).Of(test, id + "-logrank", result.Endpoint)) yield return table;
    }

    private ReportTable Summary(KaplanMeierResult result, string id)
    {
        string? unit = result.Endpoint?.Unit;
        string level = Settings.ConfidencePercent(result);
        return new ReportTable
        {
            Id = id,
            Caption = Say($"{Label(result)}: events and medians"),
            Columns =
            [
                new(result.GroupLabel ?? Say("Group"), Alignment: CellAlignment.Text), new(Say("Patients,\u00a0n")), new(Say("Events,\u00a0n")),
                new(Say($"Median{Duration.InUnit(unit)} ({level}% CI)")), new(Say($"Median follow-up{Duration.InUnit(unit)} ({level}% CI)")),
            ],
            Rows =
            [
                .. result.Strata.Select(stratum => new ReportRow(RowKind.Plain,
                [
                    Group(stratum.Group), Rounded.Count(stratum.N), Rounded.Count(stratum.Events),
                    Duration.WithLimits(stratum.Median, unit), Duration.WithLimits(stratum.MedianFollowUp, unit),
                ])),
            ],
            Footnotes = [new(null, Say("Median follow-up by the reverse Kaplan\u2013Meier method."))],
        };
    }

    private ReportTable FixedTimes(KaplanMeierResult result, string id)
    {
        string? unit = result.Endpoint?.Unit;
        string level = Settings.ConfidencePercent(result);
        List<ReportRow> rows = [];
        bool missing = false;
        foreach (KaplanMeierStratum stratum in result.Strata)
        {
            if (result.Strata.Count > 1) rows.Add(new(RowKind.Group, [stratum.Group, "", ""]));
            foreach (KaplanMeierTime at in stratum.At)
            {
                missing |= at.Survival is null || at.Lower is null || at.Upper is null;
                RowKind kind = result.Strata.Count > 1 ? RowKind.Member : RowKind.Plain;
                rows.Add(new(kind, [Duration.At(at.Time, unit), Rounded.Count(at.AtRisk), Percentage.WithLimits(at.Survival, at.Lower, at.Upper)]));
            }
        }

        return new ReportTable
        {
            Id = id,
            Caption = Say($"{Label(result)} at fixed times"),
            Columns = [new(Say("Time"), Alignment: CellAlignment.Text), new(Say("At risk,\u00a0n")), new(Say($"{Label(result)}, % ({level}% CI)"))],
            Rows = rows,
            Footnotes = missing ? [new(null, Phrases.NotEstimableNote + Say(" A probability is not estimated past the last follow-up."))] : [],
        };
    }

    private string Label(KaplanMeierResult result) => EndpointWords.Falling(result.Endpoint);

    private string Group(string group) => group == "all" ? Say("All patients") : group;
}
