using Oncohort.Survival;

namespace Oncohort.Published.Comparison;

/// <summary>Tables of counts with their tests.</summary>
internal static class TableComparison
{
    public static void Run(PublishedStudy study, CohortView cohort, NumberList numbers)
    {
        foreach (PublishedTable table in study.Tables) Add(table, cohort, numbers);
    }

    private static void Add(PublishedTable table, CohortView cohort, NumberList numbers)
    {
        IReadOnlyList<string?>? rowLevels = cohort.Levels(table.Variable);
        IReadOnlyList<string?>? columnLevels = table.By is null ? null : cohort.Levels(table.By);
        int[]? within = cohort.Select(table.Within, out string? why);
        if (rowLevels is null) why = cohort.NoColumn(table.Variable);
        else if (table.By is not null && columnLevels is null) why = cohort.NoColumn(table.By);
        string[] columns = table.By is null ? [""] : [.. table.Columns];
        long[,]? counts = why is null ? Counted([.. table.Rows.Select(row => row.Level)], columns, rowLevels!, columnLevels, within!) : null;
        for (int i = 0; i < table.Rows.Count; i++)
        {
            PublishedRow row = table.Rows[i];
            for (int j = 0; j < Math.Min(row.Cells.Count, columns.Length); j++)
            {
                string id = $"{table.Id}.{row.Level}" + (columns[j].Length > 0 ? "." + columns[j] : "");
                string label = $"{cohort.Label(table.Variable)} {row.Level}" + (table.By is null ? "" : $", {cohort.Label(table.By)}: {columns[j]}");
                PublishedCell cell = row.Cells[j];
                numbers.Add(id + ".n", label + ", n", table.Place, cell.N, Computed.Count(counts?[i, j], why));
                numbers.Add(id + ".percent", label + ", %", table.Place, cell.Percent, Computed.Share(counts?[i, j], counts is null ? null : Whole(counts, cell.Of, i, j), why));
            }
        }

        if (table.Test is { } test) Tests.Add(table.Id + ".test", cohort.Label(table.Variable), table.Place, test, TestOf(test.Method, counts, why), numbers);
    }

    private static long[,] Counted(string[] rows, string[] columns, IReadOnlyList<string?> rowLevels, IReadOnlyList<string?>? columnLevels, int[] within)
    {
        long[,] counts = new long[rows.Length, columns.Length];
        foreach (int patient in within)
        {
            int row = Array.IndexOf(rows, rowLevels[patient]);
            int column = columnLevels is null ? 0 : Array.IndexOf(columns, columnLevels[patient]);
            if (row >= 0 && column >= 0) counts[row, column]++;
        }

        return counts;
    }

    private static long Whole(long[,] counts, PercentOf of, int row, int column)
    {
        long sum = 0;
        for (int i = 0; i < counts.GetLength(0); i++)
        {
            for (int j = 0; j < counts.GetLength(1); j++)
                sum += (of == PercentOf.Row && i != row) || (of == PercentOf.Column && j != column) ? 0 : counts[i, j];
        }

        return sum;
    }

    private static ComputedTest TestOf(string method, long[,]? counts, string? why)
    {
        if (counts is null) return ComputedTest.Missing(why!);
        try
        {
            var table = ContingencyTable.Create(counts);
            return method switch
            {
                "yates" => table.Yates() is { } yates ? ComputedTest.Of(yates, "Yates") : ComputedTest.Missing("Yates's correction is for tables of two rows and two columns"),
                "fisher" => new ComputedTest(Computed.Missing("Fisher's test has no statistic"), Computed.Missing("Fisher's test has no degrees of freedom"), new Computed(table.FisherExact().P, null), "Fisher"),
                "pearson" => ComputedTest.Of(table.Pearson(), "Pearson"),
                "not stated" => ComputedTest.Of(table.Pearson(), "Pearson (method not stated)"),
                _ => ComputedTest.Missing($"a test called '{method}' is not a test of counts"),
            };
        }
        catch (EstimationException problem)
        {
            return ComputedTest.Missing(problem.Message);
        }
    }
}
