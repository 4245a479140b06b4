using System.Text.Json;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Results;

namespace Oncohort.Cli.Output;

/// <summary>The fields that every JSON document begins with, for verbs that are no analysis of a cohort.</summary>
internal static class DocumentHead
{
    /// <summary>Writes command, version, n, excluded, warnings and settings.</summary>
    public static void Write<T>(
        Utf8JsonWriter json, string command, int n, IEnumerable<(string Reason, int Count)> excluded, T settings, params IEnumerable<(FaultCode Code, string Text)> warnings)
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
        foreach ((FaultCode code, string text) in warnings)
        {
            json.WriteStartObject();
            json.WriteString("code", Fault.Print(code));
            json.WriteString("text", text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WritePropertyName("settings");
        JsonSerializer.Serialize(json, settings);
    }
}
