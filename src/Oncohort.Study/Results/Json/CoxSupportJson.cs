using System.Text.Json;

namespace Oncohort.Study.Results.Json;

/// <summary>Writes how well the data support a Cox model: events for each coefficient, coefficients without a finite estimate, and the path of a penalty.</summary>
internal static class CoxSupportJson
{
    public static void Write(Utf8JsonWriter json, CoxResult result)
    {
        json.Number("events_per_variable", result.EventsPerVariable);
        json.List("separated", result.Separated, term =>
        {
            json.WriteString("term", term.Term);
            json.WriteString("direction", term.Direction);
            if (term.WithoutEvents is { } level) json.WriteString("without_events", level);
            else json.WriteNull("without_events");
            json.WriteString("text", term.Text);
        });
        if (result.Shrinkage is { } path) ShrinkageJson.Write(json, path);
    }
}
