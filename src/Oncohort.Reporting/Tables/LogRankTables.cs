using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>A log-rank type test: observed and expected events, and pairs of groups.</summary>
internal static class LogRankTables
{
    public static IEnumerable<ReportTable> Of(LogRankResult result, string id, EndpointCaption? endpoint)
    {
        string label = endpoint is { } e ? e.Label + ": " : "";
        yield return Groups(result, id, label);
        if (result.Pairwise is { Count: > 0 } pairs) yield return Pairwise(result, pairs, id + "-pairs", label);
    }

    /// <summary>The test in words, such as <c>Log-rank test: χ² = 6.32, df = 1, p = 0.012</c>.</summary>
    public static string Sentence(LogRankResult result)
    {
        string sentence = $"{TestNames.Of(result)} test: {ChiSquare(result.Chi2)}, df = {result.Df}, {PValue.Sentence(result.P)}";
        return result.Trend is { } trend
            ? $"{sentence}; for trend: {ChiSquare(trend.Chi2)}, df = {trend.Df}, {PValue.Sentence(trend.P)}"
            : sentence;
    }

    private static string ChiSquare(double? value) =>
        value is double chi2 ? $"\u03c7\u00b2 = {Rounded.Fixed(chi2, 2)}" : "\u03c7\u00b2 not estimable";

    private static ReportTable Groups(LogRankResult result, string id, string label) => new()
    {
        Id = id,
        Caption = $"{label}observed and expected events",
        Columns = [new("Group", Alignment: CellAlignment.Text), new("Patients,\u00a0n"), new("Observed events"), new("Expected events")],
        Rows =
        [
            .. result.Groups.Select(group => new ReportRow(RowKind.Plain,
                [group.Group, Rounded.Count(group.N), Rounded.Count(group.Observed), Rounded.Fixed(group.Expected, 1)])),
        ],
        Footnotes = [new(null, Sentence(result) + ".")],
    };

    private static ReportTable Pairwise(LogRankResult result, IReadOnlyList<PairwiseResult> pairs, string id, string label)
    {
        string? method = Settings.Text(result, "pairwise");
        return new ReportTable
        {
            Id = id,
            Caption = $"{label}pairs of groups",
            Columns = [new("Pair", Alignment: CellAlignment.Text), new("\u03c7\u00b2"), new("df"), new("p value"), new("Adjusted p value")],
            Rows =
            [
                .. pairs.Select(pair => new ReportRow(RowKind.Plain,
                [
                    $"{pair.A} vs {pair.B}", pair.Chi2 is double chi2 ? Rounded.Fixed(chi2, 2) : Phrases.NotEstimable, Rounded.Count(pair.Df),
                    PValue.Of(pair.P), PValue.Of(pair.PAdjusted),
                ])),
            ],
            Footnotes = [new(null, (method is null ? "" : $"Adjusted for {pairs.Count} pairs by {Adjustment(method)}. ") + PValue.Convention)],
        };
    }

    private static string Adjustment(string method) => method switch
    {
        "holm" => "Holm's method",
        "bonferroni" => "Bonferroni's method",
        "bh" => "Benjamini and Hochberg's method",
        _ => method,
    };
}
