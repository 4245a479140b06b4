using System.Text.Json;

namespace Oncohort.Study.Results.Json;

/// <summary>Writes the steps of a selection.</summary>
internal static class StepwiseJson
{
    /// <summary>Writes <c>steps</c>, or nothing when nothing was selected.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<StepwiseStepResult>? steps)
    {
        if (steps is null) return;
        json.List("steps", steps, step =>
        {
            json.WriteNumber("step", step.Step);
            json.WriteString("variable", step.Variable);
            json.OptionalString("label", step.Label);
            json.WriteString("action", step.Action);
            json.WriteString("test", step.Test);
            json.Test(step.Statistic.Chi2, step.Statistic.Df, step.Statistic.P);
            json.Number("loglik", step.Loglik);
        });
    }
}
