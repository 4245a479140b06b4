using System.Globalization;
using System.Text.Json;

namespace Oncohort.Survival.Tests.Tables;

/// <summary>Tables as tests write them: <c>1,2/3,4</c>.</summary>
internal static class TableText
{
    public static long[,] Counts(string text) =>
        Rectangle([.. text.Split('/').Select(row => row.Split(',').Select(cell => long.Parse(cell, CultureInfo.InvariantCulture)).ToArray())]);

    public static ContingencyTable Table(string text) => ContingencyTable.Create(Counts(text));

    public static long[,] Counts(JsonElement rows) =>
        Rectangle([.. rows.EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.GetInt64()).ToArray())]);

    public static long[,] Transposed(long[,] counts)
    {
        var transposed = new long[counts.GetLength(1), counts.GetLength(0)];
        for (int i = 0; i < counts.GetLength(0); i++)
        {
            for (int j = 0; j < counts.GetLength(1); j++)
                transposed[j, i] = counts[i, j];
        }

        return transposed;
    }

    public static long[,] Reordered(long[,] counts, int[] rows, int[] columns)
    {
        var reordered = new long[rows.Length, columns.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < columns.Length; j++)
                reordered[i, j] = counts[rows[i], columns[j]];
        }

        return reordered;
    }

    private static long[,] Rectangle(long[][] rows)
    {
        var counts = new long[rows.Length, rows[0].Length];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < rows[i].Length; j++)
                counts[i, j] = rows[i][j];
        }

        return counts;
    }
}
