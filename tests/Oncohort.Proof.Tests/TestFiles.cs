using System.Runtime.CompilerServices;

namespace Oncohort.Proof.Tests;

/// <summary>Drafts of the reference study and of the breast cancer example in our own words, and the results of their runs without the steps of curves.</summary>
internal static class TestFiles
{
    public static string DraftText => File.ReadAllText(Of("draft.md"));

    public static ResultsFile Results { get; } = ResultsFile.Read(Of("results.json"));

    public static string BreastDraftText => File.ReadAllText(Of("breast-draft.md"));

    public static ResultsFile BreastResults { get; } = ResultsFile.Read(Of("breast-results.json"));

    private static string Of(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Data", name);
}
