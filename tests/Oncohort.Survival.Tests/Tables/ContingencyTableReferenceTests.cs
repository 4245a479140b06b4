using System.Text.Json;
using Xunit;

namespace Oncohort.Survival.Tests.Tables;

/// <summary>Every case of oracle/tables.R.</summary>
public sealed class ContingencyTableReferenceTests
{
    private static readonly Dictionary<string, JsonElement> Cases =
        Golden.Read("tables.json").GetProperty("contingency").EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!);

    public static TheoryData<string> Names => [.. Cases.Keys];

    public static TheoryData<string> NamesWithFisher => [.. Cases.Where(item => item.Value.TryGetProperty("fisher", out _)).Select(item => item.Key)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Chi_square_tests_are_those_of_r(string name)
    {
        JsonElement r = Cases[name];
        ContingencyTable table = TableOf(r);
        Same(r.GetProperty("pearson"), table.Pearson(), "Pearson");
        Same(r.GetProperty("likelihood_ratio"), table.LikelihoodRatio(), "likelihood ratio");
        Same(r.GetProperty("trend"), table.LinearTrend(), "trend");
        Assert.Equal(r.GetProperty("df").GetInt32(), table.Pearson().DegreesOfFreedom);
        Assert.Equal(1, table.LinearTrend().DegreesOfFreedom);
        if (r.TryGetProperty("yates", out JsonElement yates))
            Same(yates, Assert.NotNull(table.Yates()), "Yates");
        else
            Assert.Null(table.Yates());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Expected_counts_are_those_of_r(string name)
    {
        ContingencyTable table = TableOf(Cases[name]);
        int i = 0;
        int small = 0;
        foreach (JsonElement row in Cases[name].GetProperty("expected").EnumerateArray())
        {
            int j = 0;
            foreach (JsonElement cell in row.EnumerateArray())
            {
                small += cell.GetDouble() < 5 ? 1 : 0;
                Near.Relative(cell.GetDouble(), table.Expected[i, j++], 1e-14, "expected");
            }

            i++;
        }

        Assert.Equal(small, table.CellsExpectedBelowFive);
    }

    [Theory]
    [MemberData(nameof(NamesWithFisher))]
    public void Fisher_exact_p_is_that_of_r(string name)
    {
        FisherExactTest test = TableOf(Cases[name]).FisherExact();
        Assert.False(test.IsSimulated);
        Near.Relative(Cases[name].GetProperty("fisher").Number("p"), test.P, 1e-7, "Fisher's p");
    }

    [Theory]
    [MemberData(nameof(NamesWithFisher))]
    public void Odds_ratio_and_exact_limits_are_those_of_r(string name)
    {
        JsonElement r = Cases[name].GetProperty("fisher");
        FisherExactTest test = TableOf(Cases[name]).FisherExact();
        if (!r.TryGetProperty("estimate", out _))
        {
            Assert.Equal(default, test.OddsRatio);
            Assert.Equal(EstimateStatus.NotEstimable, test.OddsRatioStatus);
            return;
        }

        Near.Relative(r.NumberOrNull("estimate"), test.OddsRatio.Estimate, 1e-8, "odds ratio");
        Near.Relative(r.NumberOrNull("lower"), test.OddsRatio.Lower, 1e-8, "lower limit");
        Near.Relative(r.NumberOrNull("upper"), test.OddsRatio.Upper, 1e-8, "upper limit");
        Assert.Equal(test.OddsRatio.Estimate is null ? EstimateStatus.NotEstimable : EstimateStatus.Estimated, test.OddsRatioStatus);
        // fisher.test itself stops its root search within 1.3e-4 of the odds ratio, or of its inverse when above 1.
        if (test.OddsRatio.Estimate is { } estimate)
        {
            double printed = r.Number("odds_ratio_r");
            Assert.Equal(Math.Min(printed, 1 / printed), Math.Min(estimate, 1 / estimate), 1.3e-4);
        }
    }

    private static ContingencyTable TableOf(JsonElement r) => ContingencyTable.Create(TableText.Counts(r.GetProperty("counts")));

    private static void Same(JsonElement r, ChiSquareTest test, string what)
    {
        // Statistics near zero are sums of rounding in R; elsewhere relative.
        Near.Estimate(r.Number("statistic"), test.ChiSquare, 1e-10, what);
        if (r.Number("statistic") > 1e-6)
            Near.Relative(r.Number("p"), test.P, 1e-9, what + " p");
        else
            Assert.True(test.P > 0.999);
    }
}
