using System.Text.Json;
using Xunit;

namespace Oncohort.Survival.Tests.Comparison;

/// <summary>The two-sample and k-sample cases of oracle/tables.R.</summary>
public sealed class ComparisonReferenceTests
{
    private static readonly JsonElement R = Golden.Read("tables.json");
    private static readonly Dictionary<string, JsonElement> Pairs = ByName("two_samples");
    private static readonly Dictionary<string, JsonElement> Many = ByName("groups");

    public static TheoryData<string> PairNames => [.. Pairs.Keys];

    public static TheoryData<string> GroupNames => [.. Many.Keys];

    [Theory]
    [MemberData(nameof(PairNames))]
    public void Wilcoxon_is_that_of_r(string name)
    {
        (double[] first, double[] second, JsonElement r) = Pair(name);
        JsonElement expected = r.GetProperty("wilcoxon");
        RankSumTest test = RankTests.Wilcoxon(first, second);
        Assert.Equal(expected.Number("w"), test.W);
        Assert.Equal(expected.GetProperty("exact").GetBoolean(), test.IsExact);
        Near.Relative(expected.Number("p"), test.P, 1e-10, "p");
        RankSumTest plain = RankTests.Wilcoxon(first, second, continuityCorrection: false, exactBelow: 0);
        Near.Relative(expected.Number("p_uncorrected"), plain.P, 1e-10, "p without correction");
    }

    [Theory]
    [MemberData(nameof(PairNames))]
    public void T_tests_are_those_of_r(string name)
    {
        (double[] first, double[] second, JsonElement r) = Pair(name);
        Same(r.GetProperty("student"), MeanTests.Student(first, second));
        if (r.GetProperty("welch").ValueKind == JsonValueKind.Null)
            Assert.Null(MeanTests.Welch(first, second).P);
        else
            Same(r.GetProperty("welch"), MeanTests.Welch(first, second));
    }

    [Theory]
    [MemberData(nameof(PairNames))]
    public void Descriptions_are_those_of_r(string name)
    {
        (double[] first, double[] second, JsonElement r) = Pair(name);
        Described(r.GetProperty("describe_first"), first);
        Described(r.GetProperty("describe_second"), second);
    }

    [Theory]
    [MemberData(nameof(GroupNames))]
    public void Kruskal_wallis_is_that_of_r(string name)
    {
        (double[] values, Grouping groups, JsonElement r) = Groups(name);
        ChiSquareTest test = RankTests.KruskalWallis(values, groups);
        JsonElement expected = r.GetProperty("kruskal");
        Near.Relative(expected.Number("statistic"), test.ChiSquare, 1e-10, "statistic");
        Near.Relative(expected.Number("p"), test.P, 1e-9, "p");
        Assert.Equal(expected.GetProperty("df").GetInt32(), test.DegreesOfFreedom);
    }

    [Theory]
    [MemberData(nameof(GroupNames))]
    public void Analysis_of_variance_is_that_of_r(string name)
    {
        (double[] values, Grouping groups, JsonElement r) = Groups(name);
        VarianceRatioTest test = MeanTests.Anova(values, groups);
        JsonElement expected = r.GetProperty("anova");
        Near.Relative(expected.Number("f"), test.F, 1e-9, "F");
        Near.Relative(expected.Number("p"), test.P, 1e-8, "p");
        Assert.Equal(expected.GetProperty("df1").GetInt32(), test.BetweenDegreesOfFreedom);
        Assert.Equal(expected.GetProperty("df2").GetInt32(), test.WithinDegreesOfFreedom);
    }

    private static void Same(JsonElement expected, MeanDifferenceTest test)
    {
        Near.Relative(expected.Number("t"), test.T, 1e-9, "t");
        Near.Relative(expected.Number("df"), test.DegreesOfFreedom, 1e-9, "df");
        Near.Relative(expected.Number("p"), test.P, 1e-8, "p");
        Near.Relative(expected.Number("error"), test.StandardError, 1e-9, "standard error");
        Near.Estimate(expected.Number("lower"), test.Difference.Lower, 1e-8, "lower");
        Near.Estimate(expected.Number("upper"), test.Difference.Upper, 1e-8, "upper");
    }

    private static void Described(JsonElement expected, double[] values)
    {
        SampleSummary summary = SampleSummary.Of(values);
        Assert.Equal(values.Length, summary.Count);
        Near.Relative(expected.Number("mean"), summary.Mean, 1e-14, "mean");
        Near.Relative(expected.NumberOrNull("sd"), summary.StandardDeviation, 1e-12, "sd");
        Assert.Equal(expected.Number("min"), summary.Minimum);
        Assert.Equal(expected.Number("max"), summary.Maximum);
        double[] probabilities = R.Numbers("probabilities");
        Quantiles(expected.Numbers("type7"), SampleQuantile.Of(values, probabilities, SampleQuantileRule.R));
        Quantiles(expected.Numbers("type2"), SampleQuantile.Of(values, probabilities, SampleQuantileRule.Sas));
        Quantiles(expected.Numbers("type6"), SampleQuantile.Of(values, probabilities, SampleQuantileRule.Spss));
    }

    private static void Quantiles(double[] expected, double?[] actual)
    {
        for (int i = 0; i < expected.Length; i++)
            Near.Estimate(expected[i], actual[i], 1e-13, $"quantile {i}");
    }

    private static (double[] First, double[] Second, JsonElement R) Pair(string name) =>
        (Pairs[name].Numbers("first"), Pairs[name].Numbers("second"), Pairs[name]);

    private static (double[] Values, Grouping Groups, JsonElement R) Groups(string name)
    {
        JsonElement r = Many[name];
        int[] codes = [.. r.Numbers("codes").Select(code => (int)code)];
        return (r.Numbers("values"), new Grouping(codes, r.GetProperty("groups").GetInt32()), r);
    }

    private static Dictionary<string, JsonElement> ByName(string suite) =>
        R.GetProperty(suite).EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!);
}
