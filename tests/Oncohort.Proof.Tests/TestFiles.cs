using System.Runtime.CompilerServices;

namespace Oncohort.Proof.Tests;

/// <summary>A draft of the reference study in our own words, and the results of one of its runs without the steps of curves.</summary>
internal static class TestFiles
{
    public static string DraftText => File.ReadAllText(Of("draft.md"));

    public static ResultsFile Results { get; } = ResultsFile.Read(Of("results.json"));

    private static string Of(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Data", name);
}
