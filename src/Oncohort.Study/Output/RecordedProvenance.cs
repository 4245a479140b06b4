using System.Text.Json;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Results;

namespace Oncohort.Study.Output;

/// <summary>What <c>provenance.json</c> of a report folder says.</summary>
internal sealed record RecordedProvenance(
    string Oncohort, string Dotnet, string StudyFile, string StudySha256, string DataSource, string DataSha256, IReadOnlyList<FurtherInput> FurtherInputs,
    IReadOnlyDictionary<string, string> Files)
{
    /// <summary>Reads the file of a folder.</summary>
    /// <exception cref="InputException">OCH098: the folder holds no report of Oncohort.</exception>
    public static RecordedProvenance Read(string folder)
    {
        string path = Path.Combine(folder, FolderOwnership.MarkFile);
        if (!Directory.Exists(folder)) throw NoReport(folder, $"there is no folder '{folder}'");
        if (!File.Exists(path)) throw NoReport(folder, $"'{folder}' holds no {FolderOwnership.MarkFile}");
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = document.RootElement;
            JsonElement study = root.GetProperty("study"), data = root.GetProperty("data");
            return new RecordedProvenance(
                Text(root, "oncohort"), Text(root.GetProperty("versions"), "dotnet"), Text(study, "file"), Text(study, "sha256"), Text(data, "source"), Text(data, "sha256"),
                [.. root.GetProperty("further_inputs").EnumerateArray().Select(input => new FurtherInput(Text(input, "source"), Text(input, "sha256")))],
                root.GetProperty("files").EnumerateArray().ToDictionary(file => Text(file, "path"), file => Text(file, "sha256"), StringComparer.Ordinal));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw NoReport(path, $"{FolderOwnership.MarkFile} cannot be read: {wrong.Message}");
        }
    }

    internal static InputException NoReport(string where, string what) =>
        new(new Fault(FaultCode.NoReport, what, where, "a folder that 'oncohort run' wrote", "name the folder of a report, or run the study again"));

    private static string Text(JsonElement element, string key) => element.GetProperty(key).GetString() ?? throw new JsonException($"'{key}' is null");
}
