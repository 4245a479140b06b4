using System.Text.Json;

namespace Oncohort.Study.Results.Json;

/// <summary>Writes landmark analyses.</summary>
internal static class LandmarkJson
{
    /// <summary>Writes the fields of the verb <c>landmark</c>.</summary>
    public static void Write(Utf8JsonWriter json, LandmarkResult result)
    {
        json.WriteString("group_label", result.GroupLabel);
        json.List("landmarks", result.Landmarks, landmark => Landmark(json, landmark));
    }

    private static void Landmark(Utf8JsonWriter json, LandmarkAnalysisResult landmark)
    {
        json.WriteNumber("time", landmark.Time);
        json.Count("n", landmark.N);
        json.Count("events", landmark.Events);
        json.Excluded(landmark.Excluded);
        json.List("strata", landmark.Strata, stratum => KaplanMeierJson.Stratum(json, stratum));
        if (landmark.LogRank is { } test)
        {
            json.WriteStartObject("logrank");
            LogRankJson.Write(json, test);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("logrank");
        }

        json.List("terms", landmark.Model?.Terms ?? [], term => CoxJson.Term(json, term));
    }
}
