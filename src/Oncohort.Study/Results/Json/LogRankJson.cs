using System.Text.Json;

namespace Oncohort.Study.Results.Json;

/// <summary>Writes log-rank type tests.</summary>
internal static class LogRankJson
{
    /// <summary>Writes the fields of the verb <c>logrank</c>; MaxCombo has <c>p</c> and its own object instead of a chi-square.</summary>
    public static void Write(Utf8JsonWriter json, LogRankResult result)
    {
        if (result.MaxCombo is { } combined) MaxCombo(json, combined);
        else json.Test(result.Chi2, result.Df, result.P);
        json.Count("events", result.Events);
        json.List("groups", result.Groups, group => Group(json, group));
        if (result.Permutation is { } permutation) Permutation(json, permutation);
        if (result.Pairwise is { } pairs) json.List("pairwise", pairs, pair => Pair(json, pair));
        if (result.Trend is { } trend) json.Test("trend", trend);
    }

    private static void Group(Utf8JsonWriter json, LogRankGroupResult group)
    {
        json.WriteString("group", group.Group);
        json.Count("n", group.N);
        json.Count("observed", group.Observed);
        json.Number("expected", group.Expected);
        if (group is not { WeightedObserved: { } observed, WeightedExpected: { } expected }) return;
        json.WriteNumber("weighted_observed", observed);
        json.WriteNumber("weighted_expected", expected);
    }

    private static void Pair(Utf8JsonWriter json, PairwiseResult pair)
    {
        json.WriteString("a", pair.A);
        json.WriteString("b", pair.B);
        json.Test(pair.Chi2, pair.Df, pair.P);
        json.Number("p_adjusted", pair.PAdjusted);
    }

    private static void MaxCombo(Utf8JsonWriter json, MaxComboTestResult test)
    {
        json.Number("p", test.P);
        json.WriteStartObject("maxcombo");
        json.Number("max_z", test.MaxZ);
        json.Number("p", test.P);
        json.List("components", test.Components, component =>
        {
            json.WriteNumber("rho", component.Rho);
            json.WriteNumber("gamma", component.Gamma);
            json.Number("z", component.Z);
            json.Number("p", component.P);
        });
        json.WriteStartArray("correlation");
        foreach (IReadOnlyList<double> row in test.Correlation)
        {
            json.WriteStartArray();
            foreach (double value in row) json.WriteNumberValue(value);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Permutation(Utf8JsonWriter json, PermutationTestResult test)
    {
        json.WriteStartObject("permutation");
        json.Number("p", test.P);
        json.WriteBoolean("exact", test.Exact);
        json.WriteNumber("permutations", test.Permutations);
        json.Number("seed", test.Seed);
        json.Limits(test.Lower, test.Upper);
        json.Number("statistic", test.Statistic);
        json.WriteEndObject();
    }
}
