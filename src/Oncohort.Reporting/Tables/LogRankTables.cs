using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>A log-rank type test: observed and expected events, and pairs of groups.</summary>
internal sealed class LogRankTables(Edition edition) : Written(edition)
{
    public IEnumerable<ReportTable> Of(LogRankResult result, string id, EndpointCaption? endpoint)
    {
        string label = endpoint is { } e ? e.Label + Say(": ") : "";
        yield return Groups(result, id, label);
        if (result.MaxCombo is { } combined) yield return Components(combined, id + "-components", label);
        if (result.Pairwise is { Count: > 0 } pairs) yield return Pairwise(result, pairs, id + "-pairs", label);
    }

    /// <summary>The test in words, such as <c>Log-rank test: χ² = 6.32, df = 1, p = 0.012</c>.</summary>
    public string Sentence(LogRankResult result)
    {
        if (result.MaxCombo is { } combined)
            return Say($"{TestNames.Of(result)} test: largest |z| {(combined.MaxZ is double z ? $"= {Rounded.Fixed(z, 2)}" : Say("not estimable"))}, {PValue.Sentence(combined.P)}");
        string sentence = Say($"{TestNames.Of(result)} test: {ChiSquare(result.Chi2)}, df = {result.Df}, {PValue.Sentence(result.P)}");
        return result.Trend is { } trend
            ? Say($"{sentence}; for trend: {ChiSquare(trend.Chi2)}, df = {trend.Df}, {PValue.Sentence(trend.P)}")
            : sentence;
    }

    private string ChiSquare(double? value) =>
        value is double chi2 ? $"\u03c7\u00b2 = {Rounded.Fixed(chi2, 2)}" : Say("\u03c7\u00b2 not estimable");

    private ReportTable Groups(LogRankResult result, string id, string label) => new()
    {
        Id = id,
        Caption = Say($"{label}observed and expected events"),
        Columns = [new(Say("Group"), Alignment: CellAlignment.Text), new(Say("Patients,\u00a0n")), new(Say("Observed events")), new(Say("Expected events"))],
        Rows =
        [
            .. result.Groups.Select(group => new ReportRow(RowKind.Plain,
                [group.Group, Rounded.Count(group.N), Rounded.Count(group.Observed), group.Expected is { } expected ? Rounded.Fixed(expected, 1) : Phrases.NotEstimable])),
        ],
        Footnotes = [new(null, Sentence(result) + Say(".")), .. result.Permutation is { } permutation ? [Note(permutation)] : Array.Empty<ReportFootnote>()],
    };

    private ReportFootnote Note(PermutationTestResult test) => new(null, test.Exact
        ? Say($"Permutation test: {PValue.Sentence(test.P)}, exact over {Rounded.Count(test.Permutations)} arrangements of the groups.")
        : Say($"Permutation test: {PValue.Sentence(test.P)}, from {Rounded.Count(test.Permutations)} random arrangements of the groups{MonteCarlo(test)}."));

    private string MonteCarlo(PermutationTestResult test) =>
        test is { Lower: { } lower, Upper: { } upper } ? Say($" (Monte-Carlo interval {Rounded.Fixed(lower, 4)} to {Rounded.Fixed(upper, 4)})") : "";

    private ReportTable Components(MaxComboTestResult test, string id, string label) => new()
    {
        Id = id,
        Caption = Say($"{label}the tests that MaxCombo combines"),
        Columns = [new(Say("Weight of an event time"), Alignment: CellAlignment.Text), new("z"), new(PValue.Header)],
        Rows =
        [
            .. test.Components.Select(component => new ReportRow(RowKind.Plain,
            [
                $"S(t\u2212)^{Duration.Asked(component.Rho)} (1 \u2212 S(t\u2212))^{Duration.Asked(component.Gamma)}",
                component.Z is double z ? Rounded.Fixed(z, 2) : Phrases.NotEstimable, PValue.Of(component.P),
            ])),
        ],
        Footnotes = [new(null, Say("z is positive when the second group has more events than expected; these p values are not adjusted for each other. ") + PValue.Convention)],
    };

    private ReportTable Pairwise(LogRankResult result, IReadOnlyList<PairwiseResult> pairs, string id, string label)
    {
        string? method = Settings.Text(result, "pairwise");
        return new ReportTable
        {
            Id = id,
            Caption = Say($"{label}pairs of groups"),
            Columns = [new(Say("Pair"), Alignment: CellAlignment.Text), new("\u03c7\u00b2"), new(Say("df")), new(PValue.Header), new(Say($"Adjusted {PValue.Header}"))],
            Rows =
            [
                .. pairs.Select(pair => new ReportRow(RowKind.Plain,
                [
                    Say($"{pair.A} vs {pair.B}"), pair.Chi2 is double chi2 ? Rounded.Fixed(chi2, 2) : Phrases.NotEstimable, Rounded.Count(pair.Df),
                    PValue.Of(pair.P), PValue.Of(pair.PAdjusted),
                ])),
            ],
            Footnotes = [new(null, Adjustment(method) + PValue.Convention)],
        };
    }

    private string Adjustment(string? method) => method switch
    {
        null => "",
        "none" => Say("Not adjusted for the number of pairs. "),
        "holm" => Say("Adjusted for all pairs by Holm\u2019s method. "),
        "bonferroni" => Say("Adjusted for all pairs by Bonferroni\u2019s method. "),
        "bh" => Say("Adjusted for all pairs by Benjamini and Hochberg\u2019s method. "),
        _ => Say($"Adjusted for all pairs by {method}. "),
    };
}
