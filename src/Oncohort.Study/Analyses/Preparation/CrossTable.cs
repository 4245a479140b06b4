using Oncohort.Study.Columns;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>Counts two classifications against each other.</summary>
internal static class CrossTable
{
    /// <summary>Counts, levels of <paramref name="rows"/> by levels of <paramref name="columns"/>; rows missing either are not counted.</summary>
    public static long[,] Count(Levels rows, Levels columns)
    {
        long[,] counts = new long[rows.Labels.Count, columns.Labels.Count];
        for (int i = 0; i < rows.Codes.Length; i++)
        {
            if (rows.Codes[i] >= 0 && columns.Codes[i] >= 0) counts[rows.Codes[i], columns.Codes[i]]++;
        }

        return counts;
    }

    /// <summary>The counts without the rows and columns that hold none.</summary>
    public static long[,] WithoutEmpty(long[,] counts)
    {
        int[] rows = [.. Enumerable.Range(0, counts.GetLength(0)).Where(i => Enumerable.Range(0, counts.GetLength(1)).Any(j => counts[i, j] > 0))];
        int[] columns = [.. Enumerable.Range(0, counts.GetLength(1)).Where(j => Enumerable.Range(0, counts.GetLength(0)).Any(i => counts[i, j] > 0))];
        long[,] dense = new long[rows.Length, columns.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < columns.Length; j++) dense[i, j] = counts[rows[i], columns[j]];
        }

        return dense;
    }

    /// <summary>A matrix as a list of rows.</summary>
    public static T[][] Nested<T>(T[,] matrix) =>
        [.. Enumerable.Range(0, matrix.GetLength(0)).Select(i => Enumerable.Range(0, matrix.GetLength(1)).Select(j => matrix[i, j]).ToArray())];
}
