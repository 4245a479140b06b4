using System.Text.Json;

namespace Oncohort.Study.Results.Json;

/// <summary>Writes an analysis: what all have in common, then the fields of its verb.</summary>
internal static class AnalysisJson
{
    /// <summary>Writes everything but the command and the version.</summary>
    public static void WriteBody(Utf8JsonWriter json, AnalysisResult result)
    {
        json.OptionalString("id", result.Id);
        json.OptionalString("title", result.Title);
        json.OptionalString("section", result.Section);
        if (result.Endpoint is { } endpoint) Endpoint(json, endpoint);
        json.Count("n", result.N);
        json.Excluded(result.Excluded);
        json.Warnings(result.Warnings);
        json.Settings(result.Settings);
        switch (result)
        {
            case KaplanMeierResult km: KaplanMeierJson.Write(json, km); break;
            case LogRankResult test: LogRankJson.Write(json, test); break;
            case CoxResult model: CoxJson.Write(json, model); break;
            case CoxTableResult models: CoxJson.Write(json, models); break;
            case FineGrayResult model: FineGrayJson.Write(json, model); break;
            case SplitResult split: SplitJson.Write(json, split); break;
            case MultiStateResult states: MultiStateJson.Write(json, states); break;
            case CumulativeIncidenceResult incidence: CumulativeIncidenceJson.Write(json, incidence); break;
            case SubgroupResult effects: SubgroupJson.Write(json, effects); break;
            case RestrictedMeanResult means: RestrictedMeanJson.Write(json, means); break;
            case LandmarkResult landmarks: LandmarkJson.Write(json, landmarks); break;
            case ChiSquareResult tests: ChiSquare(json, tests); break;
            case Table1Result table: Table1Json.Write(json, table); break;
            case ToxicityResult toxicity: ToxicityJson.Write(json, toxicity); break;
            case PublishedResult published: PublishedJson.Write(json, published); break;
            case FollowUpResult followUp: FollowUpJson.Write(json, followUp); break;
            default: throw new ArgumentException($"There is no JSON form of {result.GetType().Name}.", nameof(result));
        }
    }

    private static void Endpoint(Utf8JsonWriter json, EndpointCaption endpoint)
    {
        json.WriteStartObject("endpoint");
        json.WriteString("id", endpoint.Id);
        json.WriteString("label", endpoint.Label);
        json.OptionalString("unit", endpoint.Unit);
        if (endpoint.CauseLabels.Count > 0)
        {
            json.WriteStartObject("causes");
            foreach ((string cause, string label) in endpoint.CauseLabels.OrderBy(pair => pair.Key, StringComparer.Ordinal)) json.WriteString(cause, label);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void ChiSquare(Utf8JsonWriter json, ChiSquareResult result)
    {
        json.Texts("rows", result.Rows);
        json.Texts("columns", result.Columns);
        Matrix(json, "counts", result.Counts, count => json.Count(count));
        json.Test("pearson", result.Pearson);
        if (result.Yates is { } yates) json.Test("yates", yates);
        json.Test("likelihood_ratio", result.LikelihoodRatio);
        json.WriteStartObject("fisher");
        json.Number("p", result.Fisher.P);
        json.Number("odds_ratio", result.Fisher.OddsRatio);
        json.Limits(result.Fisher.Lower, result.Fisher.Upper);
        json.WriteEndObject();
        json.Test("trend", result.Trend);
        Matrix(json, "expected", result.Expected, json.WriteNumberValue);
    }

    private static void Matrix<T>(Utf8JsonWriter json, string name, IReadOnlyList<IReadOnlyList<T>> cells, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (IReadOnlyList<T> row in cells)
        {
            json.WriteStartArray();
            foreach (T cell in row) write(cell);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
