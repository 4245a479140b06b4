using Oncohort.Cohort.Engine;
using Oncohort.Cohort.Faults;
using Oncohort.Cohort.Typing;

namespace Oncohort.Cohort.Sources;

/// <summary>Sources the embedded database reads itself and that have types of their own: Parquet, JSON and DuckDB files.</summary>
internal static class NativeSource
{
    /// <summary>A Parquet file; row numbers are record numbers from 1.</summary>
    public static StagedTable Parquet(EngineSession session, SourceAddress address, MissingTexts missing)
    {
        string hash = FileHash.Of(address.Path, address.FileName);
        return Copy(session, $"read_parquet({Sql.Literal(address.Path)}, binary_as_string=false)", address.FileName, hash, missing);
    }

    /// <summary>JSON, an array of records or one record a line; row numbers are record numbers from 1. Texts that are all dates become dates.</summary>
    public static StagedTable Json(EngineSession session, SourceAddress address, MissingTexts missing)
    {
        string hash = FileHash.Of(address.Path, address.FileName);
        string reader = $"read_json({Sql.Literal(address.Path)}, format='auto', records=true, sample_size=-1, maximum_depth=1, ignore_errors=false, compression='uncompressed')";
        (string query, StagedOrigin[] origins) = JsonColumns.Flat(session, reader, address.FileName);
        StagedTable staged = Copy(session, query, address.FileName, hash, missing);
        return staged with { Columns = [.. staged.Columns.Select((column, i) => column with { Origin = origins[i] })] };
    }

    /// <summary>A table or view of a DuckDB file.</summary>
    public static StagedTable DuckDb(EngineSession session, SourceAddress address, MissingTexts missing)
    {
        session.Execute($"ATTACH {Sql.Literal(address.Path)} AS source (TYPE duckdb, READ_ONLY)");
        IReadOnlyList<object?[]> tables = session.Rows("SELECT table_schema, table_name FROM information_schema.tables WHERE table_catalog = 'source' ORDER BY table_schema, table_name");
        object?[] table = Choose(tables, address);
        string name = $"{address.FileName}#{table[1]}";
        StagedTable staged = Copy(session, $"source.{Sql.Identifier((string)table[0]!)}.{Sql.Identifier((string)table[1]!)}", name, null, missing);
        session.Execute("DETACH source");
        return staged;
    }

    private static object?[] Choose(IReadOnlyList<object?[]> tables, SourceAddress address)
    {
        List<string> names = [.. tables.Select(table => table[0] is "main" ? $"{table[1]}" : $"{table[0]}.{table[1]}")];
        int index = address.Part is null && names.Count == 1 ? 0 : names.IndexOf(address.Part ?? "");
        if (index >= 0) return tables[index];
        string? nearest = NearestName.Of(address.Part ?? "", names);
        string what = address.Part is null ? "no table is named" : $"there is no table '{address.Part}'";
        throw new InputException(new Fault(FaultCode.TableNotFound, what, address.FileName, $"one of: {string.Join(", ", names.Take(30))}", nearest is null ? "write duckdb:FILE#TABLE" : $"did you mean '{nearest}'?"));
    }

    private static StagedTable Copy(EngineSession session, string from, string name, string? hash, MissingTexts missing)
    {
        IReadOnlyList<object?[]> described = session.Rows($"DESCRIBE FROM {from}");
        string[] names = [.. described.Select(column => (string)column[0]!)];
        List<Fault> faults = [.. HeaderNames.Check(names, name)];
        if (faults.Count > 0) throw new InputException(faults);
        string positions = string.Join(", ", names.Select((_, i) => Sql.Stored(i)));
        string values = string.Join(", ", described.Select((column, i) => (string)column[1]! == "VARCHAR" ? $"{missing.Clean(Sql.Stored(i), padded: true)} AS {Sql.Stored(i)}" : Sql.Stored(i)));
        session.Execute($"CREATE TABLE staged AS SELECT {values} FROM {from} AS t({positions})");
        long records = session.Count("SELECT count(*) FROM staged");
        if (records == 0) throw new InputException(new Fault(FaultCode.HeaderOnly, "there are no records", name, "at least one record"));
        StagedColumn[] columns = [.. described.Select(column => new StagedColumn(((string)column[0]!).Trim(), StagedOrigin.Native, (string)column[1]!))];
        return new StagedTable(name, columns, records, new RowNumbers(1, []), hash);
    }
}
