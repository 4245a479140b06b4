using Xunit;

namespace Oncohort.Survival.Tests.Reference;

public sealed class PermutationReferenceTests
{
    private static readonly ReferenceSuite Suite = new("permutation.json");

    public static TheoryData<string> Cases => Suite.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Exact_tests_count_the_arrangements_that_r_enumerates(string name)
    {
        ReferenceCase reference = Suite[name];
        PermutationTest test = PermutationLogRank.Test(
            reference.Data(), reference.Groups()!, LogRankReferenceTests.OptionsOf(reference.Options), reference.Strata());
        Assert.True(test.Exact);
        Assert.Equal(reference.Json.GetProperty("permutations").GetInt64(), test.Permutations);
        Agrees.Test(reference.Json.Number("statistic"), test.Statistic, "statistic");
        Agrees.Estimate(reference.Json.Number("p"), test.P, "p");
        Assert.Equal((test.P, test.P), (test.Lower, test.Upper));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_sample_of_arrangements_comes_near_the_exact_p(string name)
    {
        ReferenceCase reference = Suite[name];
        var sampled = new PermutationOptions { ExactLimit = 0, Permutations = 4000, Seed = 7, Level = 0.99999 };
        PermutationTest test = PermutationLogRank.Test(
            reference.Data(), reference.Groups()!, LogRankReferenceTests.OptionsOf(reference.Options), reference.Strata(), sampled);
        Assert.False(test.Exact);
        Assert.Equal(4000, test.Permutations);
        Assert.InRange(reference.Json.Number("p"), test.Lower!.Value, test.Upper!.Value);
        Assert.InRange(test.P!.Value, test.Lower.Value, test.Upper.Value);
    }
}
