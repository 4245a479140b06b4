using System.Text.Json;

namespace Oncohort.Reporting.Trace;

/// <summary>The words that tables print for the causes of an analysis, read from its own document.</summary>
internal sealed class CauseWords(IReadOnlyDictionary<string, string> words)
{
    /// <summary>What tables print for a cause.</summary>
    public string Words(string cause) => words.GetValueOrDefault(cause, $"Competing event {cause}");

    public static CauseWords Of(JsonElement analysis)
    {
        Dictionary<string, string> words = new(StringComparer.Ordinal);
        if (analysis.ValueKind != JsonValueKind.Object || !analysis.TryGetProperty("endpoint", out JsonElement endpoint)) return new CauseWords(words);
        if (endpoint.TryGetProperty("causes", out JsonElement named))
        {
            foreach (JsonProperty cause in named.EnumerateObject()) words[cause.Name] = cause.Value.GetString()!;
        }

        if (Own(analysis) is { } own && endpoint.TryGetProperty("label", out JsonElement label)) words.TryAdd(own, label.GetString()!);
        return new CauseWords(words);
    }

    /// <summary>The endpoint's own event: the first cause of the first group, or the cause of the model.</summary>
    private static string? Own(JsonElement analysis)
    {
        if (analysis.TryGetProperty("cause", out JsonElement cause)) return cause.GetString();
        if (!analysis.TryGetProperty("strata", out JsonElement strata) || strata.GetArrayLength() == 0) return null;
        return strata[0].TryGetProperty("causes", out JsonElement causes) && causes.GetArrayLength() > 0 ? causes[0].GetProperty("cause").GetString() : null;
    }
}
