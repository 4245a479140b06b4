using System.Text.Json;
using Oncohort.Cohort.Faults;

namespace Oncohort.Study.Output;

/// <summary>Whether a folder holds nothing but a report of ours, so that it may be replaced.</summary>
internal static class FolderOwnership
{
    /// <summary>The file that marks a report folder and lists its files.</summary>
    public const string MarkFile = "provenance.json";

    /// <summary>Checks a folder; one that is absent or empty is free.</summary>
    /// <exception cref="InputException">OCH024: the folder holds files that are not of a report.</exception>
    public static void Check(string folder)
    {
        if (!Directory.Exists(folder)) return;
        string[] present = [.. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Where(entry => !Directory.Exists(entry)).Select(file => Relative(folder, file))];
        if (present.Length == 0 && !Directory.EnumerateFileSystemEntries(folder).Any()) return;
        if (Listed(Path.Combine(folder, MarkFile)) is not { } listed)
            throw OutputFolder.Fault(folder, $"the folder '{folder}' is not empty and was not written by Oncohort", "name a new folder; nothing was changed");
        string[] foreign = [.. present.Where(file => file != MarkFile && !listed.Contains(file)).Order(StringComparer.Ordinal)];
        if (foreign.Length > 0)
            throw OutputFolder.Fault(folder, $"the folder '{folder}' holds files that are not of the report: {string.Join(", ", foreign.Take(5))}{(foreign.Length > 5 ? ", …" : "")}", "move them elsewhere; nothing was changed");
    }

    /// <summary>A file's path within a folder, with forward slashes.</summary>
    public static string Relative(string folder, string file) => Path.GetRelativePath(folder, file).Replace('\\', '/');

    private static HashSet<string>? Listed(string mark)
    {
        try
        {
            using FileStream stream = File.OpenRead(mark);
            using JsonDocument document = JsonDocument.Parse(stream);
            if (!document.RootElement.TryGetProperty("oncohort", out _)) return null;
            return [.. document.RootElement.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("path").GetString()!)];
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }
}
