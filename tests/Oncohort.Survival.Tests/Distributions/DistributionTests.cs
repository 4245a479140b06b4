using System.Text.Json;
using Oncohort.Survival.Distributions;
using Xunit;

namespace Oncohort.Survival.Tests.Distributions;

public sealed class DistributionTests
{
    private const double Tolerance = 1e-11;
    private static readonly JsonElement R = Golden.Read("distributions.json");

    [Fact]
    public void Chi_square_tails_are_those_of_r() =>
        Each("chi_square", row => ("p", ChiSquareDistribution.UpperTail(row.Number("x"), row.Number("df"))));

    [Fact]
    public void Normal_upper_tails_are_those_of_r() => Each("normal", row => ("upper", NormalDistribution.UpperTail(row.Number("z"))));

    [Fact]
    public void Normal_two_sided_tails_are_those_of_r() => Each("normal", row => ("two_sided", NormalDistribution.TwoSided(row.Number("z"))));

    [Fact]
    public void Normal_quantiles_are_those_of_r() => Each("normal_quantile", row => ("z", NormalDistribution.Quantile(row.Number("p"))));

    [Fact]
    public void Student_tails_are_those_of_r() => Each("student", row => ("p", StudentDistribution.TwoSided(row.Number("t"), row.Number("df"))));

    [Fact]
    public void Student_multipliers_are_those_of_r() =>
        Each("student_multiplier", row => ("t", StudentDistribution.IntervalMultiplier(row.Number("level"), row.Number("df"))));

    [Fact]
    public void F_tails_are_those_of_r() =>
        Each("f", row => ("p", FDistribution.UpperTail(row.Number("f"), row.Number("df1"), row.Number("df2"))));

    [Fact]
    public void The_tail_beyond_nothing_is_everything()
    {
        Assert.Equal(1, ChiSquareDistribution.UpperTail(0, 3));
        Assert.Equal(1, FDistribution.UpperTail(0, 2, 9));
        Assert.Equal(1, StudentDistribution.TwoSided(0, 4));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    public void A_quantile_needs_a_probability_inside_0_and_1(double p) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NormalDistribution.Quantile(p));

    private static void Each(string suite, Func<JsonElement, (string Name, double Value)> compute)
    {
        int cases = 0;
        foreach (JsonElement row in R.GetProperty(suite).EnumerateArray())
        {
            (string name, double value) = compute(row);
            // Beyond the smallest normal double only the order of magnitude survives.
            if (row.Number(name) is 0 or > 1e-300 or < 0)
                Near.Relative(row.Number(name), value, Tolerance, row.GetRawText());
            cases++;
        }

        Assert.True(cases > 10);
    }
}
