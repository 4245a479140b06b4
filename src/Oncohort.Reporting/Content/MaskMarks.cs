using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Content;

/// <summary>Says under the tables and in the figures of a report that small counts are withheld.</summary>
internal sealed class MaskMarks(Edition edition) : Written(edition)
{
    /// <summary>Curves without marks at single patients.</summary>
    public static SurvivalFigureOptions On(SurvivalFigureOptions options, StudyResults results) =>
        results.MaskBelow is null ? options : options with { CensoringMarks = false, IsMasked = true };

    public Section On(Section section, int limit) => section with { Blocks = [.. section.Blocks.Select(block => Marked(block, limit))] };

    private Block Marked(Block block, int limit) => block is TableBlock { Table: { } table } && table.Rows.Any(row => row.Cells.Any(IsMasked))
        ? new TableBlock(table with { Footnotes = [.. table.Footnotes, new ReportFootnote(null, Note(limit))] })
        : block;

    private string Note(int limit) => Say(
        $"Counts of 1 to {limit - 1} are withheld (<{limit}). A range, a missing percentage and NE also stand where a small count could be computed from the number.");

    private bool IsMasked(ReportCell cell) => cell.Text.Contains('<', StringComparison.Ordinal) || cell.Text.Contains('\u2265', StringComparison.Ordinal)
        || cell.Text.Contains(Phrases.NotEstimable, StringComparison.Ordinal) || cell.Text.Contains(Phrases.Dash, StringComparison.Ordinal) || cell.Text == Phrases.Withheld;
}
