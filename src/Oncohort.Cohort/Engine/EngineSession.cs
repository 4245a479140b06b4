using System.Globalization;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Oncohort.Cohort.Engine;

/// <summary>One embedded, in-memory database and the one connection to it.</summary>
internal sealed class EngineSession : IDisposable
{
    private readonly DuckDBConnection _connection;

    public EngineSession()
    {
        _connection = new DuckDBConnection("DataSource=:memory:");
        _connection.Open();
        Execute("SET autoinstall_known_extensions=false; SET autoload_known_extensions=false; SET temp_directory=''; SET TimeZone='UTC'; SET preserve_insertion_order=true");
    }

    /// <summary>Closes the way to files, network and settings for every later statement; it cannot be opened again.</summary>
    public void Lock() => Execute("SET enable_external_access=false; SET lock_configuration=true");

    /// <summary>Runs statements that return nothing of interest.</summary>
    public void Execute(string sql)
    {
        DuckDBResult result = Run(sql);
        result.Close();
    }

    /// <summary>Runs a query and hands each chunk of its result, in order, to <paramref name="take"/>.</summary>
    public void Read(string sql, Action<DuckDBDataChunk, int> take)
    {
        DuckDBResult result = Run(sql);
        try
        {
            while (true)
            {
                using DuckDBDataChunk chunk = NativeMethods.Query.DuckDBFetchChunk(result);
                if (chunk.IsInvalid) return;
                int rows = checked((int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk));
                if (rows == 0) return;
                take(chunk, rows);
            }
        }
        finally
        {
            result.Close();
        }
    }

    /// <summary>The rows of a small query as objects.</summary>
    public IReadOnlyList<object?[]> Rows(string sql)
    {
        var rows = new List<object?[]>();
        try
        {
            using DuckDBCommand command = _connection.CreateCommand();
            command.CommandText = sql;
            using DuckDBDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                object?[] row = new object?[reader.FieldCount];
                for (int i = 0; i < row.Length; i++) row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
                rows.Add(row);
            }
        }
        catch (DuckDBException failure)
        {
            throw new EngineException(failure.Message);
        }

        return rows;
    }

    /// <summary>The single value of a query that counts.</summary>
    public long Count(string sql) => Convert.ToInt64(Rows(sql)[0][0], CultureInfo.InvariantCulture);

    /// <summary>An appender of rows to a table.</summary>
    public DuckDB.NET.Data.DuckDBAppender Append(string table) => _connection.CreateAppender(table);

    public void Dispose() => _connection.Dispose();

    private DuckDBResult Run(string sql)
    {
        DuckDBState state = NativeMethods.Query.DuckDBQuery(_connection.NativeConnection, sql, out DuckDBResult result);
        if (state == DuckDBState.Success) return result;
        string message = NativeMethods.Query.DuckDBResultError(ref result);
        result.Close();
        throw new EngineException(message);
    }
}
