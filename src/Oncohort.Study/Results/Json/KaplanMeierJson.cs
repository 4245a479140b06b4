using System.Text.Json;

namespace Oncohort.Study.Results.Json;

/// <summary>Writes Kaplan-Meier curves.</summary>
internal static class KaplanMeierJson
{
    /// <summary>Writes the fields of the verb <c>km</c>.</summary>
    public static void Write(Utf8JsonWriter json, KaplanMeierResult result)
    {
        json.WriteNumber("events", result.Events);
        json.OptionalString("group_label", result.GroupLabel);
        json.List("strata", result.Strata, stratum => Stratum(json, stratum));
        json.Interval("median_follow_up", result.MedianFollowUp);
        if (result.LogRank is { } test)
        {
            json.WriteStartObject("logrank");
            AnalysisJson.LogRank(json, test);
            json.WriteEndObject();
        }

        if (result.HazardRatio is not { } ratio) return;
        json.WriteStartObject("hazard_ratio");
        CoxJson.Term(json, ratio);
        json.WriteEndObject();
    }

    private static void Stratum(Utf8JsonWriter json, KaplanMeierStratum stratum)
    {
        json.WriteString("group", stratum.Group);
        json.WriteNumber("n", stratum.N);
        json.WriteNumber("events", stratum.Events);
        json.Interval("median", stratum.Median);
        json.Interval("median_follow_up", stratum.MedianFollowUp);
        json.List("at", stratum.At, time =>
        {
            json.WriteNumber("time", time.Time);
            json.WriteNumber("at_risk", time.AtRisk);
            Survival(json, time.Survival, time.Se, time.Lower, time.Upper);
        });
        json.List("steps", stratum.Steps, step =>
        {
            json.WriteNumber("time", step.Time);
            json.WriteNumber("at_risk", step.AtRisk);
            json.WriteNumber("events", step.Events);
            json.WriteNumber("censored", step.Censored);
            Survival(json, step.Survival, step.Se, step.Lower, step.Upper);
        });
    }

    private static void Survival(Utf8JsonWriter json, double? survival, double? se, double? lower, double? upper)
    {
        json.Number("survival", survival);
        json.Number("se", se);
        json.Limits(lower, upper);
    }
}
