using System.Globalization;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Content;

/// <summary>Says under the tables and in the figures of a report that small counts are withheld.</summary>
internal static class MaskMarks
{
    /// <summary>Curves without marks at single patients.</summary>
    public static SurvivalFigureOptions On(SurvivalFigureOptions options, StudyResults results) =>
        results.MaskBelow is null ? options : options with { CensoringMarks = false, IsMasked = true };

    public static Section On(Section section, int limit) => section with { Blocks = [.. section.Blocks.Select(block => Marked(block, limit))] };

    private static Block Marked(Block block, int limit) => block is TableBlock { Table: { } table } && table.Rows.Any(row => row.Cells.Any(IsMasked))
        ? new TableBlock(table with { Footnotes = [.. table.Footnotes, new ReportFootnote(null, Note(limit))] })
        : block;

    private static string Note(int limit) => string.Create(
        CultureInfo.InvariantCulture,
        $"Counts of 1 to {limit - 1} are withheld (<{limit}). A range, a missing percentage and NE also stand where a small count could be computed from the number.");

    private static bool IsMasked(ReportCell cell) => cell.Text.Contains('<', StringComparison.Ordinal) || cell.Text.Contains('\u2265', StringComparison.Ordinal)
        || cell.Text.Contains("NE", StringComparison.Ordinal) || cell.Text.Contains(Formatting.Phrases.Dash, StringComparison.Ordinal) || cell.Text == Formatting.Phrases.Withheld;
}
