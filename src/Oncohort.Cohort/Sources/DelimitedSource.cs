using Oncohort.Cohort.Engine;
using Oncohort.Cohort.Faults;
using Oncohort.Cohort.Typing;

namespace Oncohort.Cohort.Sources;

/// <summary>CSV, TSV and other delimited text.</summary>
internal static class DelimitedSource
{
    /// <summary>Copies the text into table <c>staged</c>, every value as text without surrounding spaces, null where missing.</summary>
    public static StagedTable Stage(EngineSession session, string path, string name, string delimiters, MissingTexts missing)
    {
        DelimitedText text = DelimitedPreflight.Check(path, name, delimiters);
        if (text.Irregular) StageRewritten(session, path, text, missing);
        else Load(session, path, text, missing, header: true);
        long loaded = session.Count("SELECT count(*) FROM staged");
        if (loaded != text.Records)
            throw new InputException(new Fault(FaultCode.Internal, $"the file holds {text.Records} records but {loaded} were loaded", name, null, "please report this file's form"));
        StagedColumn[] columns = [.. HeaderNames.Clean(text.Header).Select(column => new StagedColumn(column, StagedOrigin.Untyped, "VARCHAR"))];
        int first = 2;
        foreach (int blank in text.BlankRows)
        {
            if (blank == first - 1) first++;
        }

        return new StagedTable(name, columns, text.Records, new RowNumbers(first, text.BlankRows), text.Sha256);
    }

    /// <summary>Copies CSV from a stream, such as standard input, by way of a temporary file.</summary>
    public static StagedTable Stage(EngineSession session, Stream stream, string name, MissingTexts missing)
    {
        using var file = new TemporaryFile();
        using (FileStream copy = new(file.Path, FileMode.Create, FileAccess.Write)) stream.CopyTo(copy);
        return Stage(session, file.Path, name, ",;", missing);
    }

    private static void StageRewritten(EngineSession session, string path, DelimitedText text, MissingTexts missing)
    {
        using var file = new TemporaryFile();
        RecordRewriter.Rewrite(path, file.Path, text.Delimiter);
        Load(session, file.Path, text, missing, header: false);
    }

    private static void Load(EngineSession session, string path, DelimitedText text, MissingTexts missing, bool header)
    {
        string columns = string.Join(", ", text.Header.Select((_, index) => $"'{Sql.Stored(index)}': 'VARCHAR'"));
        string values = string.Join(", ", text.Header.Select((_, index) => $"{missing.Clean(Sql.Stored(index), text.Padded)} AS {Sql.Stored(index)}"));
        session.Execute(
            $"CREATE TABLE staged AS SELECT {values} FROM read_csv({Sql.Literal(path)}, auto_detect=false, header={(header ? "true" : "false")}, delim={Sql.Literal(text.Delimiter.ToString())}, quote='\"', escape='\"', " +
            $"encoding='utf-8', null_padding=false, ignore_errors=false, strict_mode=true, compression='none', columns={{{columns}}})");
    }
}

/// <summary>A file that is gone when it is no longer needed.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public string Path { get; } = System.IO.Path.GetTempFileName();

    public void Dispose() => File.Delete(Path);
}
