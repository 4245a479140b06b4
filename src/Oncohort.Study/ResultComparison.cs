using System.Text.Json;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Output;
using Oncohort.Study.Results.Moves;

namespace Oncohort.Study;

/// <summary>Compares the results of two runs number by number: which moved, by how much, and what may have moved them.</summary>
public static class ResultComparison
{
    /// <summary>Compares two runs.</summary>
    /// <param name="first">A report folder, or a <c>results.json</c>.</param>
    /// <param name="second">Another.</param>
    /// <param name="tolerance">Numbers whose difference relative to the larger of them is at most this count as equal; 0 for exact equality.</param>
    /// <exception cref="InputException">OCH076: one of them holds no results of a run.</exception>
    public static ComparedResults Run(string first, string second, double tolerance = 0)
    {
        using JsonDocument one = Read(first), other = Read(second);
        var walk = new ResultWalk(tolerance);
        foreach (RunDifference difference in Whole(first, second, one.RootElement, other.RootElement)) walk.Add(difference);
        walk.Run(one.RootElement, other.RootElement);
        return walk.Result();
    }

    private static IEnumerable<RunDifference> Whole(string first, string second, JsonElement one, JsonElement other)
    {
        foreach ((string kind, string key) in ((string, string)[])[("data", "data_sha256"), ("version", "version"), ("settings", "preset")])
        {
            string? left = Text(one, key), right = Text(other, key);
            if (left != right) yield return new RunDifference(kind, key, left, right);
        }

        if (Provenance(first) is not { } made || Provenance(second) is not { } again) yield break;
        if (made.StudySha256 != again.StudySha256) yield return new RunDifference("study_file", "study.sha256", made.StudySha256, again.StudySha256);
        if (made.Dotnet != again.Dotnet) yield return new RunDifference("version", "versions.dotnet", made.Dotnet, again.Dotnet);
    }

    private static RecordedProvenance? Provenance(string path) =>
        Directory.Exists(path) && File.Exists(Path.Combine(path, FolderOwnership.MarkFile)) ? RecordedProvenance.Read(path) : null;

    private static string? Text(JsonElement root, string key) => root.TryGetProperty(key, out JsonElement value) ? value.GetString() : null;

    private static JsonDocument Read(string path)
    {
        string file = Directory.Exists(path) ? Path.Combine(path, "results.json") : path;
        if (!File.Exists(file)) throw NoResults(path, Directory.Exists(path) ? $"'{path}' holds no results.json" : $"there is no file or folder '{path}'");
        try
        {
            JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
            if (document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("analyses", out _) && root.TryGetProperty("data_sha256", out _)) return document;
            document.Dispose();
            throw NoResults(file, "these are not the results of a run");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or JsonException)
        {
            throw NoResults(file, $"it cannot be read: {wrong.Message}");
        }
    }

    private static InputException NoResults(string where, string what) =>
        new(new Fault(FaultCode.ResultsUnreadable, what, where, "a report folder, or the results.json of one", "name what 'oncohort run' wrote"));
}
