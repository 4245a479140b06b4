using Npgsql;
using Oncohort.Cohort.Engine;
using Oncohort.Cohort.Faults;
using Oncohort.Cohort.Typing;

namespace Oncohort.Cohort.Sources;

/// <summary>
/// A table or view of a PostgreSQL server. It leaves the server as one COPY in CSV form, to a temporary file, so that a large table is never held as rows;
/// columns of a text type stay text, the others are typed from their ISO form. Row numbers are record numbers from 1, in the server's order.
/// </summary>
internal static class PostgreSqlSource
{
    private static readonly string[] TextTypes = ["text", "character varying", "character", "name", "citext"];

    /// <summary>Copies the table into table <c>staged</c>.</summary>
    /// <exception cref="InputException">The server cannot be reached or refuses (OCH028), or there is no such table (OCH011).</exception>
    public static StagedTable Stage(EngineSession session, SourceAddress address, MissingTexts missing)
    {
        NpgsqlConnectionStringBuilder builder = Connection(address.Path);
        string where = $"{builder.Host}/{builder.Database}";
        if (string.IsNullOrEmpty(address.Part)) throw new InputException(new Fault(FaultCode.TableNotFound, "no table is named", where, "postgresql://user@host/database#TABLE"));
        try
        {
            using var connection = new NpgsqlConnection(builder.ConnectionString);
            connection.Open();
            return Copy(session, connection, address.Part, where, missing);
        }
        catch (Exception failure) when (failure is NpgsqlException or IOException or System.Net.Sockets.SocketException or TimeoutException)
        {
            throw new InputException(new Fault(FaultCode.DatabaseUnreachable, $"the database cannot be read: {failure.Message.Split('\n')[0].Trim()}", where, "a PostgreSQL server that answers", "check host, port, user and password"));
        }
    }

    /// <summary>What a <c>postgresql://user:password@host:port/database?key=value</c> address says.</summary>
    public static NpgsqlConnectionStringBuilder Connection(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)) throw new InputException(new Fault(FaultCode.BadValue, "the database address is not understood", null, "postgresql://user@host:port/database#TABLE"));
        string[] user = uri.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder { Host = uri.Host.Length == 0 ? "localhost" : uri.Host, Port = uri.Port > 0 ? uri.Port : 5432, Timeout = 15, Pooling = false };
        if (user[0].Length > 0) builder.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1) builder.Password = Uri.UnescapeDataString(user[1]);
        if (uri.AbsolutePath.Length > 1) builder.Database = Uri.UnescapeDataString(uri.AbsolutePath[1..]);
        foreach (string option in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)) Set(builder, option);
        return builder;
    }

    private static void Set(NpgsqlConnectionStringBuilder builder, string option)
    {
        string[] parts = option.Split('=', 2);
        string key = parts[0] switch { "sslmode" => "SSL Mode", "application_name" => "Application Name", "connect_timeout" => "Timeout", var other => other };
        try
        {
            builder[key] = Uri.UnescapeDataString(parts.Length > 1 ? parts[1] : "");
        }
        catch (ArgumentException)
        {
            throw new InputException(new Fault(FaultCode.BadValue, $"the database address has an unknown option '{parts[0]}'", null, "options of a PostgreSQL connection, such as sslmode"));
        }
    }

    private static StagedTable Copy(EngineSession session, NpgsqlConnection connection, string table, string where, MissingTexts missing)
    {
        string[] parts = table.Split('.', 2);
        string quoted = string.Join('.', parts.Select(Sql.Identifier));
        List<(string Name, string Type)> columns = Describe(connection, quoted, table, where);
        string list = string.Join(", ", columns.Select(column => $"{Outgoing(Sql.Identifier(column.Name), column.Type)} AS {Sql.Identifier(column.Name)}"));
        using var file = new TemporaryFile();
        using (System.IO.TextReader rows = connection.BeginTextExport($"COPY (SELECT {list} FROM {quoted}) TO STDOUT WITH (FORMAT csv, HEADER true, FORCE_QUOTE *)"))
        using (StreamWriter copy = new(file.Path)) Pump(rows, copy);
        StagedTable staged = DelimitedSource.Stage(session, file.Path, table, ",", missing);
        return staged with { Sha256 = null, Rows = new RowNumbers(1, []), Columns = [.. staged.Columns.Select((column, i) => Understood(column, columns[i].Type))] };
    }

    private static string Outgoing(string column, string type) => type switch
    {
        "boolean" => $"CASE WHEN {column} THEN 'true' WHEN NOT {column} THEN 'false' END",
        "timestamp with time zone" => $"CAST({column} AS timestamp)",
        _ => column,
    };

    private static StagedColumn Understood(StagedColumn column, string type)
    {
        if (type.StartsWith("timestamp", StringComparison.Ordinal)) return column with { Origin = StagedOrigin.Native, Type = "TIMESTAMP" };
        return TextTypes.Any(text => type.StartsWith(text, StringComparison.Ordinal)) ? column with { Origin = StagedOrigin.Native } : column;
    }

    private static void Pump(System.IO.TextReader from, StreamWriter to)
    {
        char[] buffer = new char[1 << 16];
        int read;
        while ((read = from.Read(buffer)) > 0) to.Write(buffer, 0, read);
    }

    private static List<(string Name, string Type)> Describe(NpgsqlConnection connection, string quoted, string table, string where)
    {
        try
        {
            using (var settings = new NpgsqlCommand("SET datestyle = 'ISO'; SET timezone = 'UTC'; SET extra_float_digits = 3", connection)) settings.ExecuteNonQuery();
            using var command = new NpgsqlCommand($"SELECT * FROM {quoted} LIMIT 0", connection);
            using NpgsqlDataReader reader = command.ExecuteReader();
            return [.. Enumerable.Range(0, reader.FieldCount).Select(i => (reader.GetName(i), reader.GetDataTypeName(i)))];
        }
        catch (PostgresException failure) when (failure.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            throw new InputException(new Fault(FaultCode.TableNotFound, $"there is no table '{table}'", where, "a table or view of the database"));
        }
    }
}
