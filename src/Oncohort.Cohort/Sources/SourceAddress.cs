using Oncohort.Cohort.Faults;

namespace Oncohort.Cohort.Sources;

/// <summary>The formats that are read.</summary>
internal enum SourceFormat
{
    Comma,
    Tab,
    Text,
    Xlsx,
    Parquet,
    Json,
    DuckDb,
    PostgreSql,
    StandardInput,
}

/// <summary>What a source's name says: its format, its path, and the sheet or table within it.</summary>
internal sealed record SourceAddress(SourceFormat Format, string Path, string? Part)
{
    private const string Readable = ".csv, .tsv, .txt, .xlsx, .parquet, .json, duckdb:FILE#TABLE, postgresql://…#TABLE, or - for CSV on standard input";

    /// <summary>The file name, for messages.</summary>
    public string FileName => System.IO.Path.GetFileName(Path);

    /// <summary>Reads a source's name.</summary>
    /// <exception cref="InputException">The format is not known (OCH003), or there is no such file (OCH001).</exception>
    public static SourceAddress Parse(string source)
    {
        if (source == "-") return new SourceAddress(SourceFormat.StandardInput, "stdin", null);
        if (source.StartsWith("postgresql://", StringComparison.Ordinal) || source.StartsWith("postgres://", StringComparison.Ordinal))
        {
            (string address, string? table) = Split(source);
            return new SourceAddress(SourceFormat.PostgreSql, address, table);
        }

        SourceAddress file = source.StartsWith("duckdb:", StringComparison.Ordinal) ? DuckDb(source["duckdb:".Length..]) : File(source);
        if (Directory.Exists(file.Path))
            throw new InputException(new Fault(FaultCode.FileUnreadable, $"'{file.Path}' is a folder", file.Path, "a file", "name a file in it"));
        if (!System.IO.File.Exists(file.Path))
            throw new InputException(new Fault(FaultCode.FileNotFound, $"there is no file '{file.Path}'", file.Path, "a path to an existing file", NearestFile(file.Path)));
        return file;
    }

    private static SourceAddress DuckDb(string rest)
    {
        (string path, string? table) = System.IO.File.Exists(rest) ? (rest, null) : Split(rest);
        return new SourceAddress(SourceFormat.DuckDb, path, table);
    }

    private static SourceAddress File(string source)
    {
        if (!System.IO.File.Exists(source))
        {
            (string path, string? sheet) = Split(source);
            if (sheet is not null && Extension(path) == ".XLSX") return new SourceAddress(SourceFormat.Xlsx, path, sheet);
        }

        SourceFormat format = Extension(source) switch
        {
            ".CSV" => SourceFormat.Comma,
            ".TSV" => SourceFormat.Tab,
            ".TXT" => SourceFormat.Text,
            ".XLSX" => SourceFormat.Xlsx,
            ".PARQUET" => SourceFormat.Parquet,
            ".JSON" or ".NDJSON" or ".JSONL" => SourceFormat.Json,
            _ => throw new InputException(new Fault(FaultCode.UnknownFormat, $"the format of '{source}' is not known", source, Readable, "save the data as CSV, or give the file the extension of its format")),
        };
        return new SourceAddress(format, source, null);
    }

    private static string Extension(string path) => System.IO.Path.GetExtension(path).ToUpperInvariant();

    private static (string Before, string? After) Split(string text)
    {
        int hash = text.LastIndexOf('#');
        return hash < 0 ? (text, null) : (text[..hash], text[(hash + 1)..]);
    }

    private static string? NearestFile(string path)
    {
        string? folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path));
        if (folder is null || !Directory.Exists(folder)) return "check the folder's name";
        string? nearest = NearestName.Of(System.IO.Path.GetFileName(path), Directory.EnumerateFiles(folder).Take(10_000).Select(file => System.IO.Path.GetFileName(file)));
        return nearest is null ? "check the file's name" : $"did you mean '{nearest}'?";
    }
}
