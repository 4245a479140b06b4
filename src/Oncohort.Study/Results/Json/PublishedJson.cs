using System.Text.Json;
using Oncohort.Published;

namespace Oncohort.Study.Results.Json;

/// <summary>Writes published numbers beside those of the cohort.</summary>
internal static class PublishedJson
{
    public static void Write(Utf8JsonWriter json, PublishedResult result)
    {
        json.WriteString("study", result.StudyId);
        json.WriteString("study_title", result.StudyTitle);
        json.WriteString("citation", result.Citation);
        json.WriteStartObject("summary");
        Counts(json, result.Numbers);
        json.WriteEndObject();
        json.List("places", result.Numbers.GroupBy(number => number.Place), place =>
        {
            json.OptionalString("place", place.Key);
            Counts(json, [.. place]);
        });
        json.List("numbers", result.Numbers, number => Number(json, number));
    }

    private static void Counts(Utf8JsonWriter json, IReadOnlyList<ComparedNumber> numbers)
    {
        foreach (ComparisonVerdict verdict in Enum.GetValues<ComparisonVerdict>()) json.WriteNumber(PublishedResult.Name(verdict), PublishedResult.Count(verdict, numbers));
        json.WriteNumber("all", numbers.Count(number => !number.Alternative));
    }

    private static void Number(Utf8JsonWriter json, ComparedNumber number)
    {
        json.WriteString("id", number.Id);
        json.WriteString("label", number.Label);
        json.OptionalString("place", number.Place);
        json.WriteString("published", number.Published.Text);
        json.OptionalString("estimator", number.Estimator);
        json.Number("oncohort", number.Oncohort);
        json.OptionalString("text", number.Text);
        json.Number("difference", number.Difference);
        if (number.Alternative) json.WriteBoolean("alternative", true);
        json.WriteString("verdict", PublishedResult.Name(number.Verdict));
        json.OptionalString("why", number.Why);
        if (number.Finding is not { } finding) return;
        json.WriteStartObject("audit");
        json.WriteString("verdict", finding.Verdict switch { AuditVerdict.Inconsistent => "inconsistent", AuditVerdict.Rounding => "rounding", AuditVerdict.NotCheckable => "not-checkable", _ => "consistent" });
        json.Number("recomputed", finding.Recomputed);
        json.WriteString("detail", finding.Detail);
        json.WriteEndObject();
    }
}
