using System.Globalization;
using System.Text.Json;

namespace Oncohort.Study.Results.Moves;

/// <summary>Names the elements of a list by what they are about, so that an element inserted before others moves none of them.</summary>
internal static class ElementKeys
{
    /// <summary>What tells the elements of one list apart, by the list's name; elsewhere the first of <see cref="Usual"/> that the element has.</summary>
    private static readonly Dictionary<string, string[]> ByList = new(StringComparer.Ordinal)
    {
        ["rows"] = ["variable", "level"],
        ["influence"] = ["id", "row", "term"],
        ["milestones"] = ["time", "group", "reference"],
        ["conditional"] = ["group", "given", "time"],
        ["pairwise"] = ["a", "b"],
        ["transitions"] = ["from", "to"],
        ["differences"] = ["group", "reference"],
        ["ratios"] = ["group", "reference"],
        ["components"] = ["rho", "gamma"],
        ["steps"] = ["time", "step"],
        ["points"] = ["value"],
    };

    private static readonly string[] Usual =
        ["id", "name", "term", "group", "cause", "state", "time", "level", "variable", "pattern", "patient", "grade", "arm", "lambda", "covariate", "title", "reason", "code"];

    /// <summary>The elements of a list with their keys, in order; a key that stands twice is numbered.</summary>
    public static IReadOnlyList<(string Key, JsonElement Element)> Of(string list, JsonElement array)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var keyed = new List<(string, JsonElement)>();
        int position = 0;
        foreach (JsonElement element in array.EnumerateArray())
        {
            string key = Key(list, element) ?? position.ToString(CultureInfo.InvariantCulture);
            int number = seen[key] = seen.GetValueOrDefault(key) + 1;
            keyed.Add((number == 1 ? key : string.Create(CultureInfo.InvariantCulture, $"{key} #{number}"), element));
            position++;
        }

        return keyed;
    }

    private static string? Key(string list, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String) return element.GetString();
        if (element.ValueKind != JsonValueKind.Object) return null;
        if (ByList.TryGetValue(list, out string[]? names) && Join(element, names) is { } composed) return composed;
        if (list == "univariable" && element.TryGetProperty("terms", out JsonElement terms) && terms.GetArrayLength() > 0) return Text(terms[0], "variable");
        return Usual.Select(name => Text(element, name)).FirstOrDefault(text => text is not null);
    }

    private static string? Join(JsonElement element, string[] names)
    {
        string[] parts = [.. names.Select(name => Text(element, name)).OfType<string>()];
        return parts.Length == 0 ? null : string.Join(',', parts);
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    } : null;
}
