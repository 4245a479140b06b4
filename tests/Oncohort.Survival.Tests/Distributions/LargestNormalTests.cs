using Oncohort.Survival.Distributions;
using Xunit;

namespace Oncohort.Survival.Tests.Distributions;

public sealed class LargestNormalTests
{
    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(2, 2.2)]
    [InlineData(3, 3.1)]
    [InlineData(3, 8)]
    [InlineData(4, 2.5)]
    public void Independent_variables_multiply(int variables, double limit)
    {
        double outside = NormalDistribution.TwoSided(limit);
        double expected = -Math.Exp(variables * double.LogP1(-outside)) + 1;
        if (outside < 1e-9) expected = variables * outside;
        Near.Relative(expected, LargestNormal.UpperTail(Equal(variables, 0), limit), 1e-9, $"{variables} variables beyond {limit}");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Variables_that_are_one_count_as_one(int variables) =>
        Near.Relative(NormalDistribution.TwoSided(2.3), LargestNormal.UpperTail(Equal(variables, 1), 2.3), 1e-12, "tail");

    /// <summary>Three equally correlated variables are conditionally independent: a single integral over what they share.</summary>
    [Theory]
    [InlineData(0.3, 1.7)]
    [InlineData(0.8, 2.6)]
    public void Equal_correlations_agree_with_the_single_integral(double correlation, double limit)
    {
        const int Steps = 40_000;
        double sum = 0;
        for (int i = 0; i <= Steps; i++)
        {
            double x = -9 + (18.0 * i / Steps);
            double Tail(double sign) => NormalDistribution.UpperTail((limit + (sign * Math.Sqrt(correlation) * x)) / Math.Sqrt(1 - correlation));
            double outside = Tail(1) + Tail(-1);
            sum += Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI) * (1 - Math.Pow(1 - outside, 3)) * 18 / Steps;
        }

        Near.Relative(sum, LargestNormal.UpperTail(Equal(3, correlation), limit), 1e-9, "tail");
    }

    /// <summary>A third variable that is the scaled sum of two others lies in their plane: the tail over a polygon, here by the angle.</summary>
    [Fact]
    public void A_dependent_variable_adds_a_side_to_the_polygon()
    {
        double third = 1 / Math.Sqrt(2);
        double[,] correlation = { { 1, 0, third }, { 0, 1, third }, { third, third, 1 } };
        const int Steps = 200_000;
        const double Limit = 2;
        double sum = 0;
        for (int i = 0; i < Steps; i++)
        {
            double angle = Math.PI * (i + 0.5) / Steps;
            (double x, double y) = (Math.Cos(angle), Math.Sin(angle));
            double largest = Math.Max(Math.Max(Math.Abs(x), Math.Abs(y)), Math.Abs(x + y) * third);
            sum += Math.Exp(-Limit * Limit / (2 * largest * largest)) / Steps;
        }

        Near.Relative(sum, LargestNormal.UpperTail(correlation, Limit), 1e-8, "tail");
    }

    private static double[,] Equal(int variables, double correlation)
    {
        double[,] matrix = new double[variables, variables];
        for (int i = 0; i < variables; i++)
        {
            for (int j = 0; j < variables; j++) matrix[i, j] = i == j ? 1 : correlation;
        }

        return matrix;
    }
}
