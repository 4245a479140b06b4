using System.Globalization;
using System.Text;
using Oncohort.Cohort;
using Oncohort.Cohort.Faults;

namespace Oncohort.Cli.Output;

/// <summary>Writes a table as CSV; a file that is there already is replaced as a whole or left alone.</summary>
internal static class TableFile
{
    /// <summary>Refuses a place where no file can be written, before anything is computed.</summary>
    public static void Check(string path, string option, List<Fault> faults)
    {
        if (path.Length == 0) return;
        if (!path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) faults.Add(new Fault(FaultCode.BadValue, $"'{path}' is no file for a table", option, "a name that ends in .csv"));
        else if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            faults.Add(new Fault(FaultCode.OutputNotWritable, $"the folder of '{path}' does not exist", option, "a folder that exists", $"create {folder} first"));
    }

    /// <summary>Writes some columns of a table, in this order.</summary>
    /// <exception cref="InputException">OCH024: the file cannot be written.</exception>
    public static void Write(CohortTable table, IReadOnlyList<string> columns, string path, string option)
    {
        string draft = $"{path}.{Guid.NewGuid():N}";
        try
        {
            using (var file = new StreamWriter(draft, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
            {
                file.Write(string.Join(',', columns.Select(Quoted)) + "\n");
                Func<int, string>[] cells = [.. columns.Select(name => Cell(table[name]))];
                for (int row = 0; row < table.Rows; row++) file.Write(string.Join(',', cells.Select(cell => cell(row))) + "\n");
            }

            File.Move(draft, path, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            File.Delete(draft);
            throw new InputException(new Fault(FaultCode.OutputNotWritable, $"'{path}' cannot be written", option, "a file that can be written", "choose another file or folder"));
        }
    }

    private static Func<int, string> Cell(Column column) => column switch
    {
        NumberColumn numbers => row => numbers.IsMissing(row) ? "" : numbers.Values[row].ToString("R", CultureInfo.InvariantCulture),
        TextColumn texts => row => texts.IsMissing(row) ? "" : Quoted(texts.Levels[texts.Codes[row]]),
        DateColumn dates => row => dates.IsMissing(row) ? "" : DateOnly.FromDayNumber(dates.DayNumbers[row]).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => _ => "",
    };

    private static string Quoted(string text) => text.AsSpan().ContainsAny("\",\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
