using System.Text.Json;

namespace Oncohort.Study.Results.Json;

/// <summary>Writes Kaplan-Meier curves.</summary>
internal static class KaplanMeierJson
{
    /// <summary>Writes the fields of the verb <c>km</c>.</summary>
    public static void Write(Utf8JsonWriter json, KaplanMeierResult result)
    {
        json.Count("events", result.Events);
        json.OptionalString("group_label", result.GroupLabel);
        json.List("strata", result.Strata, stratum => Stratum(json, stratum));
        json.Interval("median_follow_up", result.MedianFollowUp);
        if (result.Milestones is { } milestones) json.List("milestones", milestones, contrast => Milestone(json, contrast));
        if (result.Conditional is { } conditional) json.List("conditional", conditional, time => Conditional(json, time));
        Comparison(json, result.LogRank, result.HazardRatio);
        FacetJson.Write(json, result.Facets, panel => Panel(json, panel));
    }

    private static void Panel(Utf8JsonWriter json, KaplanMeierPanel panel)
    {
        json.WriteString("level", panel.Level);
        json.Count("n", panel.N);
        json.Count("events", panel.Events);
        json.List("strata", panel.Strata, stratum => Stratum(json, stratum));
        Comparison(json, panel.LogRank, panel.HazardRatio);
    }

    private static void Comparison(Utf8JsonWriter json, LogRankResult? test, CoxTermResult? ratio)
    {
        if (test is not null)
        {
            json.WriteStartObject("logrank");
            LogRankJson.Write(json, test);
            json.WriteEndObject();
        }

        if (ratio is null) return;
        json.WriteStartObject("hazard_ratio");
        CoxJson.Term(json, ratio);
        json.WriteEndObject();
    }

    private static void Milestone(Utf8JsonWriter json, MilestoneResult contrast)
    {
        json.WriteNumber("time", contrast.Time);
        json.WriteString("group", contrast.Group);
        json.WriteString("reference", contrast.Reference);
        json.Number("difference", contrast.Difference);
        json.Number("se", contrast.Se);
        json.Limits(contrast.Lower, contrast.Upper);
        json.Number("p", contrast.P);
        json.Number("ratio", contrast.Ratio.Estimate);
        json.Number("ratio_lower", contrast.Ratio.Lower);
        json.Number("ratio_upper", contrast.Ratio.Upper);
        json.Number("ratio_p", contrast.RatioP);
        json.Number("log_log_p", contrast.LogLogP);
    }

    private static void Conditional(Utf8JsonWriter json, ConditionalSurvivalResult time)
    {
        json.WriteString("group", time.Group);
        json.WriteNumber("given", time.Given);
        json.WriteNumber("time", time.Time);
        json.Count("at_risk", time.AtRisk);
        Survival(json, time.Survival, time.Se, time.Lower, time.Upper);
    }

    /// <summary>Writes the fields of one curve.</summary>
    public static void Stratum(Utf8JsonWriter json, KaplanMeierStratum stratum)
    {
        json.WriteString("group", stratum.Group);
        json.Count("n", stratum.N);
        json.Count("events", stratum.Events);
        json.Interval("median", stratum.Median);
        json.Interval("median_follow_up", stratum.MedianFollowUp);
        json.List("at", stratum.At, time =>
        {
            json.WriteNumber("time", time.Time);
            json.Count("at_risk", time.AtRisk);
            Survival(json, time.Survival, time.Se, time.Lower, time.Upper);
        });
        RiskLevelJson.Write(json, stratum.AtRisk);
        json.List("steps", stratum.Steps, step =>
        {
            json.WriteNumber("time", step.Time);
            json.Count("at_risk", step.AtRisk);
            json.Count("events", step.Events);
            if (step.Censored is { } censored) json.Count("censored", censored);
            else json.WriteNull("censored");
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
