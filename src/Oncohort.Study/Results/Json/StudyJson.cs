using System.Text.Json;

namespace Oncohort.Study.Results.Json;

/// <summary>Writes everything a study run found.</summary>
internal static class StudyJson
{
    /// <summary>Writes everything but the command.</summary>
    public static void WriteBody(Utf8JsonWriter json, StudyResults results)
    {
        json.WriteString("version", results.Version);
        json.WriteString("study", results.StudyId);
        json.WriteString("title", results.Title);
        json.WriteString("preset", results.Preset);
        json.WriteString("language", results.Language);
        json.Texts("guidelines", results.Guidelines);
        json.OptionalString("data_source", results.DataSource);
        json.OptionalString("notice", results.Notice);
        json.WriteString("data_sha256", results.DataSha256);
        if (results.MaskBelow is { } limit) json.WriteNumber("mask_below", limit);
        json.Count("read", results.Read);
        json.Count("n", results.Included);
        json.List("excluded", results.Attrition.Where(step => step.Excluded.IsSome), step =>
        {
            json.WriteString("reason", step.Reason);
            json.Count("count", step.Excluded);
        });
        json.Warnings(results.Warnings);
        json.Settings(results.Settings);
        Attrition(json, results);
        json.List("endpoints", results.Endpoints, endpoint => Endpoint(json, endpoint));
        json.List("variables", results.Variables, variable => Variable(json, variable));
        json.List("sections", results.Sections, section =>
        {
            json.WriteString("title", section.Title);
            json.Texts("text", section.Paragraphs);
        });
        json.List("analyses", results.Analyses, analysis =>
        {
            json.WriteString("command", analysis.Command);
            AnalysisJson.WriteBody(json, analysis);
            json.Flush();
        });
        json.List("failures", results.Failures, failure => Failure(json, failure));
        json.Texts("methods", results.Methods);
    }

    private static void Attrition(Utf8JsonWriter json, StudyResults results) => json.List("attrition", results.Attrition, step =>
    {
        json.WriteString("id", step.Id);
        json.WriteString("reason", step.Reason);
        json.WriteString("rule", step.Rule);
        json.Count("read", step.Read);
        json.Count("kept", step.Kept);
        json.Count("excluded", step.Excluded);
        json.Count("excluded_missing", step.ExcludedMissing);
    });

    private static void Endpoint(Utf8JsonWriter json, EndpointSummary endpoint)
    {
        json.WriteString("id", endpoint.Id);
        json.WriteString("label", endpoint.Label);
        json.OptionalString("unit", endpoint.Unit);
        json.WriteString("definition", endpoint.Definition);
        json.Count("n", endpoint.N);
        json.Count("events", endpoint.Events);
        json.Count("competing", endpoint.Competing);
        json.Count("censored", endpoint.Censored);
        json.Excluded(endpoint.Excluded);
        json.Interval("median_follow_up", endpoint.MedianFollowUp);
    }

    private static void Variable(Utf8JsonWriter json, VariableSummary variable)
    {
        json.WriteString("name", variable.Name);
        json.WriteString("label", variable.Label);
        json.WriteString("kind", variable.Kind);
        json.Count("n", variable.N);
        json.Count("missing", variable.Missing);
    }

    private static void Failure(Utf8JsonWriter json, AnalysisFailure failure)
    {
        json.WriteString("id", failure.Id);
        json.WriteString("title", failure.Title);
        json.OptionalString("section", failure.Section);
        json.WriteString("code", failure.Code);
        json.WriteString("reason", failure.Reason);
    }
}
