using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Fonts;

namespace Oncohort.Reporting.Tables;

/// <summary>Widths of the columns of a table full of words: no word is broken, and the rows together are as low as the width allows.</summary>
internal static class ColumnBalance
{
    private const int Steps = 120;
    private const double LooseLines = 1.06;
    private const double LongestWordKept = 15;
    private static readonly int[] Leaps = [1, 2, 4, 8, 16, 32, 64];

    /// <summary>Whether words in several columns must share the width by rule, not by the longest of them.</summary>
    public static bool IsNeeded(ReportTable table) => table.Columns.Skip(1).Count(column => column.Alignment == CellAlignment.Text) > 2;

    /// <summary>The widths in points for letters of a size; together <paramref name="room"/>.</summary>
    /// <param name="table">The table.</param>
    /// <param name="size">The size of its letters.</param>
    /// <param name="padding">What a cell leaves blank on both sides together.</param>
    /// <param name="room">The width of the table.</param>
    public static double[] Of(ReportTable table, double size, double padding, double room)
    {
        TextStyle plain = new(size);
        TextStyle bold = new(size, Bold: true);
        double[] least = [.. table.Columns.Select((column, i) => Least(table, column, i, plain, bold) + padding)];
        double wanted = least.Sum();
        if (wanted >= room) return [.. least.Select(width => room * width / wanted)];
        double[][] cells = [.. table.Rows.Where(row => row.Kind != RowKind.Group).Select(row => row.Cells.Select((cell, i) => Whole(cell, i, row.Kind, plain) + padding).ToArray())];
        return Grown(least, cells, room, padding);
    }

    private static double Least(ReportTable table, ReportColumn column, int at, TextStyle plain, TextStyle bold)
    {
        double most = PlainWidth.Of("m", plain) * LongestWordKept;
        double header = LongestWord(column.Header, bold);
        return Math.Max(header, table.Rows.Where(row => at < row.Cells.Count && row.Kind != RowKind.Group).Select(row => Math.Min(most, LongestWord(row.Cells[at].Text, plain))).DefaultIfEmpty(0).Max()) + 1;
    }

    private static double Whole(ReportCell cell, int at, RowKind kind, TextStyle style) => PlainWidth.Of(cell.Text, style) + (at == 0 && kind == RowKind.Member ? TableIndent(style) : 0);

    private static double TableIndent(TextStyle style) => style.Size;

    /// <summary>Gives the room that is left away in steps, each to the column where it takes off the most height.</summary>
    private static double[] Grown(double[] widths, double[][] cells, double room, double padding)
    {
        double step = (room - widths.Sum()) / Steps;
        int left = Steps;
        while (left > 0)
        {
            (int column, int leap) = Best(widths, cells, step, left, padding);
            if (column < 0) break;
            widths[column] += leap * step;
            left -= leap;
        }

        double spare = left * step / widths.Length;
        return [.. widths.Select(width => width + spare)];
    }

    private static (int Column, int Leap) Best(double[] widths, double[][] cells, double step, int left, double padding)
    {
        int now = cells.Sum(row => Lines(row, widths, -1, 0, padding));
        (int Column, int Leap) best = (-1, 0);
        double most = 0;
        for (int column = 0; column < widths.Length; column++)
        {
            foreach (int leap in Leaps.TakeWhile(leap => leap <= left))
            {
                double saved = (now - cells.Sum(row => Lines(row, widths, column, leap * step, padding))) / (double)leap;
                if (saved > most) (best, most) = ((column, leap), saved);
            }
        }

        return best;
    }

    private static int Lines(double[] row, double[] widths, int wider, double by, double padding)
    {
        int lines = 1;
        for (int i = 0; i < row.Length; i++)
        {
            double width = widths[i] + (i == wider ? by : 0);
            if (row[i] > width) lines = Math.Max(lines, (int)Math.Ceiling((row[i] - padding) * LooseLines / (width - padding)));
        }

        return lines;
    }

    private static double LongestWord(string text, TextStyle style)
    {
        double longest = 0;
        foreach (Range word in text.AsSpan().SplitAny([' ', '\n', '-', '\u2013', '/'])) longest = Math.Max(longest, PlainWidth.Of(text.AsSpan()[word], style));
        return longest;
    }
}
