using System.Text.Json;

namespace Oncohort.Study.Results.Json;

/// <summary>Writes effects within subgroups.</summary>
internal static class SubgroupJson
{
    /// <summary>Writes the fields of the verb <c>subgroups</c>.</summary>
    public static void Write(Utf8JsonWriter json, SubgroupResult result)
    {
        json.Count("events", result.Events);
        json.WriteStartObject("treatment");
        json.WriteString("variable", result.Treatment.Variable);
        json.OptionalString("label", result.Treatment.Label);
        json.WriteString("arm", result.Treatment.Arm);
        json.WriteString("reference", result.Treatment.Reference);
        json.WriteEndObject();
        json.WriteStartObject("overall");
        Effect(json, result.Overall);
        json.WriteEndObject();
        json.List("subgroups", result.Subgroups, variable => Variable(json, variable));
    }

    private static void Variable(Utf8JsonWriter json, SubgroupVariableResult variable)
    {
        json.WriteString("variable", variable.Variable);
        json.OptionalString("label", variable.Label);
        json.Count("missing", variable.Missing);
        json.List("levels", variable.Levels, level =>
        {
            json.WriteString("level", level.Level);
            Effect(json, level.Effect);
        });
        json.WriteStartObject("interaction");
        json.Test(variable.Interaction.Chi2, variable.Interaction.Df, variable.Interaction.P);
        json.Test("wald", variable.InteractionWald);
        json.WriteEndObject();
    }

    private static void Effect(Utf8JsonWriter json, SubgroupEffect effect)
    {
        json.Count("n", effect.N);
        json.Count("events", effect.Events);
        json.List("arms", effect.Arms, arm =>
        {
            json.WriteString("arm", arm.Arm);
            json.Count("n", arm.N);
            json.Count("events", arm.Events);
        });
        json.Number("hr", effect.Hr);
        json.Number("se", effect.Se);
        json.Limits(effect.Lower, effect.Upper);
        json.Number("p", effect.P);
    }
}
