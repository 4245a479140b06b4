using System.Text.Json;

namespace Oncohort.Study.Results.Json;

/// <summary>Writes counts: a number, or the text of a withheld one, such as <c>"&lt;5"</c>.</summary>
internal static class CountJson
{
    /// <summary>A count with its name.</summary>
    public static void Count(this Utf8JsonWriter json, string name, Count count)
    {
        json.WritePropertyName(name);
        json.Count(count);
    }

    /// <summary>A count in a list.</summary>
    public static void Count(this Utf8JsonWriter json, Count count)
    {
        if (count.Value is { } number) json.WriteNumberValue(number);
        else json.WriteStringValue(count.ToString());
    }
}
