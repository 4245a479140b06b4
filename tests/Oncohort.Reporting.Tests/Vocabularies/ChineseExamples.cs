using System.Runtime.CompilerServices;
using Oncohort.Reporting.Content;
using Oncohort.Study;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tests.Vocabularies;

/// <summary>The examples of the repository, run with the language set to Chinese.</summary>
internal static class ChineseExamples
{
    public static IEnumerable<string> Names => Directory.EnumerateDirectories(Root()).Where(folder => File.Exists(Path.Combine(folder, "study.yaml"))).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal);

    /// <summary>The report of an example, before it takes a format.</summary>
    public static Report Of(string name)
    {
        string folder = Directory.CreateTempSubdirectory("oncohort-chinese-").FullName;
        try
        {
            foreach (string file in Directory.EnumerateFiles(Path.Combine(Root(), name))) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            string study = Path.Combine(folder, "study.yaml");
            File.WriteAllText(study, File.ReadAllText(study).Replace("\n  title:", "\n  language: zh\n  title:", StringComparison.Ordinal));
            Report? report = null;
            StudyReport.Write(study, Path.Combine(folder, "report"), (results, _, _) =>
            {
                report = Report.Of(results, new ReportInputs());
                return [];
            }, TimeProvider.System);
            return report!;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What an example says itself: its study file, and the published study that it is held against.</summary>
    public static string Words(string name) => string.Concat(Directory.EnumerateFiles(Path.Combine(Root(), name)).Where(file => Path.GetExtension(file) is ".yaml" or ".json").Select(File.ReadAllText));

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "examples"));
}
