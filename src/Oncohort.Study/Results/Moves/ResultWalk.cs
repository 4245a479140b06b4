using System.Text.Json;

namespace Oncohort.Study.Results.Moves;

/// <summary>Walks two results side by side.</summary>
internal sealed class ResultWalk(double tolerance)
{
    private static readonly string[] Definitions = ["rule", "definition"];

    private readonly List<RunDifference> _causes = [];
    private readonly List<MovedNumber> _moved = [];
    private readonly List<string> _onlyFirst = [];
    private readonly List<string> _onlySecond = [];
    private string[] _whole = [];
    private bool _otherStudy;
    private int _same;

    public void Add(RunDifference difference) => _causes.Add(difference);

    public void Run(JsonElement first, JsonElement second)
    {
        FindDefinitions(first, second, "attrition");
        FindDefinitions(first, second, "endpoints");
        _whole = [.. _causes.Select(cause => cause.Kind).Where(kind => kind is "data" or "version" or "definition").Distinct()];
        _otherStudy = _causes.Exists(cause => cause.Kind == "study_file");
        Visit(first, second, "", "", []);
    }

    public ComparedResults Result() => new(_causes, _moved, _onlyFirst, _onlySecond, _same);

    /// <summary>Rules of eligibility and definitions of endpoints concern every number, so they are looked for before the numbers.</summary>
    private void FindDefinitions(JsonElement first, JsonElement second, string list)
    {
        if (!first.TryGetProperty(list, out JsonElement one) || !second.TryGetProperty(list, out JsonElement other)) return;
        Dictionary<string, JsonElement> others = ElementKeys.Of(list, other).ToDictionary(pair => pair.Key, pair => pair.Element, StringComparer.Ordinal);
        Dictionary<string, JsonElement> ones = ElementKeys.Of(list, one).ToDictionary(pair => pair.Key, pair => pair.Element, StringComparer.Ordinal);
        foreach (string key in ones.Keys.Union(others.Keys))
        {
            foreach (string name in Definitions)
            {
                string? left = Text(ones, key, name), right = Text(others, key, name);
                if (left != right) _causes.Add(new RunDifference("definition", $"{list}[{key}].{name}", left, right));
            }
        }
    }

    private static string? Text(Dictionary<string, JsonElement> elements, string key, string name) =>
        elements.TryGetValue(key, out JsonElement element) && element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    /// <param name="first">An element of the first run.</param>
    /// <param name="second">The same of the second run.</param>
    /// <param name="name">The key it stands under.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="settings">The settings in force for it that differ.</param>
    private void Visit(JsonElement first, JsonElement second, string name, string path, string[] settings)
    {
        if (IsNumber(first) && IsNumber(second)) Number(first, second, path, settings);
        else if (IsWithheld(first) && IsWithheld(second)) Withheld(first, second, path);
        else if (first.ValueKind != second.ValueKind) Unlike(first, second, path);
        else if (first.ValueKind == JsonValueKind.Object) Object(first, second, path, settings);
        else if (first.ValueKind == JsonValueKind.Array) List(first, second, name, path, settings);
    }

    private void Object(JsonElement first, JsonElement second, string path, string[] settings)
    {
        string[] own = Settings(first, second, path) is { Length: > 0 } differing ? differing : settings;
        foreach (JsonProperty property in first.EnumerateObject())
        {
            if (property.Name == "settings") continue;
            string below = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            if (second.TryGetProperty(property.Name, out JsonElement other)) Visit(property.Value, other, property.Name, below, own);
            else Collect(property.Value, property.Name, below, _onlyFirst);
        }

        foreach (JsonProperty property in second.EnumerateObject().Where(property => property.Name != "settings" && !first.TryGetProperty(property.Name, out _)))
            Collect(property.Value, property.Name, path.Length == 0 ? property.Name : $"{path}.{property.Name}", _onlySecond);
    }

    private void List(JsonElement first, JsonElement second, string name, string path, string[] settings)
    {
        IReadOnlyList<(string Key, JsonElement Element)> ones = ElementKeys.Of(name, first);
        Dictionary<string, JsonElement> others = ElementKeys.Of(name, second).ToDictionary(pair => pair.Key, pair => pair.Element, StringComparer.Ordinal);
        foreach ((string key, JsonElement element) in ones)
        {
            if (others.Remove(key, out JsonElement other)) Visit(element, other, name, $"{path}[{key}]", settings);
            else Collect(element, name, $"{path}[{key}]", _onlyFirst);
        }

        foreach ((string key, JsonElement element) in ElementKeys.Of(name, second).Where(pair => others.ContainsKey(pair.Key))) Collect(element, name, $"{path}[{key}]", _onlySecond);
    }

    /// <summary>Adds the settings of an object that differ.</summary>
    /// <returns>Their names; none when the object has no settings of its own.</returns>
    private string[] Settings(JsonElement first, JsonElement second, string path)
    {
        if (!first.TryGetProperty("settings", out JsonElement one) || !second.TryGetProperty("settings", out JsonElement other)) return [];
        var names = new List<string>();
        foreach (string name in one.EnumerateObject().Concat(other.EnumerateObject()).Select(property => property.Name).Distinct().Order(StringComparer.Ordinal))
        {
            string? left = Printed(one, name), right = Printed(other, name);
            if (left == right) continue;
            _causes.Add(new RunDifference("settings", path.Length == 0 ? $"settings.{name}" : $"{path}.settings.{name}", left, right));
            names.Add(name);
        }

        return [.. names.Where(name => name != "preset" || names.Count == 1).Select(name => $"settings.{name}")];
    }

    private static string? Printed(JsonElement settings, string name) =>
        settings.TryGetProperty(name, out JsonElement value) ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText() : null;

    private void Number(JsonElement first, JsonElement second, string path, string[] settings)
    {
        double? one = Value(first), other = Value(second);
        bool equal = one is { } left && other is { } right
            ? left == right || Math.Abs(right - left) <= tolerance * Math.Max(Math.Abs(left), Math.Abs(right))
            : one is null && other is null;
        if (equal)
        {
            _same++;
            return;
        }

        double? difference = other - one;
        _moved.Add(new MovedNumber(path, one, other, difference, one is 0 ? null : difference / Abs(one), Why(settings)));
    }

    /// <summary>A withheld count has no value to subtract: another range is a number of one run only, and one of the other.</summary>
    private void Withheld(JsonElement first, JsonElement second, string path)
    {
        if (first.GetString() == second.GetString()) _same++;
        else Unlike(first, second, path);
    }

    private void Unlike(JsonElement first, JsonElement second, string path)
    {
        Collect(first, "", path, _onlyFirst);
        Collect(second, "", path, _onlySecond);
    }

    /// <summary>The paths of the numbers below an element that only one run has.</summary>
    private static void Collect(JsonElement element, string name, string path, List<string> paths)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Number or JsonValueKind.String when element.ValueKind == JsonValueKind.Number || IsWithheld(element):
                paths.Add(path);
                break;
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject().Where(property => property.Name != "settings")) Collect(property.Value, property.Name, $"{path}.{property.Name}", paths);
                break;
            case JsonValueKind.Array:
                foreach ((string key, JsonElement item) in ElementKeys.Of(name, element)) Collect(item, name, $"{path}[{key}]", paths);
                break;
        }
    }

    /// <summary>That the study file differs says little when its settings or definitions do, so it stands only where nothing else is known.</summary>
    private string[] Why(string[] settings)
    {
        string[] known = [.. _whole, .. settings];
        return known.Length == 0 && _otherStudy ? ["study_file"] : known;
    }

    private static double? Abs(double? value) => value is { } number ? Math.Abs(number) : null;

    private static bool IsWithheld(JsonElement element) => element.ValueKind == JsonValueKind.String && Count.IsWithheldText(element.GetString()!);

    private static bool IsNumber(JsonElement element) => element.ValueKind is JsonValueKind.Number or JsonValueKind.Null;

    private static double? Value(JsonElement element) => element.ValueKind == JsonValueKind.Number ? element.GetDouble() : null;
}
