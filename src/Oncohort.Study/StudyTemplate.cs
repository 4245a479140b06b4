using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Templates;

namespace Oncohort.Study;

/// <summary>Writes a commented study file to start from.</summary>
public static class StudyTemplate
{
    private const string Extension = ".yaml";

    /// <summary>Writes a new study file and never over an existing one.</summary>
    /// <param name="name">The name of the study; the file is <c>NAME.yaml</c>.</param>
    /// <param name="dataPath">A data file whose columns are inspected, so that the study file passes the check as written; null for one to be filled in.</param>
    /// <returns>The path of the file.</returns>
    /// <exception cref="InputException">OCH024: the file exists or cannot be written; or the data cannot be read.</exception>
    public static string Write(string name, string? dataPath)
    {
        string path = name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? name : name + Extension;
        string id = Identifier(Path.GetFileNameWithoutExtension(path));
        if (File.Exists(path)) throw Exists(path);
        string text = dataPath is null ? BlankStudy.Text(id) : InspectedStudy.Text(id, Source(dataPath, path), ColumnProfile.Read(dataPath));
        try
        {
            using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            using var writer = new StreamWriter(stream);
            writer.Write(text);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw Exists(path);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new InputException(new Fault(FaultCode.OutputNotWritable, $"'{path}' cannot be written: {wrong.Message}", path, null, "choose a folder that exists and that you may write to"));
        }

        return path;
    }

    private static InputException Exists(string path) =>
        new(new Fault(FaultCode.OutputNotWritable, $"'{path}' exists already", path, "a new name", "choose another name, or remove the file first"));

    private static string Source(string dataPath, string studyPath)
    {
        if (dataPath.Contains("://", StringComparison.Ordinal) || dataPath.StartsWith("duckdb:", StringComparison.Ordinal)) return dataPath;
        string folder = Path.GetDirectoryName(Path.GetFullPath(studyPath))!;
        return Path.GetRelativePath(folder, Path.GetFullPath(dataPath)).Replace('\\', '/');
    }

    private static string Identifier(string name)
    {
        string id = new([.. name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '-')]);
        id = id.TrimStart('-', '_', '.');
        return id.Length == 0 ? "study" : id[..Math.Min(id.Length, 60)];
    }
}
