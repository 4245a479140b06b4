using Oncohort.Cohort.Engine;

namespace Oncohort.Cohort.Sources;

/// <summary>Sends each format to what reads it.</summary>
internal static class SourceLoader
{
    /// <summary>Copies a source into table <c>staged</c>.</summary>
    public static StagedTable Stage(EngineSession session, SourceAddress address) => address.Format switch
    {
        SourceFormat.Comma => DelimitedSource.Stage(session, address.Path, address.FileName, ",;"),
        SourceFormat.Tab => DelimitedSource.Stage(session, address.Path, address.FileName, "\t"),
        SourceFormat.Text => DelimitedSource.Stage(session, address.Path, address.FileName, "\t,;"),
        SourceFormat.StandardInput => StandardInput(session),
        SourceFormat.Xlsx => XlsxSource.Stage(session, address),
        SourceFormat.Parquet => NativeSource.Parquet(session, address),
        SourceFormat.Json => NativeSource.Json(session, address),
        SourceFormat.DuckDb => NativeSource.DuckDb(session, address),
        _ => PostgreSqlSource.Stage(session, address),
    };

    private static StagedTable StandardInput(EngineSession session)
    {
        using Stream input = Console.OpenStandardInput();
        return DelimitedSource.Stage(session, input, "stdin");
    }
}
