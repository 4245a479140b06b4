using System.Text.Json;

namespace Oncohort.Study.Results.Json;

/// <summary>Writes the panels of an analysis.</summary>
internal static class FacetJson
{
    /// <summary>Writes the field <c>facets</c>; nothing when there are none.</summary>
    public static void Write<TPanel>(Utf8JsonWriter json, FacetResult<TPanel>? facets, Action<TPanel> panel)
    {
        if (facets is null) return;
        json.WriteStartObject("facets");
        json.WriteString("variable", facets.Variable);
        json.OptionalString("label", facets.Label);
        json.Count("missing", facets.Missing);
        json.List("panels", facets.Panels, panel);
        json.WriteEndObject();
    }
}
