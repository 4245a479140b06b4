using System.Text.Json;

namespace Oncohort.Published.Format;

/// <summary>The names that a file defines, gathered before anything that refers to them is read.</summary>
internal sealed class Names
{
    private readonly Dictionary<string, IReadOnlyList<string>> _levels = new(StringComparer.Ordinal);
    private readonly HashSet<string> _endpoints = new(StringComparer.Ordinal);
    private readonly FaultList _faults;

    public Names(JsonElement root, FaultList faults)
    {
        _faults = faults;
        foreach (JsonElement variable in Objects(root, "variables"))
        {
            if (Id(variable) is not { } id) continue;
            IReadOnlyList<string> levels = variable.TryGetProperty("levels", out JsonElement list) && list.ValueKind == JsonValueKind.Array
                ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
                : [];
            _levels.TryAdd(id, levels);
        }

        foreach (JsonElement endpoint in Objects(root, "endpoints"))
        {
            if (Id(endpoint) is { } id) _endpoints.Add(id);
        }
    }

    /// <returns>The variable's levels; null, with a fault, when there is no such variable.</returns>
    public IReadOnlyList<string>? Variable(string id, string where)
    {
        if (id.Length == 0) return null;
        if (_levels.TryGetValue(id, out IReadOnlyList<string>? levels)) return levels;
        _faults.Unknown(where, "variable", id, _levels.Keys);
        return null;
    }

    public void Level(string variable, string level, string where)
    {
        if (_levels.TryGetValue(variable, out IReadOnlyList<string>? levels) && !levels.Contains(level, StringComparer.Ordinal))
            _faults.Unknown(where, $"level of '{variable}'", level, [.. levels]);
    }

    public void Endpoint(string? id, string where)
    {
        if (id is { Length: > 0 } && !_endpoints.Contains(id)) _faults.Unknown(where, "endpoint", id, _endpoints);
    }

    public Selection Selection(ObjectCursor cursor, string key) => OptionalSelection(cursor, key) ?? Published.Selection.All;

    public Selection? OptionalSelection(ObjectCursor cursor, string key) =>
        cursor.Find(key) is { } found ? Selection(found, cursor.Below(key)) : null;

    public Selection? Selection(JsonElement element, string path)
    {
        if (ObjectCursor.Over(element, path, _faults) is null) return null;
        var chosen = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (JsonProperty property in element.EnumerateObject())
        {
            string where = $"{path}.{property.Name}";
            IReadOnlyList<string>? known = Variable(property.Name, where);
            IReadOnlyList<string> levels = property.Value.ValueKind == JsonValueKind.Array
                ? ObjectCursor.ListOf(property.Value, where, _faults, (item, place) => ObjectCursor.TextOf(item, place, _faults))
                : ObjectCursor.TextOf(property.Value, where, _faults) is { } text ? [text] : [];
            if (known is null) continue;
            foreach (string level in levels) Level(property.Name, level, where);
            if (property.Value.ValueKind == JsonValueKind.Array && levels.Count == 0)
                _faults.Value(where, "no level is named", "at least one level", "name a level, or leave the variable out");
            chosen[property.Name] = levels;
        }

        return new Selection(chosen);
    }

    private static IEnumerable<JsonElement> Objects(JsonElement root, string key) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(key, out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
            : [];

    private static string? Id(JsonElement element) =>
        element.TryGetProperty("id", out JsonElement id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
}
