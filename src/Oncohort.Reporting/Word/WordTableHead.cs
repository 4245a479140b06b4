using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Oncohort.Reporting.Tables;

namespace Oncohort.Reporting.Word;

/// <summary>The header rows of a table: one, or two where columns stand under a shared header.</summary>
internal static class WordTableHead
{
    public static IEnumerable<TableRow> Rows(IReadOnlyList<ReportColumn> columns, WordTable table)
    {
        if (columns.Any(column => column.Span is not null)) yield return Spans(columns, table);
        TableRow row = Line();
        bool spans = columns.Any(column => column.Span is not null);
        for (int i = 0; i < columns.Count; i++)
        {
            bool continued = spans && columns[i].Span is null;
            Paragraph text = Heading(table, continued ? "" : columns[i].Header, i, columns[i]);
            OpenXmlElement[] properties = continued
                ? [new VerticalMerge { Val = MergedCellValues.Continue }, WordTable.Rule.Below]
                : [WordTable.Rule.Below];
            row.Append(table.Cell(i, 1, text, InOrder([.. properties, Low()])));
        }

        yield return row;
    }

    private static TableRow Spans(IReadOnlyList<ReportColumn> columns, WordTable table)
    {
        TableRow row = Line();
        for (int i = 0; i < columns.Count;)
        {
            int end = HeaderSpans.End(columns, i);
            OpenXmlElement[] properties = columns[i].Span is null ? [new VerticalMerge { Val = MergedCellValues.Restart }, Low()] : [WordTable.Rule.Below, Low()];
            Paragraph text = columns[i].Span is { } span
                ? table.Text([(span, null)], bold: true, JustificationValues.Center, keepNext: true)
                : Heading(table, columns[i].Header, i, columns[i]);
            row.Append(table.Cell(i, end - i, text, InOrder(properties)));
            i = end;
        }

        return row;
    }

    /// <summary>The order that the schema asks for: merging, borders, alignment.</summary>
    private static OpenXmlElement[] InOrder(OpenXmlElement[] properties) =>
        [.. properties.OrderBy(property => property switch { VerticalMerge => 0, TableCellBorders => 1, _ => 2 })];

    private static Paragraph Heading(WordTable table, string text, int at, ReportColumn column) => table.Text(
        [(text, null)], bold: true, at == 0 || column.Alignment == CellAlignment.Text ? JustificationValues.Left : JustificationValues.Center, keepNext: true);

    private static TableRow Line() => new(new TableRowProperties(new CantSplit(), new TableHeader()));

    private static TableCellVerticalAlignment Low() => new() { Val = TableVerticalAlignmentValues.Bottom };
}
