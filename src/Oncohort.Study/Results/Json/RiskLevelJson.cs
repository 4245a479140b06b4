using System.Text.Json;

namespace Oncohort.Study.Results.Json;

/// <summary>Writes the numbers at risk of a curve whose small counts are withheld.</summary>
internal static class RiskLevelJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<RiskLevel>? levels)
    {
        if (levels is null) return;
        json.List("at_risk", levels, level =>
        {
            json.WriteNumber("until", level.Until);
            json.Count("at_risk", level.AtRisk);
        });
    }
}
