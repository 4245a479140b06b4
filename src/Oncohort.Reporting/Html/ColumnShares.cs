namespace Oncohort.Reporting.Html;

/// <summary>The shares of a table's width for columns full of words: by the length of nearly all their cells, so that one long cell does not squeeze the others.</summary>
internal static class ColumnShares
{
    private const double NearlyAll = 0.9;
    private const int Widest = 40;
    private const int LongestWordKept = 14;
    private const int LinesOfTheLongest = 4;

    /// <summary>Per cent of the width, one number a column; together 100.</summary>
    public static IReadOnlyList<double> Of(ReportTable table)
    {
        double[] lengths = [.. table.Columns.Select((column, i) => Length(column, [.. table.Rows.Where(row => row.Kind != RowKind.Group).Select(row => row.Cells[i].Text)]))];
        return [.. lengths.Select(length => 100 * length / lengths.Sum())];
    }

    private static double Length(ReportColumn column, string[] cells)
    {
        int word = Math.Min(LongestWordKept, cells.Append(column.Header).SelectMany(text => text.Split(' ')).Max(text => text.Length));
        double whole = (1.3 * word) + 2;
        if (cells.Length == 0) return whole;
        int[] lengths = [.. cells.Select(text => text.Length).Order()];
        int most = Math.Min(Widest, Math.Max(lengths[(int)(NearlyAll * (lengths.Length - 1))], lengths[^1] / LinesOfTheLongest));
        return Math.Max(most, whole);
    }
}
