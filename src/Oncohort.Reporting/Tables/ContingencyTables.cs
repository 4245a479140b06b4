using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tables;

/// <summary>A contingency table and its tests.</summary>
internal sealed class ContingencyTables(Edition edition) : Written(edition)
{
    public IEnumerable<ReportTable> Of(ChiSquareResult result, string id)
    {
        yield return new ReportTable
        {
            Id = id,
            Caption = result.Title ?? Say("Contingency table"),
            Columns = [new("", Alignment: CellAlignment.Text), .. result.Columns.Select(column => new ReportColumn(column))],
            Rows =
            [
                .. result.Rows.Select((row, i) => new ReportRow(RowKind.Plain,
                    [row, .. result.Counts[i].Select((count, j) => (ReportCell)Cell(result, count, i, j))])),
            ],
            Footnotes = [new(null, result.Expected.Count == 0 ? Say("Observed counts.") : Say("Observed counts [counts expected under independence]."))],
        };
        yield return new ReportTable
        {
            Id = id + "-tests",
            Caption = Say($"{result.Title ?? Say("Contingency table")}: tests of association"),
            Columns = [new(Say("Test"), Alignment: CellAlignment.Text), new("\u03c7\u00b2"), new(Say("df")), new(PValue.Header)],
            Rows = [.. Tests(result)],
            Footnotes = Notes(result),
        };
    }

    /// <summary>Expected counts are left out where small counts are withheld.</summary>
    private string Cell(ChiSquareResult result, Count count, int row, int column) =>
        result.Expected.Count == 0 ? Rounded.Count(count) : $"{Rounded.Count(count)} [{Rounded.Fixed(result.Expected[row][column], 1)}]";

    private IEnumerable<ReportRow> Tests(ChiSquareResult result)
    {
        yield return Row(Say("Pearson chi-square"), result.Pearson);
        if (result.Yates is { } yates) yield return Row(Say("Chi-square with Yates\u2019s correction"), yates);
        yield return Row(Say("Likelihood ratio"), result.LikelihoodRatio);
        yield return new(RowKind.Plain, [Say("Fisher\u2019s exact test"), Phrases.Dash, Phrases.Dash, PValue.Of(result.Fisher.P)]);
        yield return Row(Say("Linear-by-linear trend"), result.Trend);
    }

    private IReadOnlyList<ReportFootnote> Notes(ChiSquareResult result)
    {
        ReportFootnote convention = new(null, PValue.Convention);
        return result.Fisher.OddsRatio is double odds
            ? [convention, new(null, Say($"Odds ratio (conditional maximum likelihood) {Ratio.WithLimits(odds, result.Fisher.Lower, result.Fisher.Upper)}."))]
            : [convention];
    }

    private ReportRow Row(string name, TestResult test) => new(RowKind.Plain,
        [name, test.Chi2 is double chi2 ? Rounded.Fixed(chi2, 3) : Phrases.NotEstimable, Rounded.Count(test.Df), PValue.Of(test.P)]);
}
