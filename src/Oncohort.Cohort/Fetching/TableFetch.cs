using DuckDB.NET.Native;
using Oncohort.Cohort.Engine;

namespace Oncohort.Cohort.Fetching;

/// <summary>Brings columns of the cohort out of the database in bulk.</summary>
internal static class TableFetch
{
    /// <summary>Fetches the columns in the order of table <c>cohort</c>, which is the canonical one.</summary>
    /// <param name="session">The database.</param>
    /// <param name="columns">The columns and the names they are stored under.</param>
    /// <param name="where">A checked SQL condition over the stored columns, or null.</param>
    /// <param name="sourceRows">The source row of each record position.</param>
    /// <param name="sourceName">The source, for messages.</param>
    public static CohortTable Run(EngineSession session, IReadOnlyList<(string Stored, ColumnInfo Column)> columns, string? where, int[] sourceRows, string sourceName)
    {
        string condition = where is null ? "" : $" WHERE ({where})";
        int rows = checked((int)session.Count($"SELECT count(*) FROM cohort{condition}"));
        ColumnReader[] readers = [.. columns.Select(column => ColumnReader.For(column.Column.Name, column.Column.Kind, rows))];
        var records = new RecordReader(rows);
        int start = 0;
        session.Read($"SELECT {string.Join(", ", columns.Select(Outgoing).Prepend("record"))} FROM cohort{condition}", (chunk, count) =>
        {
            records.Take(NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, 0), start, count);
            for (int i = 0; i < readers.Length; i++) readers[i].Take(NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, i + 1), start, count);
            start += count;
        });
        if (start != rows) throw new EngineException($"{rows} rows were counted but {start} fetched");
        int[] numbers = records.Records;
        for (int i = 0; i < rows; i++) numbers[i] = sourceRows[numbers[i]];
        return new CohortTable(sourceName, numbers, [.. readers.Select(reader => reader.Finish())]);
    }

    private static string Outgoing((string Stored, ColumnInfo Column) column) => column.Column.Kind switch
    {
        ColumnKind.Truth => $"CAST({column.Stored} AS VARCHAR)",
        _ => column.Stored,
    };
}
