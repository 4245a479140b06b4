using Oncohort.Cohort.Engine;
using Oncohort.Cohort.Faults;

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
        _ => throw new InputException(new Fault(FaultCode.UnknownFormat, $"'{address.Path}' is of a format that is not read yet", address.FileName, ".csv, .tsv, .txt")),
    };

    private static StagedTable StandardInput(EngineSession session)
    {
        using Stream input = Console.OpenStandardInput();
        return DelimitedSource.Stage(session, input, "stdin");
    }
}
