using System.Text.Encodings.Web;
using System.Text.Json;
using Oncohort.Study.Results.Json;

namespace Oncohort.Study.Results;

/// <summary>The JSON form of results: snake_case names, numbers in full precision, null where a number does not exist.</summary>
/// <remarks>The names are a contract with other programs: they may be added to, never renamed.</remarks>
public static class ResultJson
{
    /// <summary>The version of Oncohort as documents state it.</summary>
    public static string Version { get; } = typeof(ResultJson).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>Writes one result as one JSON document in UTF-8.</summary>
    /// <exception cref="ArgumentException">A number of the result is not finite.</exception>
    public static void Write(Stream output, AnalysisResult result, bool indented = true)
    {
        using var json = new Utf8JsonWriter(output, Options(indented));
        json.WriteStartObject();
        json.WriteString("command", result.Command);
        json.WriteString("version", Version);
        AnalysisJson.WriteBody(json, result);
        json.WriteEndObject();
    }

    /// <summary>Writes everything a study run found as one JSON document in UTF-8.</summary>
    /// <exception cref="ArgumentException">A number of a result is not finite.</exception>
    public static void Write(Stream output, StudyResults results, bool indented = true)
    {
        using var json = new Utf8JsonWriter(output, Options(indented));
        json.WriteStartObject();
        json.WriteString("command", "run");
        StudyJson.WriteBody(json, results);
        json.WriteEndObject();
    }

    /// <summary>How every JSON document of Oncohort is written: line feeds, two spaces, signs such as &gt; as they are.</summary>
    public static JsonWriterOptions Options(bool indented) =>
        new() { Indented = indented, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
