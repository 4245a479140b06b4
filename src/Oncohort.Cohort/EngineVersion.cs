using DuckDB.NET.Data;

namespace Oncohort.Cohort;

/// <summary>The version of the database engine, for provenance.</summary>
public static class EngineVersion
{
    /// <summary>The version of DuckDB and of the library that brings it.</summary>
    public static string DuckDb { get; } = typeof(DuckDBConnection).Assembly.GetName().Version?.ToString() ?? "unknown";
}
