using System.Text.Json;

namespace Oncohort.Study.Results.Json;

/// <summary>Writes the path of a penalised Cox model.</summary>
internal static class ShrinkageJson
{
    public static void Write(Utf8JsonWriter json, ShrinkageResult result)
    {
        json.WriteString("penalty", result.Penalty);
        json.WriteNumber("alpha", result.Alpha);
        json.WriteNumber("selected_lambda", result.SelectedLambda);
        json.Number("lambda_min", result.LambdaMin);
        json.Number("lambda_1se", result.Lambda1se);
        json.List("path", result.Path, step =>
        {
            json.WriteNumber("lambda", step.Lambda);
            json.WriteNumber("df", step.Df);
            json.WriteNumber("deviance_ratio", step.DevianceRatio);
            json.WriteStartArray("coef");
            foreach (double coefficient in step.Coef) json.WriteNumberValue(coefficient);
            json.WriteEndArray();
        });
        if (result.CrossValidation is not { } deviances) return;
        json.List("cross_validation", deviances, at =>
        {
            json.WriteNumber("lambda", at.Lambda);
            json.WriteNumber("mean", at.Mean);
            json.WriteNumber("se", at.Se);
        });
    }
}
