using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>Landmark analyses: patients, events, medians and hazard ratios from each landmark on.</summary>
internal sealed class LandmarkTables(Edition edition) : Written(edition)
{
    public IEnumerable<ReportTable> Of(LandmarkResult result, string id)
    {
        string level = Settings.ConfidencePercent(result);
        string? unit = result.Endpoint?.Unit;
        FootnoteMarks marks = new();
        List<ReportRow> rows = [];
        foreach (LandmarkAnalysisResult landmark in result.Landmarks)
        {
            string at = From(landmark.Time, unit);
            ReportCell heading = landmark.Excluded.Count == 0 ? at : new ReportCell(at, marks.For(Say($"{at}, left out: {new EndpointsTable(Edition).Exclusions(landmark.Excluded)}.")));
            rows.Add(new(RowKind.Group, [heading, Rounded.Count(landmark.N), Rounded.Count(landmark.Events), "", "", landmark.LogRank is null ? Phrases.NotEstimable : PValue.Of(landmark.LogRank.P)]));
            rows.AddRange(landmark.Strata.Select(stratum => Group(landmark, stratum, unit)));
            rows.AddRange((landmark.Model?.Terms ?? []).Where(term => !IsGroup(landmark, term)).Select(Covariate));
        }

        string adjusted = Settings.Text(result, "covariates") is { } covariates ? Say($" Hazard ratios are adjusted for {covariates}.") : "";
        string stratified = Settings.Text(result, "strata") is { } strata ? Say($" Test and model are stratified by {strata}.") : "";
        yield return new ReportTable
        {
            Id = id,
            Caption = Say($"Landmark analysis by {result.GroupLabel}"),
            Columns =
            [
                new(Say("Landmark and group"), Alignment: CellAlignment.Text), new(Say("Patients,\u00a0n")), new(Say("Events,\u00a0n")), new(Say($"Median from the landmark{Duration.InUnit(unit)} ({level}% CI)")),
                new(Say($"HR ({level}% CI)")), new(PValue.Header),
            ],
            Rows = rows,
            Footnotes =
            [
                new(null, Say($"Each landmark takes the patients under observation and free of the event after it; the p value beside it is that of the log-rank test. HR, hazard ratio.{adjusted}{stratified} {PValue.Convention}")),
                .. marks.Notes,
            ],
        };
    }

    /// <summary>The landmark in words, such as <c>From 6 months on</c>.</summary>
    public string From(double time, string? unit) => Say($"From {Duration.At(time, unit)} on");

    private ReportRow Group(LandmarkAnalysisResult landmark, KaplanMeierStratum stratum, string? unit)
    {
        CoxTermResult? term = landmark.Model?.Terms.FirstOrDefault(candidate => IsGroup(landmark, candidate) && candidate.Level == stratum.Group);
        bool reference = landmark.Model?.Terms.FirstOrDefault(candidate => IsGroup(landmark, candidate))?.Reference == stratum.Group;
        string ratio = term is null ? (reference ? Phrases.Reference : Phrases.Dash) : Ratio.WithLimits(term.Hr, term.Lower, term.Upper);
        return new ReportRow(RowKind.Member,
            [stratum.Group, Rounded.Count(stratum.N), Rounded.Count(stratum.Events), Duration.WithLimits(stratum.Median, unit), ratio, term is null ? "" : PValue.Of(term.P)]);
    }

    private ReportRow Covariate(CoxTermResult term)
    {
        string name = term.Label ?? term.Variable;
        string label = term.Level is null ? $"{name}, {Phrases.Step(term.Indicator)}" : Say($"{name}: {term.Level} vs {term.Reference}");
        return new ReportRow(RowKind.Member, [label, "", "", "", Ratio.WithLimits(term.Hr, term.Lower, term.Upper), PValue.Of(term.P)]);
    }

    /// <summary>The groups are the first variable of the model.</summary>
    private static bool IsGroup(LandmarkAnalysisResult landmark, CoxTermResult term) => landmark.Strata.Count > 1 && term.Variable == landmark.Model!.Terms[0].Variable;
}
