using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Oncohort.Study.Results;

namespace Oncohort.Study.Tests.Examples;

/// <summary>The examples of the repository.</summary>
internal static class Examples
{
    public static readonly string[] Names = ["npc-gse102349", "npc-imrt", "rotterdam", "tcga-hnsc"];

    private static readonly ConcurrentDictionary<string, Lazy<StudyResults>> Results = new(StringComparer.Ordinal);

    public static string StudyFile(string name) => Path.Combine(Folder(name), "study.yaml");

    public static string DataFile(string name) => Directory.EnumerateFiles(Folder(name)).Single(file => Path.GetExtension(file) is ".csv" or ".txt");

    /// <summary>The results of an example, computed once for all tests.</summary>
    public static StudyResults Run(string name) => Results.GetOrAdd(name, key => new Lazy<StudyResults>(() => Execute(key))).Value;

    private static StudyResults Execute(string name)
    {
        using PreparedStudy study = PreparedStudy.Open(StudyFile(name));
        return StudyRun.Execute(study);
    }

    private static string Folder(string name, [CallerFilePath] string thisFile = "")
    {
        string? folder = Path.GetDirectoryName(thisFile);
        while (folder is not null && !File.Exists(Path.Combine(folder, "Oncohort.slnx"))) folder = Path.GetDirectoryName(folder);
        return Path.Combine(folder ?? throw new DirectoryNotFoundException("The root of the repository was not found."), "examples", name);
    }
}
