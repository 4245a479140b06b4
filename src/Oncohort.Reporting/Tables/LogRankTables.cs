using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>A log-rank type test: observed and expected events, and pairs of groups.</summary>
internal sealed class LogRankTables(Edition edition) : Written(edition)
{
    public IEnumerable<ReportTable> Of(LogRankResult result, string id, EndpointCaption? endpoint)
    {
        string label = endpoint is { } e ? e.Label + ": " : "";
        yield return Groups(result, id, label);
        if (result.MaxCombo is { } combined) yield return Components(combined, id + "-components", label);
        if (result.Pairwise is { Count: > 0 } pairs) yield return Pairwise(result, pairs, id + "-pairs", label);
    }

    /// <summary>The test in words, such as <c>Log-rank test: χ² = 6.32, df = 1, p = 0.012</c>.</summary>
    public string Sentence(LogRankResult result)
    {
        if (result.MaxCombo is { } combined)
            return $"{TestNames.Of(result)} test: largest |z| {(combined.MaxZ is double z ? $"= {Rounded.Fixed(z, 2)}" : "not estimable")}, {PValue.Sentence(combined.P)}";
        string sentence = $"{TestNames.Of(result)} test: {ChiSquare(result.Chi2)}, df = {result.Df}, {PValue.Sentence(result.P)}";
        return result.Trend is { } trend
            ? $"{sentence}; for trend: {ChiSquare(trend.Chi2)}, df = {trend.Df}, {PValue.Sentence(trend.P)}"
            : sentence;
    }

    private string ChiSquare(double? value) =>
        value is double chi2 ? $"\u03c7\u00b2 = {Rounded.Fixed(chi2, 2)}" : "\u03c7\u00b2 not estimable";

    private ReportTable Groups(LogRankResult result, string id, string label) => new()
    {
        Id = id,
        Caption = $"{label}observed and expected events",
        Columns = [new("Group", Alignment: CellAlignment.Text), new("Patients,\u00a0n"), new("Observed events"), new("Expected events")],
        Rows =
        [
            .. result.Groups.Select(group => new ReportRow(RowKind.Plain,
                [group.Group, Rounded.Count(group.N), Rounded.Count(group.Observed), group.Expected is { } expected ? Rounded.Fixed(expected, 1) : Phrases.NotEstimable])),
        ],
        Footnotes = [new(null, Sentence(result) + "."), .. result.Permutation is { } permutation ? [Note(permutation)] : Array.Empty<ReportFootnote>()],
    };

    private ReportFootnote Note(PermutationTestResult test) => new(null, test.Exact
        ? $"Permutation test: {PValue.Sentence(test.P)}, exact over {Rounded.Count(test.Permutations)} arrangements of the groups."
        : $"Permutation test: {PValue.Sentence(test.P)}, from {Rounded.Count(test.Permutations)} random arrangements of the groups{MonteCarlo(test)}.");

    private string MonteCarlo(PermutationTestResult test) =>
        test is { Lower: { } lower, Upper: { } upper } ? $" (Monte-Carlo interval {Rounded.Fixed(lower, 4)} to {Rounded.Fixed(upper, 4)})" : "";

    private ReportTable Components(MaxComboTestResult test, string id, string label) => new()
    {
        Id = id,
        Caption = $"{label}the tests that MaxCombo combines",
        Columns = [new("Weight of an event time", Alignment: CellAlignment.Text), new("z"), new(PValue.Header)],
        Rows =
        [
            .. test.Components.Select(component => new ReportRow(RowKind.Plain,
            [
                $"S(t\u2212)^{Duration.Asked(component.Rho)} (1 \u2212 S(t\u2212))^{Duration.Asked(component.Gamma)}",
                component.Z is double z ? Rounded.Fixed(z, 2) : Phrases.NotEstimable, PValue.Of(component.P),
            ])),
        ],
        Footnotes = [new(null, "z is positive when the second group has more events than expected; these p values are not adjusted for each other. " + PValue.Convention)],
    };

    private ReportTable Pairwise(LogRankResult result, IReadOnlyList<PairwiseResult> pairs, string id, string label)
    {
        string? method = Settings.Text(result, "pairwise");
        return new ReportTable
        {
            Id = id,
            Caption = $"{label}pairs of groups",
            Columns = [new("Pair", Alignment: CellAlignment.Text), new("\u03c7\u00b2"), new("df"), new(PValue.Header), new($"Adjusted {PValue.Header}")],
            Rows =
            [
                .. pairs.Select(pair => new ReportRow(RowKind.Plain,
                [
                    $"{pair.A} vs {pair.B}", pair.Chi2 is double chi2 ? Rounded.Fixed(chi2, 2) : Phrases.NotEstimable, Rounded.Count(pair.Df),
                    PValue.Of(pair.P), PValue.Of(pair.PAdjusted),
                ])),
            ],
            Footnotes = [new(null, Adjustment(method) + PValue.Convention)],
        };
    }

    private static string Adjustment(string? method) => method switch
    {
        null => "",
        "none" => "Not adjusted for the number of pairs. ",
        "holm" => "Adjusted for all pairs by Holm\u2019s method. ",
        "bonferroni" => "Adjusted for all pairs by Bonferroni\u2019s method. ",
        "bh" => "Adjusted for all pairs by Benjamini and Hochberg\u2019s method. ",
        _ => $"Adjusted for all pairs by {method}. ",
    };
}
