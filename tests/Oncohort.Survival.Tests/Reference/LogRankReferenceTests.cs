using System.Text.Json;
using Xunit;

namespace Oncohort.Survival.Tests.Reference;

public sealed class LogRankReferenceTests
{
    private static readonly ReferenceSuite Suite = new("logrank.json");

    public static TheoryData<string> Cases => Suite.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Tests_are_those_of_r(string name)
    {
        ReferenceCase reference = Suite[name];
        LogRankOptions options = OptionsOf(reference.Options);
        TimeToEvent data = reference.Data();
        LogRankResult result = LogRank.Test(data, reference.Groups()!, options, reference.Strata());
        Agrees.ChiSquare(reference.Json, result.Test, "test");
        JsonElement groups = reference.Json.GetProperty("groups");
        Assert.Equal(groups.Texts("level"), reference.Levels);
        for (int g = 0; g < reference.Levels.Length; g++)
        {
            string level = reference.Levels[g];
            Agrees.Estimate(groups.Cells("n")[g], result.Groups[g].Rows, level + " rows");
            Agrees.Estimate(groups.Cells("observed")[g], result.Groups[g].Observed, level + " observed");
            Agrees.Estimate(groups.Cells("expected")[g], result.Groups[g].Expected, level + " expected");
            Agrees.Estimate(groups.Cells("weighted_observed")[g], result.Groups[g].WeightedObserved, level + " weighted observed");
            Agrees.Estimate(groups.Cells("weighted_expected")[g], result.Groups[g].WeightedExpected, level + " weighted expected");
        }

        if (reference.Json.TryGetProperty("pairwise", out JsonElement pairwise)) PairsAgree(pairwise, reference, data, options);
        if (!reference.Json.TryGetProperty("trend", out JsonElement trends)) return;
        foreach (JsonElement trend in trends.EnumerateArray())
        {
            ChiSquareTest test = LogRank.Trend(data, reference.Groups()!, trend.Numbers("scores"), options, reference.Strata());
            Agrees.Test(trend.Number("chi2"), test.ChiSquare, "trend");
            Agrees.Test(trend.Number("p"), test.P, "trend p");
        }
    }

    private static void PairsAgree(JsonElement expected, ReferenceCase reference, TimeToEvent data, LogRankOptions options)
    {
        foreach ((PAdjustment adjustment, string column) in ((PAdjustment, string)[])
            [(PAdjustment.None, "p"), (PAdjustment.Holm, "holm"), (PAdjustment.Bonferroni, "bonferroni"), (PAdjustment.BenjaminiHochberg, "bh")])
        {
            IReadOnlyList<PairwiseTest> pairs = LogRank.Pairwise(data, reference.Groups()!, adjustment, options, reference.Strata());
            Assert.Equal(expected.Texts("a"), pairs.Select(pair => reference.Levels[pair.GroupA]));
            Assert.Equal(expected.Texts("b"), pairs.Select(pair => reference.Levels[pair.GroupB]));
            for (int i = 0; i < pairs.Count; i++)
            {
                Agrees.Test(expected.Cells("chi2")[i], pairs[i].Test.ChiSquare, $"pair {i}");
                Agrees.Test(expected.Cells(column)[i], pairs[i].AdjustedP, $"pair {i} {column}");
            }
        }
    }

    internal static LogRankOptions OptionsOf(JsonElement options) => new()
    {
        Weight = options.GetProperty("weight").GetString() switch
        {
            "gehan" => LogRankWeight.Gehan,
            "tarone-ware" => LogRankWeight.TaroneWare,
            "peto-peto" => LogRankWeight.PetoPeto,
            "fleming-harrington" => LogRankWeight.FlemingHarrington,
            _ => LogRankWeight.LogRank,
        },
        Rho = options.Number("rho"),
        Gamma = options.Number("gamma"),
    };
}
