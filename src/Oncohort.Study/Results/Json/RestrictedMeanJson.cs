using System.Text.Json;

namespace Oncohort.Study.Results.Json;

/// <summary>Writes restricted means.</summary>
internal static class RestrictedMeanJson
{
    /// <summary>Writes the fields of the verb <c>rmst</c>.</summary>
    public static void Write(Utf8JsonWriter json, RestrictedMeanResult result)
    {
        json.WriteNumber("tau", result.Tau);
        json.Count("events", result.Events);
        json.List("groups", result.Groups, group =>
        {
            json.WriteString("group", group.Group);
            json.Count("n", group.N);
            json.Count("events", group.Events);
            json.Number("rmst", group.Rmst);
            json.Number("se", group.Se);
            json.Limits(group.Lower, group.Upper);
        });
        json.List("differences", result.Differences, difference =>
        {
            json.WriteString("group", difference.Group);
            json.WriteString("reference", difference.Reference);
            json.Number("difference", difference.Difference);
            json.Number("se", difference.Se);
            json.Limits(difference.Lower, difference.Upper);
            json.Number("z", difference.Z);
            json.Number("p", difference.P);
        });
        json.List("ratios", result.Ratios, ratio =>
        {
            json.WriteString("group", ratio.Group);
            json.WriteString("reference", ratio.Reference);
            json.Number("ratio", ratio.Ratio);
            json.Number("log_se", ratio.LogSe);
            json.Limits(ratio.Lower, ratio.Upper);
            json.Number("z", ratio.Z);
            json.Number("p", ratio.P);
        });
    }
}
