using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;
using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Fonts;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tables;

namespace Oncohort.Reporting.Excel;

/// <summary>A table on a sheet of its own: caption, header rows that stay in sight and repeat in print, rows, notes.</summary>
internal sealed class TableSheet(ReportTable table, int number, CellFaces faces, Edition edition) : Written(edition)
{
    private const int FirstHeaderRow = 3;
    private const double PointsPerCharacter = 5.6;
    private const double LineHeight = 13;
    private const double Widest = 45;

    private static readonly TextStyle Letters = new(10);
    private static readonly TextStyle Heavy = new(10, Bold: true);
    private static readonly TextStyle Small = new(9);

    private readonly SheetWriter _sheet = new(faces);
    private readonly double[] _widths = Widths(table);

    public string Name => Say($"Table {number}");

    private int LastColumn => table.Columns.Count - 1;

    private int HeaderRows => table.Columns.Any(column => column.Span is not null) ? 2 : 1;

    /// <summary>The rows that repeat on every printed page, as a workbook names them.</summary>
    public string PrintTitles => string.Create(CultureInfo.InvariantCulture, $"'{Name}'!${FirstHeaderRow}:${FirstHeaderRow + HeaderRows - 1}");

    public Worksheet Sheet()
    {
        _sheet.Next();
        _sheet.Text(0, $"{Say($"Table {number}.")} {table.Caption}", new CellFace { Bold = true });
        _sheet.Next();
        _sheet.Link(0, new IndexSheet(Edition).Name, $"'{new IndexSheet(Edition).Name}'!A1");
        Head();
        foreach (ReportRow row in table.Rows) Row(row);
        foreach (ReportFootnote note in table.Footnotes) Note(note);
        Worksheet sheet = new(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(Pane()) { WorkbookViewId = 0, ShowGridLines = false }),
            new Columns(_widths.Select((width, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = Math.Round(width, 2), CustomWidth = true })),
            _sheet.Data);
        if (_sheet.Merged.Count > 0) sheet.Append(new MergeCells(_sheet.Merged.Select(area => new MergeCell { Reference = area })));
        sheet.Append(
            new Hyperlinks(_sheet.Links.Select(link => new Hyperlink { Reference = link.At, Location = link.To })),
            new PageMargins { Left = 0.7, Right = 0.7, Top = 0.75, Bottom = 0.75, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        return sheet;
    }

    private static double[] Widths(ReportTable table) =>
    [
        .. table.Columns.Select((column, i) =>
        {
            IEnumerable<string> texts = table.Rows.Where(row => i < row.Cells.Count).Select(row => row.Cells[i].Text + row.Cells[i].Mark).Append(column.Header);
            return Math.Clamp((texts.Max(text => PlainWidth.Of(text, i == 0 ? Heavy : Letters)) / PointsPerCharacter) + 3, 8, Widest);
        }),
    ];

    private Pane Pane()
    {
        int below = FirstHeaderRow + HeaderRows;
        return new Pane { HorizontalSplit = 1, VerticalSplit = below - 1, TopLeftCell = SheetWriter.At(1, below), ActivePane = PaneValues.BottomRight, State = PaneStateValues.Frozen };
    }

    private void Head()
    {
        CellFace face = new() { Bold = true, Wrapped = true };
        double height = LineHeight * table.Columns.Select((column, i) => Lines(column.Header, i, i + 1, Heavy)).Max();
        _sheet.Next(HeaderRows == 1 ? height : LineHeight * Enumerable.Range(0, table.Columns.Count).Max(SpanLines));
        int top = _sheet.Number;
        for (int i = 0; i <= LastColumn;)
        {
            int end = HeaderSpans.End(table.Columns, i);
            string text = table.Columns[i].Span ?? table.Columns[i].Header;
            bool alone = table.Columns[i].Span is null;
            CellFace own = face with { Centred = !Words(i) || !alone, RuleAbove = true, RuleBelow = !alone || HeaderRows == 1 };
            _sheet.Text(i, text, own);
            for (int j = i + 1; j < end; j++) _sheet.Blank(j, own);
            _sheet.Merge(i, top, end - 1, alone ? top + HeaderRows - 1 : top);
            i = end;
        }

        if (HeaderRows == 1) return;
        _sheet.Next(height);
        for (int i = 0; i <= LastColumn; i++)
        {
            CellFace own = face with { Centred = !Words(i), RuleBelow = true };
            if (table.Columns[i].Span is null) _sheet.Blank(i, own);
            else _sheet.Text(i, table.Columns[i].Header, own);
        }
    }

    private void Row(ReportRow row)
    {
        bool last = ReferenceEquals(row, table.Rows[^1]);
        int lines = row.Cells.Select((cell, i) => Words(i) ? Lines(cell.Text + cell.Mark, i, i + 1, Heavy) : 1).Max();
        _sheet.Next(lines > 1 ? lines * LineHeight : null);
        for (int i = 0; i < row.Cells.Count; i++)
        {
            CellFace face = new()
            {
                Bold = i == 0 && row.Kind is RowKind.Group or RowKind.Total,
                Centred = !Words(i),
                Wrapped = Words(i),
                Indented = i == 0 && row.Kind == RowKind.Member,
                RuleAbove = row.Kind == RowKind.Total,
                RuleBelow = last,
            };
            if (PlainNumber.In(row.Cells[i]) is { } plain && i > 0) _sheet.Count(i, plain, face);
            else _sheet.Text(i, row.Cells[i].Text, face, row.Cells[i].Mark);
        }
    }

    private void Note(ReportFootnote note)
    {
        _sheet.Next(Lines(note.Text, 0, table.Columns.Count, Small) * LineHeight);
        _sheet.Text(0, note.Mark is { } mark ? $"{mark}  {note.Text}" : note.Text, new CellFace { Quiet = true, Wrapped = true });
        _sheet.Merge(0, _sheet.Number, LastColumn, _sheet.Number);
    }

    private int SpanLines(int column) => table.Columns[column].Span is { } span && (column == 0 || table.Columns[column - 1].Span != span)
        ? Lines(span, column, HeaderSpans.End(table.Columns, column), Heavy)
        : 1;

    /// <summary>The lines that a text fills in some columns together.</summary>
    private int Lines(string text, int from, int to, TextStyle style) =>
        text.Split('\n').Sum(line => PlainWidth.Lines(line, style, Math.Max(20, (_widths[from..to].Sum() - 1) * PointsPerCharacter)));

    private bool Words(int column) => column == 0 || table.Columns[column].Alignment == CellAlignment.Text;
}
