using System.Text.Json;

namespace Oncohort.Survival.Tests;

/// <summary>The reference numbers that the scripts in <c>oracle/</c> got from R; they lie beside the test assembly.</summary>
internal static class Golden
{
    public static JsonElement Read(string file)
    {
        using FileStream stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "golden", file));
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }

    public static double Number(this JsonElement element, string name) => element.GetProperty(name).GetDouble();

    /// <summary>The number, or null where R had none (NA, NaN or an infinity).</summary>
    public static double? NumberOrNull(this JsonElement element, string name) =>
        element.GetProperty(name) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;

    public static double[] Numbers(this JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];
}
