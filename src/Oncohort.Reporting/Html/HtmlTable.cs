using System.Globalization;
using System.Text;
using Oncohort.Reporting.Tables;
using Oncohort.Reporting.Trace;

namespace Oncohort.Reporting.Html;

/// <summary>A table as HTML with header cells that say what they head.</summary>
internal static class HtmlTable
{
    /// <summary>The printed page, on which a table full of words is measured; its shares of the width hold on the screen.</summary>
    private const double Letters = 7;
    private const double Padding = 8;
    private const double Room = 500;

    /// <summary>A table of more rows may go on over several printed pages.</summary>
    private const int MostKeptTogether = 20;

    public static void Write(StringBuilder html, ReportTable table, int number, NumberMarks? marks)
    {
        html.Append(CultureInfo.InvariantCulture, $"<figure class=\"{(table.Rows.Count > MostKeptTogether ? "table long" : "table")}\" id=\"table-{Escaped.Attribute(table.Id)}\">\n")
            .Append("<div class=\"scroll\"><table").Append(ColumnBalance.IsNeeded(table) ? " class=\"wordy\"" : "").Append(">\n")
            .Append(CultureInfo.InvariantCulture, $"<caption><b>Table {number}.</b> {Escaped.Text(table.Caption)}</caption>\n");
        if (ColumnBalance.IsNeeded(table)) Widths(html, table);
        html.Append("<thead>\n");
        Head(html, table.Columns);
        html.Append("</thead>\n<tbody>\n");
        string? group = null;
        foreach (ReportRow row in table.Rows)
        {
            if (row.Kind != RowKind.Member) group = row.Cells[0].Text;
            Row(html, row, table, group == row.Cells[0].Text ? null : group, marks);
        }

        html.Append("</tbody>\n</table></div>\n");
        foreach (ReportFootnote note in table.Footnotes)
        {
            string mark = note.Mark is { } letter ? $"<sup>{Escaped.Text(letter)}</sup> " : "";
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">{mark}{marks?.Html(note.Text, PrintedPlace.InText(note.Text)) ?? Escaped.Text(note.Text)}</p>\n");
        }

        html.Append("</figure>\n");
    }

    private static void Widths(StringBuilder html, ReportTable table)
    {
        html.Append("<colgroup>");
        foreach (double share in ColumnBalance.Of(table, Letters, Padding, Room).Select(width => 100 * width / Room)) html.Append(CultureInfo.InvariantCulture, $"<col style=\"width: {share:0.#}%\"/>");
        html.Append("</colgroup>\n");
    }

    private static void Head(StringBuilder html, IReadOnlyList<ReportColumn> columns)
    {
        bool spans = columns.Any(column => column.Span is not null);
        if (spans)
        {
            html.Append("<tr>");
            for (int i = 0; i < columns.Count;)
            {
                int end = i + 1;
                while (columns[i].Span is not null && end < columns.Count && columns[end].Span == columns[i].Span) end++;
                html.Append(columns[i].Span is { } span
                    ? $"<th class=\"span\" scope=\"colgroup\" colspan=\"{end - i}\">{Escaped.Text(span)}</th>"
                    : $"<th{Class(columns[i])} scope=\"col\" rowspan=\"2\">{Escaped.Text(columns[i].Header)}</th>");
                i = end;
            }

            html.Append("</tr>\n");
        }

        html.Append("<tr>");
        foreach (ReportColumn column in columns.Where(column => !spans || column.Span is not null))
            html.Append(CultureInfo.InvariantCulture, $"<th{Class(column)} scope=\"col\">{Escaped.Text(column.Header)}</th>");
        html.Append("</tr>\n");
    }

    private static void Row(StringBuilder html, ReportRow row, ReportTable table, string? group, NumberMarks? marks)
    {
        IReadOnlyList<ReportColumn> columns = table.Columns;
        html.Append(CultureInfo.InvariantCulture, $"<tr class=\"{Kind(row.Kind)}\">");
        for (int i = 0; i < row.Cells.Count; i++)
        {
            ReportCell cell = row.Cells[i];
            string mark = cell.Mark is { } letter ? $"<sup>{Escaped.Text(letter)}</sup>" : "";
            html.Append(i == 0
                ? $"<th scope=\"row\">{Escaped.Text(cell.Text)}{mark}</th>"
                : $"<td{Class(columns[i])}>{marks?.Html(cell.Text, Place(row, columns[i], table, group)) ?? Escaped.Text(cell.Text)}{mark}</td>");
        }

        html.Append("</tr>\n");
    }

    private static PrintedPlace Place(ReportRow row, ReportColumn column, ReportTable table, string? group) => new(
        [.. row.Cells.Where((_, i) => i == 0 || table.Columns[i].Alignment == CellAlignment.Text).Select(cell => cell.Text), .. group is null ? (string[])[] : [group]],
        column.Span is { } span ? [column.Header, span] : [column.Header],
        table.Caption);

    private static string Class(ReportColumn column) => column.Alignment == CellAlignment.Text ? " class=\"words\"" : "";

    private static string Kind(RowKind kind) => kind switch
    {
        RowKind.Group => "group",
        RowKind.Member => "member",
        RowKind.Total => "total",
        _ => "plain",
    };
}
