using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Fonts;
using Oncohort.Reporting.Tables;

namespace Oncohort.Reporting.Word;

/// <summary>How a table stands on the page: the width of each column and the size of its letters, in points, and whether the page must lie.</summary>
/// <param name="Widths">One a column.</param>
/// <param name="FontSize">The size of the letters.</param>
/// <param name="Landscape">Whether the table needs a lying page.</param>
internal sealed record TableFit(IReadOnlyList<double> Widths, double FontSize, bool Landscape)
{
    /// <summary>What a cell leaves blank on both sides together, with a little for the rounding of widths.</summary>
    public const double Padding = 9;

    /// <summary>How far the label of a row within a group stands in.</summary>
    public const double Indent = 10;

    private const double MostForWords = 150;
    private const double LeastOfPage = 0.6;
    private const double WordySize = 7;

    private static readonly (double FontSize, bool Landscape)[] Choices = [(8.5, false), (8.5, true), (7.5, true), (6.5, true)];

    /// <summary>The first of a few layouts that holds the table without breaking a number; the last, with broken lines, where none does.</summary>
    public static TableFit Of(ReportTable table)
    {
        if (ColumnBalance.IsNeeded(table)) return Wordy(table);
        foreach ((double size, bool landscape) in Choices)
        {
            double room = WordPage.TextWidth(landscape);
            Extent[] columns = Extents(table, size);
            if (columns.Sum(column => column.Least) <= room) return new TableFit(Shared(columns, room), size, landscape);
        }

        (double smallest, bool lying) = Choices[^1];
        return new TableFit(Squeezed(Extents(table, smallest), WordPage.TextWidth(lying)), smallest, lying);
    }

    /// <summary>A table full of words stands upright in small letters, in which it is shortest.</summary>
    private static TableFit Wordy(ReportTable table)
    {
        double room = WordPage.TextWidth(landscape: false);
        return new TableFit(ColumnBalance.Of(table, WordySize, Padding, room), WordySize, Landscape: false);
    }

    private static double[] Shared(Extent[] columns, double room)
    {
        double least = columns.Sum(column => column.Least);
        double wanted = columns.Sum(column => column.Whole);
        double spare = Math.Min(room, Math.Max(wanted, room * LeastOfPage)) - least;
        double slack = wanted - least;
        return wanted >= least + spare
            ? [.. columns.Select(column => column.Least + (slack > 0 ? spare * (column.Whole - column.Least) / slack : 0))]
            : [.. columns.Select(column => column.Whole + ((least + spare - wanted) * column.Whole / wanted))];
    }

    /// <summary>Words keep what the longest of them needs, as far as that goes; the rest is shared by need.</summary>
    private static double[] Squeezed(Extent[] columns, double room)
    {
        double words = columns.Sum(column => column.Word);
        if (words >= room) return [.. columns.Select(column => room * column.Word / words)];
        double slack = columns.Sum(column => column.Whole - column.Word);
        return [.. columns.Select(column => column.Word + ((room - words) * (column.Whole - column.Word) / slack))];
    }

    private static Extent[] Extents(ReportTable table, double size)
    {
        TextStyle plain = new(size);
        TextStyle bold = new(size, Bold: true);
        Extent[] extents = new Extent[table.Columns.Count];
        for (int i = 0; i < extents.Length; i++)
        {
            ReportColumn column = table.Columns[i];
            Extent extent = new(LongestWord(column.Header, bold), LongestWord(column.Header, bold), Math.Min(PlainWidth.Of(column.Header, bold), MostForWords));
            bool words = i == 0 || column.Alignment == CellAlignment.Text;
            foreach (ReportRow row in table.Rows.Where(row => i < row.Cells.Count)) extent = extent.With(Of(row, i, words, row.Kind is RowKind.Group or RowKind.Total && i == 0 ? bold : plain));
            extents[i] = extent.Widened(Padding);
        }

        WidenForSpans(table.Columns, extents, bold);
        return extents;
    }

    private static Extent Of(ReportRow row, int at, bool words, TextStyle style)
    {
        ReportCell cell = row.Cells[at];
        double aside = (cell.Mark is { } mark ? PlainWidth.Of(mark, style) : 0) + (at == 0 && row.Kind == RowKind.Member ? Indent : 0);
        double whole = cell.Text.Split('\n').Max(line => PlainWidth.Of(line, style)) + aside;
        double word = LongestWord(cell.Text, style) + aside;
        return words
            ? new Extent(Math.Min(word, MostForWords), Math.Max(Math.Min(word, MostForWords), Math.Min(whole, MostForWords / 2)), whole)
            : new Extent(word, whole, whole);
    }

    private static void WidenForSpans(IReadOnlyList<ReportColumn> columns, Extent[] extents, TextStyle style)
    {
        for (int i = 0; i < columns.Count;)
        {
            int end = HeaderSpans.End(columns, i);
            if (columns[i].Span is { } span)
            {
                double missing = LongestWord(span, style) + Padding - extents[i..end].Sum(extent => extent.Least);
                for (int j = i; missing > 0 && j < end; j++) extents[j] = extents[j].Widened(missing / (end - i));
            }

            i = end;
        }
    }

    private static double LongestWord(string text, TextStyle style)
    {
        double longest = 0;
        foreach ((string piece, _) in LinePieces.Of(text))
        {
            foreach (Range word in piece.AsSpan().SplitAny(['-', '\u2013', '/'])) longest = Math.Max(longest, PlainWidth.Of(piece.AsSpan()[word], style));
        }

        return longest;
    }

    /// <summary>What a column needs: for its longest word, at least, and to stand without a broken line.</summary>
    private readonly record struct Extent(double Word, double Least, double Whole)
    {
        public Extent With(Extent other) => new(Math.Max(Word, other.Word), Math.Max(Least, other.Least), Math.Max(Whole, other.Whole));

        public Extent Widened(double by) => new(Word + by, Least + by, Whole + by);
    }
}
