using System.Text.Json;

namespace Oncohort.Study.Results.Json;

/// <summary>Writes cumulative incidences.</summary>
internal static class CumulativeIncidenceJson
{
    /// <summary>Writes the fields of the verb <c>cif</c>.</summary>
    public static void Write(Utf8JsonWriter json, CumulativeIncidenceResult result)
    {
        json.OptionalString("group_label", result.GroupLabel);
        json.Count("events", result.Events);
        Curves(json, result.Strata, result.Gray);
        FacetJson.Write(json, result.Facets, panel =>
        {
            json.WriteString("level", panel.Level);
            json.Count("n", panel.N);
            Curves(json, panel.Strata, panel.Gray);
        });
    }

    private static void Curves(Utf8JsonWriter json, IReadOnlyList<CumulativeIncidenceStratum> strata, IReadOnlyList<GrayTestResult>? gray)
    {
        json.List("strata", strata, stratum =>
        {
            json.WriteString("group", stratum.Group);
            json.Count("n", stratum.N);
            RiskLevelJson.Write(json, stratum.AtRisk);
            json.List("causes", stratum.Causes, cause => Cause(json, cause));
        });
        if (gray is null) return;
        json.List("gray", gray, test =>
        {
            json.WriteString("cause", test.Cause);
            json.Test(test.Chi2, test.Df, test.P);
        });
    }

    private static void Cause(Utf8JsonWriter json, CumulativeIncidenceCause cause)
    {
        json.WriteString("cause", cause.Cause);
        json.Count("events", cause.Events);
        json.List("at", cause.At, time =>
        {
            json.WriteNumber("time", time.Time);
            json.Count("at_risk", time.AtRisk);
            Incidence(json, time.Cif, time.Se, time.Lower, time.Upper);
        });
        json.List("steps", cause.Steps, step =>
        {
            json.WriteNumber("time", step.Time);
            json.Count("at_risk", step.AtRisk);
            json.Count("events", step.Events);
            Incidence(json, step.Cif, step.Se, step.Lower, step.Upper);
        });
    }

    private static void Incidence(Utf8JsonWriter json, double? cif, double? se, double? lower, double? upper)
    {
        json.Number("cif", cif);
        json.Number("se", se);
        json.Limits(lower, upper);
    }
}
