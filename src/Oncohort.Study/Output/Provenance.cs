using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Oncohort.Cohort;
using Oncohort.Study.Results;
using Oncohort.Study.Results.Json;

namespace Oncohort.Study.Output;

/// <summary>Writes <c>provenance.json</c>: what went in, what came out, made by which versions under which settings, and when.</summary>
public static class Provenance
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>Writes the file into a finished report folder; every other file of the folder is listed with its hash.</summary>
    /// <param name="folder">The report folder.</param>
    /// <param name="study">The study.</param>
    /// <param name="results">Its results.</param>
    /// <param name="shortcomings">What could not be written on this machine, or not as it should be.</param>
    /// <param name="started">When the run started.</param>
    /// <param name="duration">How long it took.</param>
    public static void Write(string folder, PreparedStudy study, StudyResults results, IReadOnlyList<Warning> shortcomings, DateTimeOffset started, TimeSpan duration)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        using FileStream stream = File.Create(Path.Combine(folder, FolderOwnership.MarkFile));
        using var json = new Utf8JsonWriter(stream, Indented);
        json.WriteStartObject();
        json.WriteString("oncohort", results.Version);
        WriteInputs(json, study, results);
        json.WriteStartObject("versions");
        json.WriteString("oncohort", results.Version);
        json.WriteString("dotnet", Environment.Version.ToString());
        json.WriteString("duckdb", EngineVersion.DuckDb);
        json.WriteEndObject();
        json.WritePropertyName("settings");
        JsonSerializer.Serialize(json, results.Settings);
        if (results.MaskBelow is { } limit) json.WriteNumber("mask_below", limit);
        json.WriteNumber("seed", study.File.Seed);
        json.WriteString("started", started.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteNumber("duration_seconds", Math.Round(duration.TotalSeconds, 3));
        json.WriteStartArray("not_written");
        foreach (Warning shortcoming in shortcomings) json.WriteStringValue(shortcoming.Text);
        json.WriteEndArray();
        json.WriteStartArray("files");
        foreach (string file in files) WriteFile(json, folder, file);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteInputs(Utf8JsonWriter json, PreparedStudy study, StudyResults results)
    {
        json.WriteStartObject("study");
        json.WriteString("id", results.StudyId);
        json.WriteString("file", Path.GetFileName(study.File.Path));
        json.WriteString("sha256", study.File.Sha256);
        if (results.Notice is { } notice) json.WriteString("notice", notice);
        json.WriteEndObject();
        json.WriteStartObject("data");
        json.WriteString("source", study.Cohort.SourceName);
        json.WriteString("sha256", results.DataSha256);
        json.Count("read", results.Read);
        json.Count("included", results.Included);
        json.WriteEndObject();
        json.WriteStartArray("further_inputs");
        foreach (FurtherInput input in results.FurtherInputs)
        {
            json.WriteStartObject();
            json.WriteString("source", input.Name);
            json.WriteString("sha256", input.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFile(Utf8JsonWriter json, string folder, string file)
    {
        using FileStream stream = File.OpenRead(file);
        json.WriteStartObject();
        json.WriteString("path", FolderOwnership.Relative(folder, file));
        json.WriteNumber("bytes", stream.Length);
        json.WriteString("sha256", Convert.ToHexStringLower(SHA256.HashData(stream)));
        json.WriteEndObject();
    }
}
