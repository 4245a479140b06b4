using System.Text.Json;
using Oncohort.Proof.Numbers;

namespace Oncohort.Proof.Results;

/// <summary>What the objects around a number say of it.</summary>
/// <param name="Levels">Levels and groups so far.</param>
/// <param name="Names">Labels and titles so far.</param>
/// <param name="Months">The moment, in months.</param>
/// <param name="UnitMonths">How many months the endpoint's unit has.</param>
/// <param name="Groups">The names of the groups of the analysis, for lists of cells without names.</param>
/// <param name="Causes">The labels of the causes by their codes.</param>
internal sealed record Surroundings(
    IReadOnlyList<string> Levels, IReadOnlyList<string> Names, double? Months, double UnitMonths, IReadOnlyList<string> Groups, IReadOnlyDictionary<string, string> Causes)
{
    private static readonly string[] LevelKeys = ["level", "group", "a", "b", "state", "from", "to", "stratum", "arm"];
    private static readonly string[] NameKeys = ["title", "definition", "window", "name", "group_label", "variable", "term", "label"];

    public static Surroundings None { get; } = new([], [], null, 1, [], new Dictionary<string, string>());

    /// <summary>The surroundings within an object.</summary>
    public Surroundings Within(JsonElement found)
    {
        List<string> levels = [.. Levels], names = [.. Names];
        IReadOnlyList<string> groups = Groups;
        IReadOnlyDictionary<string, string> causes = Causes;
        (double? months, double unit) = (Months, UnitMonths);
        if (found.TryGetProperty("endpoint", out JsonElement endpoint) && endpoint.ValueKind == JsonValueKind.Object)
        {
            if (Text(endpoint, "label") is { } label) names.Add(label);
            if (Text(endpoint, "unit") is { } of) unit = Moments.UnitOf(of);
            if (endpoint.TryGetProperty("causes", out JsonElement codes)) causes = codes.EnumerateObject().ToDictionary(code => code.Name, code => code.Value.GetString() ?? "", StringComparer.Ordinal);
        }
        else if (Text(found, "unit") is { } of) unit = Moments.UnitOf(of);
        if (found.TryGetProperty("groups", out JsonElement listed) && listed.ValueKind == JsonValueKind.Array && listed.EnumerateArray().All(group => Text(group, "group") is not null))
            groups = [.. listed.EnumerateArray().Select(group => Text(group, "group")!)];
        foreach (string key in LevelKeys) Add(levels, Text(found, key));
        foreach (string key in NameKeys) Add(names, Text(found, key)?.Replace('_', ' '));
        if (Text(found, "cause") is { } cause) Add(causes.ContainsKey(cause) ? levels : names, causes.GetValueOrDefault(cause, ""));
        if (found.TryGetProperty("grade", out JsonElement grade) && grade.TryGetInt32(out int worst)) levels.Add(FormattableString.Invariant($"grade {worst}"));
        if (found.TryGetProperty("time", out JsonElement time) && time.TryGetDouble(out double at)) months = at * unit;
        return new Surroundings(levels, names, months, unit, groups, causes);
    }

    private static void Add(List<string> to, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text)) to.Add(text);
    }

    private static string? Text(JsonElement found, string key) =>
        found.ValueKind == JsonValueKind.Object && found.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
