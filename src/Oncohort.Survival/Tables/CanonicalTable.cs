namespace Oncohort.Survival.Tables;

/// <summary>
/// What Fisher's test needs of an r x c table, in one order whatever the order of rows, of columns, and of the two: no fewer columns than rows,
/// margins ascending, and the observed table's path length. So the same counts give the same bytes.
/// </summary>
internal sealed class CanonicalTable
{
    private CanonicalTable(long[] rows, long[] columns, LogFactorials logFactorial, double observed)
    {
        Rows = rows;
        Columns = columns;
        LogFactorial = logFactorial;
        Observed = observed;
        Total = rows.Sum();
        double marginal = -logFactorial[Total];
        foreach (long margin in rows.Concat(columns))
            marginal += logFactorial[margin];
        ObservedProbability = Math.Exp(marginal + observed);
    }

    /// <summary>Row totals, ascending; at most as many as columns.</summary>
    public long[] Rows { get; }

    /// <summary>Column totals, ascending.</summary>
    public long[] Columns { get; }

    /// <summary>The sum of all counts.</summary>
    public long Total { get; }

    /// <summary>ln n! for n up to the total.</summary>
    public LogFactorials LogFactorial { get; }

    /// <summary>Minus the sum of ln x! over the observed cells: the log-probability up to a constant that the margins fix.</summary>
    public double Observed { get; }

    /// <summary>The probability of the observed table given its margins.</summary>
    public double ObservedProbability { get; }

    public static CanonicalTable From(long[,] counts, long[] rowTotals, long[] columnTotals)
    {
        long[] rows = [.. rowTotals.Order()];
        long[] columns = [.. columnTotals.Order()];
        bool exchange = rows.Length != columns.Length ? rows.Length > columns.Length : rows.AsSpan().SequenceCompareTo(columns) > 0;
        if (exchange)
            (rows, columns) = (columns, rows);
        var logFactorial = new LogFactorials(rows.Sum());
        double observed = 0;
        foreach (long count in counts.Cast<long>().Order())
            observed -= logFactorial[count];
        return new CanonicalTable(rows, columns, logFactorial, observed);
    }
}
