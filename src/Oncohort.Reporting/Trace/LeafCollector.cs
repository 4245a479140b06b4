using System.Globalization;
using System.Text.Json;

namespace Oncohort.Reporting.Trace;

/// <summary>Walks through an element of the results and remembers every number with the words that tell it apart.</summary>
internal sealed class LeafCollector(JsonElement root, List<ResultLeaf> leaves)
{
    private const int LongestList = 2000;
    private static readonly string[] Told = ["group", "label", "level", "term", "variable", "cause", "state", "from", "to", "a", "b", "name", "id", "pattern", "reference", "place"];
    private static readonly string[] ToldByNumber = ["time", "grade", "landmark", "horizon"];
    private static readonly string[] LeftOut = ["steps", "settings", "schoenfeld", "residuals", "curve"];

    private readonly CauseWords _causes = CauseWords.Of(root);
    private readonly List<ResultLeaf> _leaves = leaves;

    /// <summary>Remembers the numbers below an element.</summary>
    public void Collect(JsonElement element, string pointer, string? except) => Collect(element, pointer, "", "", [], [], except);

    private void Collect(
        JsonElement element, string pointer, string field, string parent, IReadOnlyList<string> names, IReadOnlyList<string> labels, string? except)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Number:
                _leaves.Add(new ResultLeaf(pointer, element.GetDouble(), field, parent, names, labels));
                break;
            case JsonValueKind.Object:
                IReadOnlyList<string> told = [.. labels, .. LabelsOf(element)];
                foreach (JsonProperty member in element.EnumerateObject().Where(member => member.Name != except && !LeftOut.Contains(member.Name)))
                {
                    IReadOnlyList<string> inner = member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? [.. names, member.Name] : names;
                    Collect(member.Value, $"{pointer}/{Escape(member.Name)}", member.Name, pointer, inner, told, null);
                }

                break;
            case JsonValueKind.Array when element.GetArrayLength() <= LongestList:
                int index = 0;
                foreach (JsonElement item in element.EnumerateArray())
                    Collect(item, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index++}"), field, pointer, names, labels, null);
                break;
        }
    }

    private IEnumerable<string> LabelsOf(JsonElement element)
    {
        foreach (string name in Told)
        {
            if (element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String) yield return name == "cause" ? _causes.Words(value.GetString()!) : value.GetString()!;
        }

        foreach (string name in ToldByNumber)
        {
            if (element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number) yield return value.GetDouble().ToString(CultureInfo.InvariantCulture);
        }
    }

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
