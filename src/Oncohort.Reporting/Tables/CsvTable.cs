using System.Text;

namespace Oncohort.Reporting.Tables;

/// <summary>A table as CSV (RFC 4180, UTF-8): header, rows as printed in the plain style, then the notes as single cells after an empty line.</summary>
internal static class CsvTable
{
    public static string Write(ReportTable table)
    {
        StringBuilder csv = new();
        Row(csv, table.Columns.Select(column => column.Span is { } span ? $"{span}: {column.Header}" : column.Header));
        foreach (ReportRow row in table.Rows) Row(csv, row.Cells.Select(cell => cell.Text));
        if (table.Footnotes.Count > 0) csv.Append('\n');
        foreach (ReportFootnote note in table.Footnotes)
            Row(csv, [note.Mark is { } mark ? $"{mark}: {note.Text}" : note.Text]);
        return csv.ToString();
    }

    private static void Row(StringBuilder csv, IEnumerable<string> cells) => csv.AppendJoin(',', cells.Select(Cell)).Append('\n');

    /// <summary>Quotes what needs quotes. A cell that a spreadsheet would run as a formula is preceded by an apostrophe.</summary>
    private static string Cell(string text)
    {
        string plain = text.Replace('\u2212', '-').Replace('\u00a0', ' ');
        if (plain.Length > 1 && plain[0] is '=' or '+' or '@' or '\t' or '\r' || (plain.Length > 1 && plain[0] == '-' && !char.IsAsciiDigit(plain[1])))
            plain = "'" + plain;
        return plain.AsSpan().IndexOfAny(",\"\r\n") < 0 ? plain : $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
