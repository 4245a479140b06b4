using System.Text.Json;
using Oncohort.Study.Results;

namespace Oncohort.Cli.Output;

/// <summary>The fields that every JSON document begins with, for verbs that are no analysis of a cohort.</summary>
internal static class DocumentHead
{
    /// <summary>Writes command, version, n, excluded, warnings (none) and settings.</summary>
    public static void Write<T>(Utf8JsonWriter json, string command, int n, IEnumerable<(string Reason, int Count)> excluded, T settings)
    {
        json.WriteString("command", command);
        json.WriteString("version", ResultJson.Version);
        json.WriteNumber("n", n);
        json.WriteStartArray("excluded");
        foreach ((string reason, int count) in excluded)
        {
            json.WriteStartObject();
            json.WriteString("reason", reason);
            json.WriteNumber("count", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("warnings");
        json.WriteEndArray();
        json.WritePropertyName("settings");
        JsonSerializer.Serialize(json, settings);
    }
}
