using Oncohort.Cohort.Engine;
using Oncohort.Cohort.Typing;

namespace Oncohort.Cohort.Sources;

/// <summary>Sends each format to what reads it.</summary>
internal static class SourceLoader
{
    /// <summary>Copies a source into table <c>staged</c>.</summary>
    public static StagedTable Stage(EngineSession session, SourceAddress address, MissingTexts missing) => address.Format switch
    {
        SourceFormat.Comma => DelimitedSource.Stage(session, address.Path, address.FileName, ",;", missing),
        SourceFormat.Tab => DelimitedSource.Stage(session, address.Path, address.FileName, "\t", missing),
        SourceFormat.Text => DelimitedSource.Stage(session, address.Path, address.FileName, "\t,;", missing),
        SourceFormat.StandardInput => StandardInput(session, missing),
        SourceFormat.Xlsx => XlsxSource.Stage(session, address, missing),
        SourceFormat.Parquet => NativeSource.Parquet(session, address, missing),
        SourceFormat.Json => NativeSource.Json(session, address, missing),
        SourceFormat.DuckDb => NativeSource.DuckDb(session, address, missing),
        _ => PostgreSqlSource.Stage(session, address, missing),
    };

    private static StagedTable StandardInput(EngineSession session, MissingTexts missing)
    {
        using Stream input = Console.OpenStandardInput();
        return DelimitedSource.Stage(session, input, "stdin", missing);
    }
}
