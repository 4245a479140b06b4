using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>Survival compared at fixed times, and survival given survival to an earlier time.</summary>
internal sealed class FixedTimeTables(Edition edition) : Written(edition)
{
    public IEnumerable<ReportTable> Of(KaplanMeierResult result, string id)
    {
        if (result.Milestones is { Count: > 0 } milestones) yield return Milestones(result, milestones, id + "-milestones");
        if (result.Conditional is { Count: > 0 } conditional) yield return Conditional(result, conditional, id + "-conditional");
    }

    private ReportTable Milestones(KaplanMeierResult result, IReadOnlyList<MilestoneResult> milestones, string id)
    {
        string level = Settings.ConfidencePercent(result);
        string? unit = result.Endpoint?.Unit;
        return new ReportTable
        {
            Id = id,
            Caption = Say($"{EndpointWords.Falling(result.Endpoint)} compared at fixed times"),
            Columns =
            [
                new(Say("Time and groups"), Alignment: CellAlignment.Text), new(Say($"Difference, percentage points ({level}% CI)")), new(PValue.Header), new(Say($"Ratio ({level}% CI)")), new(PValue.Header),
                new(PValue.Header + Say(", log\u2013log")),
            ],
            Rows =
            [
                .. milestones.Select(contrast => new ReportRow(RowKind.Plain,
                [
                    Duration.At(contrast.Time, unit) + Say($": {contrast.Group} vs {contrast.Reference}"), Difference(contrast), PValue.Of(contrast.P),
                    Ratio.WithLimits(contrast.Ratio.Estimate, contrast.Ratio.Lower, contrast.Ratio.Upper), PValue.Of(contrast.RatioP), PValue.Of(contrast.LogLogP),
                ])),
            ],
            Footnotes = [new(null, $"{Phrases.NotEstimableNote} {PValue.Convention}")],
        };
    }

    private ReportTable Conditional(KaplanMeierResult result, IReadOnlyList<ConditionalSurvivalResult> conditional, string id)
    {
        string level = Settings.ConfidencePercent(result);
        string? unit = result.Endpoint?.Unit;
        return new ReportTable
        {
            Id = id,
            Caption = Say($"{EndpointWords.Falling(result.Endpoint)} given survival to an earlier time"),
            Columns =
            [
                new(result.GroupLabel ?? Say("Group"), Alignment: CellAlignment.Text), new(Say("Survived until")), new(Say("Time")), new(Say("At risk,\u00a0n")), new(Say($"Conditional survival, % ({level}% CI)")),
            ],
            Rows =
            [
                .. conditional.Select(time => new ReportRow(RowKind.Plain,
                [
                    time.Group == "all" ? Say("All patients") : time.Group, Duration.At(time.Given, unit), Duration.At(time.Time, unit), Rounded.Count(time.AtRisk),
                    Percentage.WithLimits(time.Survival, time.Lower, time.Upper),
                ])),
            ],
            Footnotes = [new(null, Phrases.NotEstimableNote)],
        };
    }

    private string Difference(MilestoneResult contrast) => contrast.Difference is not double difference
        ? Phrases.NotEstimable
        : Say($"{Rounded.Fixed(difference * 100, 1)} ({Limit(contrast.Lower)} to {Limit(contrast.Upper)})");

    private string Limit(double? value) => value is double limit ? Rounded.Fixed(limit * 100, 1) : Phrases.NotEstimable;
}
