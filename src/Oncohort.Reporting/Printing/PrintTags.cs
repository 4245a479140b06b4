using Oncohort.Reporting.Content;

namespace Oncohort.Reporting.Printing;

/// <summary>Whether a printed report is tagged for readers that speak the page.</summary>
internal static class PrintTags
{
    /// <summary>Above it the tags of the cells make the file several times as large and take as long as the pages themselves.</summary>
    private const int MostCells = 10_000;

    public static bool Suit(Report report) => report.Blocks.OfType<TableBlock>().Sum(block => block.Table.Rows.Count * block.Table.Columns.Count) <= MostCells;
}
