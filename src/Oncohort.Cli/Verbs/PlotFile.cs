using Oncohort.Cohort.Faults;
using Oncohort.Reporting;
using Oncohort.Study.Results;

namespace Oncohort.Cli.Verbs;

/// <summary>The figures that <c>--plot</c> draws.</summary>
internal static class PlotFile
{
    /// <summary>Refuses a file that no figure can be written to, before anything is computed.</summary>
    public static void Check(string? path, string option, List<Fault> faults)
    {
        if (path is null) return;
        if (!SurvivalFigure.CanWrite(path))
            faults.Add(new Fault(FaultCode.BadValue, $"'{path}' is no file for a figure", option, "a name that ends in .svg, .png, .pdf, .tiff or .eps"));
        else if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } file && File.Exists(file))
            faults.Add(new Fault(FaultCode.OutputNotWritable, $"'{path}' would lie in '{file}', which is a file", option, "a folder that exists", "choose another folder"));
        else if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            faults.Add(new Fault(FaultCode.OutputNotWritable, $"the folder of '{path}' does not exist", option, "a folder that exists", $"create {folder} first"));
    }

    /// <summary>Draws the curves; a file that is there already is replaced as a whole or left alone.</summary>
    /// <exception cref="InputException">OCH024: the file cannot be written.</exception>
    public static void Write(KaplanMeierResult result, string path) => Write(path, draft => SurvivalFigure.Write(result, draft));

    /// <inheritdoc cref="Write(KaplanMeierResult, string)"/>
    public static void Write(CumulativeIncidenceResult result, string path) => Write(path, draft => CumulativeIncidenceFigure.Write(result, draft));

    /// <summary>Draws a figure; a file that is there already is replaced as a whole or left alone.</summary>
    /// <exception cref="InputException">OCH024: the file cannot be written.</exception>
    public static void Write(string path, Action<string> draw)
    {
        string draft = $"{path}.{Guid.NewGuid():N}{Path.GetExtension(path)}";
        try
        {
            draw(draft);
            File.Move(draft, path, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            File.Delete(draft);
            throw new InputException(new Fault(FaultCode.OutputNotWritable, $"'{path}' cannot be written: {problem.Message.Replace(Path.GetFileName(draft), Path.GetFileName(path), StringComparison.Ordinal)}", "--plot", "a file that can be written", "choose another file or folder"));
        }
    }
}
