using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Oncohort.Reporting.Packaging;
using Oncohort.Reporting.Vocabularies;

namespace Oncohort.Reporting.Word;

/// <summary>A table: header rows that repeat, rows that do not break over pages, short tables and their notes kept together.</summary>
internal sealed class WordTable(ReportTable table, TableFit layout, Vocabulary words)
{
    /// <summary>A table of at most this many rows stands whole on one page.</summary>
    private const int MostKeptTogether = 20;

    /// <summary>Below this size rows stand without room between them.</summary>
    private const double Dense = 7.25;

    public Table Body()
    {
        Table body = new(Properties(), new TableGrid(layout.Widths.Select(width => new GridColumn { Width = $"{WordPage.Twips(width)}" })));
        body.Append(WordTableHead.Rows(table.Columns, this));
        for (int i = 0; i < table.Rows.Count; i++) body.Append(Row(table.Rows[i], KeptWithNext(i)));
        if (table.Rows.Count == 0) body.Append(NothingFound());
        return body;
    }

    public IEnumerable<Paragraph> Notes()
    {
        for (int i = 0; i < table.Footnotes.Count; i++)
        {
            ReportFootnote note = table.Footnotes[i];
            ParagraphProperties properties = new(new ParagraphStyleId { Val = WordStyles.TableNote });
            if (i < table.Footnotes.Count - 1) properties.Append(new KeepNext());
            Paragraph paragraph = new(properties);
            if (note.Mark is { } mark) paragraph.Append(WordText.Raised(mark), WordText.Plain(" "));
            paragraph.Append(WordText.Plain(note.Text));
            yield return paragraph;
        }
    }

    /// <summary>A cell of some columns from <paramref name="first"/> on.</summary>
    public TableCell Cell(int first, int count, Paragraph content, params OpenXmlElement[] properties)
    {
        double width = layout.Widths.Skip(first).Take(count).Sum();
        TableCellProperties cell = new(new TableCellWidth { Width = $"{WordPage.Twips(width)}", Type = TableWidthUnitValues.Dxa });
        if (count > 1) cell.Append(new GridSpan { Val = count });
        cell.Append(properties);
        return new TableCell(cell, content);
    }

    /// <summary>A paragraph of a cell.</summary>
    public Paragraph Text(IEnumerable<(string Text, string? Mark)> pieces, bool bold, JustificationValues stands, bool keepNext, double indent = 0)
    {
        ParagraphProperties properties = new(new ParagraphStyleId { Val = WordStyles.TableText });
        if (keepNext) properties.Append(new KeepNext());
        if (layout.FontSize < Dense) properties.Append(new SpacingBetweenLines { Before = "0", After = "0" });
        if (indent > 0) properties.Append(new Indentation { Left = $"{WordPage.Twips(indent)}" });
        properties.Append(new Justification { Val = stands });
        Paragraph paragraph = new(properties);
        foreach ((string text, string? mark) in pieces)
        {
            if (text.Length > 0) paragraph.Append(Sized(bold ? WordText.Bold(text) : WordText.Plain(text)));
            if (mark is not null) paragraph.Append(Sized(WordText.Raised(mark)));
        }

        return paragraph;
    }

    private TableProperties Properties() => new(
        new TableStyle { Val = WordStyles.Table },
        new TableWidth { Width = $"{layout.Widths.Sum(WordPage.Twips)}", Type = TableWidthUnitValues.Dxa },
        new TableLayout { Type = TableLayoutValues.Fixed },
        new TableLook { Val = "0020", FirstRow = true, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true },
        new TableCaption { Val = XmlText.Fit(table.Caption) });

    private TableRow Row(ReportRow row, bool keepNext)
    {
        TableRow line = new(new TableRowProperties(new CantSplit()));
        for (int i = 0; i < row.Cells.Count; i++)
        {
            bool words = i == 0 || table.Columns[i].Alignment == CellAlignment.Text;
            bool bold = i == 0 && row.Kind is RowKind.Group or RowKind.Total;
            double indent = i == 0 && row.Kind == RowKind.Member ? TableFit.Indent : 0;
            Paragraph text = Text([(row.Cells[i].Text, row.Cells[i].Mark)], bold, words ? JustificationValues.Left : JustificationValues.Center, keepNext, indent);
            line.Append(row.Kind == RowKind.Total ? Cell(i, 1, text, Rule.Above) : Cell(i, 1, text));
        }

        return line;
    }

    private TableRow NothingFound() => new(
        new TableRowProperties(new CantSplit()),
        Cell(0, table.Columns.Count, Text([(words.Say("No rows."), null)], bold: false, JustificationValues.Left, keepNext: table.Footnotes.Count > 0)));

    /// <summary>A short table hangs together; of a long one the first two rows, and the last two with the notes; a variable's name with its first level.</summary>
    private bool KeptWithNext(int row)
    {
        int last = table.Rows.Count - 1;
        if (row == last) return table.Footnotes.Count > 0;
        return table.Rows.Count <= MostKeptTogether || row < 2 || row == last - 1 || table.Rows[row].Kind == RowKind.Group;
    }

    private Run Sized(Run run)
    {
        RunProperties properties = run.RunProperties ??= new RunProperties();
        properties.FontSize = new FontSize { Val = $"{(int)Math.Round(layout.FontSize * 2)}" };
        return run;
    }

    /// <summary>The rules of a cell.</summary>
    internal static class Rule
    {
        public static TableCellBorders Above => new(new TopBorder { Val = BorderValues.Single, Size = 4, Space = 0, Color = "000000" });

        public static TableCellBorders Below => new(new BottomBorder { Val = BorderValues.Single, Size = 4, Space = 0, Color = "000000" });
    }
}
