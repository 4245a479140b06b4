namespace Oncohort.Reporting.Html;

/// <summary>The shares of a table's width for columns full of words: by the length of nearly all their cells, so that one long cell does not squeeze the others.</summary>
internal static class ColumnShares
{
    private const double NearlyAll = 0.9;
    private const int Narrowest = 7;
    private const int Widest = 45;
    private const int LinesOfTheLongest = 4;

    /// <summary>Per cent of the width, one number a column; together 100.</summary>
    public static IReadOnlyList<double> Of(ReportTable table)
    {
        double[] lengths = [.. table.Columns.Select((column, i) => Length(column, [.. table.Rows.Where(row => row.Kind != RowKind.Group).Select(row => row.Cells[i].Text.Length).Order()]))];
        return [.. lengths.Select(length => 100 * length / lengths.Sum())];
    }

    private static double Length(ReportColumn column, int[] cells)
    {
        int longestWord = column.Header.Split(' ').Max(word => word.Length);
        if (cells.Length == 0) return Math.Max(longestWord, Narrowest);
        int most = Math.Max(cells[(int)(NearlyAll * (cells.Length - 1))], cells[^1] / LinesOfTheLongest);
        return Math.Clamp(Math.Max(most, longestWord), Narrowest, Widest);
    }
}
