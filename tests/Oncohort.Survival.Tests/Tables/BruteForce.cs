namespace Oncohort.Survival.Tests.Tables;

/// <summary>Lists every table with the margins of a given one, by plain recursion over the cells.</summary>
internal static class BruteForce
{
    /// <summary>The probability of all tables at most as probable as the given one.</summary>
    public static double P(long[,] counts)
    {
        double observed = Length(counts);
        double counted = 0;
        double all = 0;
        ForEach(counts, table =>
        {
            double length = Length(table);
            double weight = Math.Exp(length);
            all += weight;
            if (length <= observed + 1e-7)
                counted += weight;
        });
        return counted / all;
    }

    /// <summary>The smallest and the largest -sum ln x!.</summary>
    public static (double Shortest, double Longest) PathLengths(long[,] counts)
    {
        double shortest = double.PositiveInfinity;
        double longest = double.NegativeInfinity;
        ForEach(counts, table =>
        {
            shortest = Math.Min(shortest, Length(table));
            longest = Math.Max(longest, Length(table));
        });
        return (shortest, longest);
    }

    private static void ForEach(long[,] counts, Action<long[,]> visit)
    {
        ContingencyTable margins = ContingencyTable.Create(counts);
        var table = new long[margins.Rows, margins.Columns];
        Fill(0, [.. margins.RowTotals], [.. margins.ColumnTotals]);

        void Fill(int cell, long[] rows, long[] columns)
        {
            if (cell == table.Length)
            {
                if (rows.All(left => left == 0) && columns.All(left => left == 0))
                    visit(table);
                return;
            }

            int i = cell / margins.Columns;
            int j = cell % margins.Columns;
            if (j == 0 && i > 0 && rows[i - 1] != 0)
                return;
            long most = Math.Min(rows[i], columns[j]);
            for (long x = 0; x <= most; x++)
            {
                table[i, j] = x;
                rows[i] -= x;
                columns[j] -= x;
                Fill(cell + 1, rows, columns);
                rows[i] += x;
                columns[j] += x;
            }
        }
    }

    private static double Length(long[,] table)
    {
        double length = 0;
        foreach (long x in table)
        {
            for (long factor = 2; factor <= x; factor++)
                length -= Math.Log(factor);
        }

        return length;
    }
}
