using System.Globalization;
using System.Text;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Results;

namespace Oncohort.Cli.Verbs;

/// <summary>The file that <c>cox --residuals</c> writes: row, patient, event time where there is one, and one column a residual.</summary>
internal static class ResidualFile
{
    /// <summary>Refuses a file that cannot be written, before anything is computed.</summary>
    public static void Check(string? path, string option, List<Fault> faults)
    {
        if (path is null) return;
        string full = Path.GetFullPath(path);
        if (!path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) faults.Add(new Fault(FaultCode.BadValue, $"'{path}' is no file for residuals", option, "a name that ends in .csv"));
        else if (Path.GetDirectoryName(full) is { } folder && !Directory.Exists(folder))
            faults.Add(new Fault(FaultCode.OutputNotWritable, $"the folder of '{path}' does not exist", option, "a folder that exists", $"create {folder} first"));
    }

    /// <summary>Writes the table; a file that is there already is replaced as a whole or left alone.</summary>
    /// <exception cref="InputException">OCH024: the file cannot be written.</exception>
    public static void Write(ResidualTable table, string path, string option)
    {
        string draft = $"{path}.{Guid.NewGuid():N}";
        try
        {
            File.WriteAllText(draft, Text(table), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            File.Delete(draft);
            throw new InputException(new Fault(FaultCode.OutputNotWritable, $"'{path}' cannot be written: {problem.Message.Replace(draft, path, StringComparison.Ordinal)}", option, "a file that can be written", "choose another file or folder"));
        }
    }

    private static string Text(ResidualTable table)
    {
        var text = new StringBuilder();
        IEnumerable<string> header = ["row", .. table.Ids is null ? Array.Empty<string>() : ["id"], .. table.Times is null ? Array.Empty<string>() : ["time"], .. table.Columns.Select(column => column.Name)];
        text.AppendJoin(',', header.Select(Cell)).Append('\n');
        for (int i = 0; i < table.Rows.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{table.Rows[i]}");
            if (table.Ids is { } ids) text.Append(',').Append(Cell(ids[i]));
            if (table.Times is { } times) text.Append(CultureInfo.InvariantCulture, $",{times[i]:R}");
            foreach ((_, double[] values) in table.Columns) text.Append(CultureInfo.InvariantCulture, $",{values[i] + 0.0:R}");
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Cell(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
