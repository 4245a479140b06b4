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
        if (result.Endpoint is { } endpoint) Endpoint(json, endpoint);
        json.WriteNumber("n", result.N);
        json.Excluded(result.Excluded);
        json.Warnings(result.Warnings);
        json.Settings(result.Settings);
        switch (result)
        {
            case KaplanMeierResult km: KaplanMeierJson.Write(json, km); break;
            case LogRankResult test: LogRank(json, test); break;
            case CoxResult model: CoxJson.Write(json, model); break;
            case CoxTableResult models: CoxJson.Write(json, models); break;
            case FineGrayResult model: FineGrayJson.Write(json, model); break;
            case MultiStateResult states: MultiStateJson.Write(json, states); break;
            case CumulativeIncidenceResult incidence: CumulativeIncidenceJson.Write(json, incidence); break;
            case SubgroupResult effects: SubgroupJson.Write(json, effects); break;
            case RestrictedMeanResult means: RestrictedMean(json, means); break;
            case ChiSquareResult tests: ChiSquare(json, tests); break;
            case Table1Result table: Table1Json.Write(json, table); break;
            default: throw new ArgumentException($"There is no JSON form of {result.GetType().Name}.", nameof(result));
        }
    }

    /// <summary>Writes the fields of a log-rank test.</summary>
    public static void LogRank(Utf8JsonWriter json, LogRankResult result)
    {
        json.Test(result.Chi2, result.Df, result.P);
        json.List("groups", result.Groups, group =>
        {
            json.WriteString("group", group.Group);
            json.WriteNumber("n", group.N);
            json.WriteNumber("observed", group.Observed);
            json.WriteNumber("expected", group.Expected);
            if (group is not { WeightedObserved: { } observed, WeightedExpected: { } expected }) return;
            json.WriteNumber("weighted_observed", observed);
            json.WriteNumber("weighted_expected", expected);
        });
        if (result.Pairwise is { } pairs)
        {
            json.List("pairwise", pairs, pair =>
            {
                json.WriteString("a", pair.A);
                json.WriteString("b", pair.B);
                json.Test(pair.Chi2, pair.Df, pair.P);
                json.Number("p_adjusted", pair.PAdjusted);
            });
        }

        if (result.Trend is { } trend) json.Test("trend", trend);
    }

    private static void Endpoint(Utf8JsonWriter json, EndpointCaption endpoint)
    {
        json.WriteStartObject("endpoint");
        json.WriteString("id", endpoint.Id);
        json.WriteString("label", endpoint.Label);
        json.OptionalString("unit", endpoint.Unit);
        json.WriteEndObject();
    }

    private static void RestrictedMean(Utf8JsonWriter json, RestrictedMeanResult result)
    {
        json.WriteNumber("tau", result.Tau);
        json.List("groups", result.Groups, group =>
        {
            json.WriteString("group", group.Group);
            json.WriteNumber("n", group.N);
            json.WriteNumber("events", group.Events);
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
    }

    private static void ChiSquare(Utf8JsonWriter json, ChiSquareResult result)
    {
        json.Texts("rows", result.Rows);
        json.Texts("columns", result.Columns);
        Matrix(json, "counts", result.Counts, count => json.WriteNumberValue(count));
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
