using System.Globalization;
using System.Text.Json;

namespace Oncohort.Reporting.Trace;

/// <summary>Walks through an element of the results and remembers every number with the words that tell it apart.</summary>
internal sealed class LeafCollector(JsonElement root, LeafVocabulary words, List<ResultLeaf> leaves)
{
    private const int LongestList = 2000;
    private static readonly string[] Told = ["group", "label", "level", "term", "variable", "cause", "state", "from", "to", "a", "b", "name", "id", "pattern", "reference", "place"];
    private static readonly string[] ToldByNumber = ["time", "grade", "landmark", "horizon"];
    private static readonly string[] LeftOut = ["steps", "settings", "schoenfeld", "residuals", "curve"];

    private readonly CauseWords _causes = CauseWords.Of(root);

    /// <summary>Remembers the numbers below an element.</summary>
    public void Collect(JsonElement element, string pointer, string? except) => Collect(element, pointer, words.Field(""), "", new LeafSite([], []), except);

    private void Collect(JsonElement element, string pointer, LeafField field, string parent, LeafSite site, string? except)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Number:
                leaves.Add(new ResultLeaf(pointer, element.GetDouble(), field, parent, site));
                break;
            case JsonValueKind.Object:
                LeafSite told = site.Told([.. LabelsOf(element).Select(words.Label)]);
                foreach (JsonProperty member in element.EnumerateObject().Where(member => member.Name != except && !LeftOut.Contains(member.Name)))
                {
                    LeafSite inner = member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? told.Below(words.Name(member.Name)) : told;
                    Collect(member.Value, $"{pointer}/{Escape(member.Name)}", words.Field(member.Name), pointer, inner, null);
                }

                break;
            case JsonValueKind.Array when element.GetArrayLength() <= LongestList:
                int index = 0;
                foreach (JsonElement item in element.EnumerateArray())
                    Collect(item, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index++}"), field, pointer, site, null);
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
