using System.Text.Json;

namespace Oncohort.Study.Results.Json;

/// <summary>Writes effects within subgroups.</summary>
internal static class SubgroupJson
{
    /// <summary>Writes the fields of the verb <c>subgroups</c>.</summary>
    public static void Write(Utf8JsonWriter json, SubgroupResult result)
    {
        json.WriteNumber("events", result.Events);
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
        json.WriteNumber("missing", variable.Missing);
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
        json.WriteNumber("n", effect.N);
        json.WriteNumber("events", effect.Events);
        json.List("arms", effect.Arms, arm =>
        {
            json.WriteString("arm", arm.Arm);
            json.WriteNumber("n", arm.N);
            json.WriteNumber("events", arm.Events);
        });
        json.Number("hr", effect.Hr);
        json.Number("se", effect.Se);
        json.Limits(effect.Lower, effect.Upper);
        json.Number("p", effect.P);
    }
}
