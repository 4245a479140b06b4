using System.Text.RegularExpressions;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Content;

/// <summary>Says under the tables of a report that small counts are withheld, and keeps single patients out of its figures.</summary>
internal sealed partial class MaskMarks(Edition edition) : Written(edition)
{
    /// <summary>Curves without marks at single patients.</summary>
    public static SurvivalFigureOptions On(SurvivalFigureOptions options, StudyResults results) =>
        results.MaskBelow is null ? options : options with { CensoringMarks = false, IsMasked = true };

    public Section On(Section section, int limit) => section with { Blocks = [.. section.Blocks.Select(block => Marked(block, limit))] };

    private Block Marked(Block block, int limit) => block is TableBlock { Table: { } table } && Texts(table).Any(IsMasked)
        ? new TableBlock(table with { Footnotes = [.. table.Footnotes, new ReportFootnote(null, Note(limit))] })
        : block;

    private string Note(int limit) => Say(
        $"Counts of 1 to {limit - 1} are withheld (<{limit}). A range, a missing percentage and NE also stand where a small count could be computed from the number.");

    private static IEnumerable<string> Texts(ReportTable table) => [.. table.Columns.Select(column => column.Header), .. table.Rows.SelectMany(row => row.Cells.Select(cell => cell.Text))];

    private bool IsMasked(string text) => Masked().IsMatch(text) || text.Contains(Phrases.NotEstimable, StringComparison.Ordinal) || text == Phrases.Withheld;

    /// <summary>A count below the limit, or a range of counts.</summary>
    [GeneratedRegex(@"<\d+(?![\d.\u00b7])|\u2265\d|(?<![\d.\u00b7])\d+\u2013\d+(?![\d.\u00b7])")]
    private static partial Regex Masked();
}
