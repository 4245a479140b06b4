using System.Text.Json;

namespace Oncohort.Study.Results.Json;

/// <summary>Writes grades of adverse effects.</summary>
internal static class ToxicityJson
{
    public static void Write(Utf8JsonWriter json, ToxicityResult result)
    {
        if (result.Records is { } records)
        {
            json.WriteStartObject("records");
            json.Count("read", records.Read);
            json.Count("used", records.Used);
            json.List("left_out", records.LeftOut, reason =>
            {
                json.WriteString("reason", reason.Reason);
                json.Count("count", reason.Count);
            });
            json.WriteEndObject();
        }

        json.WriteString("scale", result.Scale);
        json.WriteString("scale_version", result.ScaleVersion);
        json.OptionalString("window", result.Window);
        json.List("terms", result.Terms, term =>
        {
            json.WriteString("term", term.Term);
            json.Count("graded", term.Graded);
            json.Count("missing", term.Missing);
            json.List("grades", term.Grades, grade =>
            {
                json.WriteNumber("grade", grade.Grade);
                json.Count("n", grade.N);
                json.Number("percent", grade.Percent);
            });
        });
    }
}
