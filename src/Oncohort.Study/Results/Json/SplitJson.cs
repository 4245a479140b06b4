using System.Text.Json;

namespace Oncohort.Study.Results.Json;

/// <summary>Writes the account of a split.</summary>
internal static class SplitJson
{
    /// <summary>Writes the fields of the verb <c>split</c>.</summary>
    public static void Write(Utf8JsonWriter json, SplitResult result)
    {
        json.WriteNumber("rows", result.Rows);
        json.WriteNumber("events", result.Events);
        json.List("changes", result.Changes, change =>
        {
            json.WriteString("covariate", change.Covariate);
            json.WriteNumber("during", change.During);
            json.WriteNumber("before", change.Before);
            json.WriteNumber("after", change.After);
            json.WriteNumber("never", change.Never);
        });
    }
}
