using System.Globalization;
using System.Text;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tables;
using Oncohort.Reporting.Trace;

namespace Oncohort.Reporting.Html;

/// <summary>A table as HTML with header cells that say what they head; its numbers are found by the words around them in English, as the results are named in English.</summary>
internal sealed class HtmlTable(StringBuilder html, ReportTable table, ReportTable english, NumberMarks? marks, Edition edition) : Written(edition)
{
    /// <summary>The printed page, on which a table full of words is measured; its shares of the width hold on the screen.</summary>
    private const double Letters = 7;
    private const double Padding = 8;
    private const double Room = 500;

    /// <summary>A table of more rows may go on over several printed pages.</summary>
    private const int MostKeptTogether = 20;

    public void Write(int number)
    {
        html.Append(CultureInfo.InvariantCulture, $"<figure class=\"{(table.Rows.Count > MostKeptTogether ? "table long" : "table")}\" id=\"table-{Escaped.Attribute(table.Id)}\">\n")
            .Append("<div class=\"scroll\"><table").Append(ColumnBalance.IsNeeded(table) ? " class=\"wordy\"" : "").Append(">\n")
            .Append(CultureInfo.InvariantCulture, $"<caption><b>{Escaped.Text(Say($"Table {number}."))}</b> {Escaped.Text(table.Caption)}</caption>\n");
        if (ColumnBalance.IsNeeded(table)) Widths();
        html.Append("<thead>\n");
        Head(table.Columns);
        html.Append("</thead>\n<tbody>\n");
        string? group = null;
        foreach ((ReportRow row, ReportRow inEnglish) in table.Rows.Zip(english.Rows))
        {
            if (row.Kind != RowKind.Member) group = inEnglish.Cells[0].Text;
            Row(row, inEnglish, group == inEnglish.Cells[0].Text ? null : group);
        }

        html.Append("</tbody>\n</table></div>\n");
        foreach ((ReportFootnote note, ReportFootnote inEnglish) in table.Footnotes.Zip(english.Footnotes))
        {
            string mark = note.Mark is { } letter ? $"<sup>{Escaped.Text(letter)}</sup> " : "";
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">{mark}{marks?.Html(note.Text, PrintedPlace.InText(inEnglish.Text)) ?? Escaped.Text(note.Text)}</p>\n");
        }

        html.Append("</figure>\n");
    }

    private void Widths()
    {
        html.Append("<colgroup>");
        foreach (double share in ColumnBalance.Of(table, Letters, Padding, Room).Select(width => 100 * width / Room)) html.Append(CultureInfo.InvariantCulture, $"<col style=\"width: {share:0.#}%\"/>");
        html.Append("</colgroup>\n");
    }

    private void Head(IReadOnlyList<ReportColumn> columns)
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

    private void Row(ReportRow row, ReportRow inEnglish, string? group)
    {
        IReadOnlyList<ReportColumn> columns = table.Columns;
        html.Append(CultureInfo.InvariantCulture, $"<tr class=\"{Kind(row.Kind)}\">");
        for (int i = 0; i < row.Cells.Count; i++)
        {
            ReportCell cell = row.Cells[i];
            string mark = cell.Mark is { } letter ? $"<sup>{Escaped.Text(letter)}</sup>" : "";
            html.Append(i == 0
                ? $"<th scope=\"row\">{Escaped.Text(cell.Text)}{mark}</th>"
                : $"<td{Class(columns[i])}>{marks?.Html(cell.Text, Place(inEnglish, i, group)) ?? Escaped.Text(cell.Text)}{mark}</td>");
        }

        html.Append("</tr>\n");
    }

    private PrintedPlace Place(ReportRow row, int column, string? group) => new(
        [.. row.Cells.Where((_, i) => i == 0 || english.Columns[i].Alignment == CellAlignment.Text).Select(cell => cell.Text), .. group is null ? (string[])[] : [group]],
        english.Columns[column].Span is { } span ? [english.Columns[column].Header, span] : [english.Columns[column].Header],
        english.Caption);

    private static string Class(ReportColumn column) => column.Alignment == CellAlignment.Text ? " class=\"words\"" : "";

    private static string Kind(RowKind kind) => kind switch
    {
        RowKind.Group => "group",
        RowKind.Member => "member",
        RowKind.Total => "total",
        _ => "plain",
    };
}
