using System.Text.Json;

namespace Oncohort.Published.Format;

/// <summary>Reads the keys of one JSON object, and reports those that nobody asked for.</summary>
internal sealed class ObjectCursor
{
    private readonly JsonElement _element;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    private ObjectCursor(JsonElement element, string path, FaultList faults) => (_element, Path, Faults) = (element, path, faults);

    public string Path { get; }

    public FaultList Faults { get; }

    /// <returns>A cursor; null, with a fault, when the element is no object.</returns>
    public static ObjectCursor? Over(JsonElement element, string path, FaultList faults)
    {
        if (element.ValueKind == JsonValueKind.Object) return new ObjectCursor(element, path, faults);
        faults.Shape(path, $"{Sort(element)} stands where an object should", "an object in braces", "write { … } with the keys that docs/published-study.md lists");
        return null;
    }

    public string Below(string key) => $"{Path}.{key}";

    public bool Has(string key) => Find(key) is not null;

    public JsonElement? Find(string key)
    {
        _asked.Add(key);
        return _element.TryGetProperty(key, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    public JsonElement? Require(string key, string expected)
    {
        JsonElement? found = Find(key);
        if (found is null) Faults.Shape(Path, $"the key '{key}' is missing", expected, $"add \"{key}\"");
        return found;
    }

    /// <returns>The text; empty, with a fault, when there is none.</returns>
    public string Text(string key, string expected)
    {
        string text = Require(key, expected) is { } found ? TextOf(found, Below(key), Faults) ?? "" : "";
        return text;
    }

    public string? OptionalText(string key) => Find(key) is { } found ? TextOf(found, Below(key), Faults) : null;

    /// <returns>The name, one of those allowed; the fallback when the key is absent or holds another.</returns>
    public string Choice(string key, string fallback, IReadOnlyCollection<string> allowed)
    {
        if (OptionalText(key) is not { } text) return fallback;
        if (allowed.Contains(text)) return text;
        string? nearest = NearestName.Of(text, allowed);
        Faults.Value(Below(key), $"'{text}' is not allowed", "one of: " + string.Join(", ", allowed), nearest is null ? "write one of them" : $"did you mean '{nearest}'?");
        return fallback;
    }

    public Printed? Number(string key) => Find(key) is { } found ? PrintedOf(found, Below(key), Faults) : null;

    public double? Setting(string key, Func<double, bool> allowed, string expected)
    {
        if (Find(key) is not { } found) return null;
        if (found.ValueKind == JsonValueKind.Number && found.TryGetDouble(out double value) && double.IsFinite(value) && allowed(value)) return value;
        Faults.Value(Below(key), $"{Sort(found)} {found.GetRawText()} is not allowed", expected, "write a number without quotes");
        return null;
    }

    /// <returns>The elements that could be read; none when the key is absent.</returns>
    public IReadOnlyList<T> List<T>(string key, Func<JsonElement, string, T?> read)
        where T : class => Find(key) is { } found ? ListOf(found, Below(key), Faults, read) : [];

    /// <summary>Reports the keys that nobody asked for.</summary>
    public void Finish()
    {
        foreach (JsonProperty property in _element.EnumerateObject().Where(property => !_asked.Contains(property.Name) && property.Name != "$schema"))
        {
            string? nearest = NearestName.Of(property.Name, _asked);
            Faults.Shape(Below(property.Name), $"the key '{property.Name}' is unknown", "one of: " + string.Join(", ", _asked), nearest is null ? "remove it" : $"did you mean '{nearest}'?");
        }
    }

    public static IReadOnlyList<T> ListOf<T>(JsonElement element, string path, FaultList faults, Func<JsonElement, string, T?> read)
        where T : class
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            faults.Shape(path, $"{Sort(element)} stands where a list should", "a list in brackets", "write [ … ]");
            return [];
        }

        return [.. element.EnumerateArray().Select((item, index) => read(item, $"{path}[{index}]")).OfType<T>()];
    }

    public static string? TextOf(JsonElement element, string path, FaultList faults)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            faults.Shape(path, $"{Sort(element)} stands where a text should", "a text in quotes", "put it in quotes");
            return null;
        }

        string text = element.GetString()!;
        if (!string.IsNullOrWhiteSpace(text)) return text;
        faults.Value(path, "the text is empty", "a text with at least one character", "write it, or remove the key");
        return null;
    }

    public static Printed? PrintedOf(JsonElement element, string path, FaultList faults)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            faults.Shape(path, $"{Sort(element)} stands where a printed number should", "the number in quotes, digit for digit as printed, such as \"0.250\" or \"<0.001\"", "put it in quotes with every digit that was printed");
            return null;
        }

        Printed? number = Printed.TryRead(element.GetString()!);
        if (number is null) faults.Value(path, $"'{element.GetString()}' is not a number", "digits with an optional decimal point, after an optional < or >, such as \"17.2\" or \"<0.001\"", "leave out units and percent signs");
        return number;
    }

    public static string Sort(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a bare number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
