using Xunit;

namespace Oncohort.Survival.Tests.HandSolved;

/// <summary>
/// Two patients: the one with x = 1 dies while the one with x = 0 is at risk. l = beta - log(1 + exp(beta)), its slope is 1 / (1 + r) with r = exp(beta); W = 2 and
/// the standard deviation of x is 1/2.
/// </summary>
public sealed class SmallPenalisedCoxTests
{
    private static PenalisedCoxStep[] Fit(PenalisedCoxOptions options) =>
        [.. PenalisedCox.Fit(TimeToEvent.Create([1, 2], [1, 0]), new CovariateMatrix(["x"], [[1, 0]]), options).Steps];

    /// <summary>The lasso's condition is 1 / (1 + r) = W lambda / 2 = lambda: r = 1 / lambda - 1, and 0 from lambda = 1/2 on.</summary>
    [Fact]
    public void The_lasso_shrinks_a_separated_coefficient_to_a_finite_one_or_to_nothing()
    {
        PenalisedCoxStep[] steps = Fit(new PenalisedCoxOptions { Lambdas = [0.6, 0.25, 0.1] });
        Assert.Equal((0, 0.0, 0.0), (steps[0].NonZero, steps[0].Coefficients[0], steps[0].DevianceRatio));
        Near.Relative(Math.Log(3), steps[1].Coefficients[0], 1e-10, "coefficient at 1/4");
        Near.Relative(Math.Log(9), steps[2].Coefficients[0], 1e-10, "coefficient at 1/10");
        Near.Relative(Math.Log(0.75), steps[1].LogLikelihood, 1e-10, "log-likelihood at 1/4");
        Near.Relative(1 + (Math.Log(0.75) / Math.Log(2)), steps[1].DevianceRatio, 1e-10, "the saturated log-likelihood is 0");
    }

    /// <summary>Ridge without standardising: 1 / (1 + r) = 2 lambda beta.</summary>
    [Fact]
    public void Ridge_balances_the_score_with_the_coefficient()
    {
        double beta = Fit(new PenalisedCoxOptions { Alpha = 0, Standardise = false, Lambdas = [0.3] })[0].Coefficients[0];
        Assert.Equal(2 * 0.3 * beta, 1 / (1 + Math.Exp(beta)), 1e-11);
    }

    /// <summary>The elastic net: with b = beta / 2 the condition is 1 / (1 + r) = lambda (alpha + (1 - alpha) b).</summary>
    [Fact]
    public void The_elastic_net_has_both()
    {
        double beta = Fit(new PenalisedCoxOptions { Alpha = 0.5, Lambdas = [0.4] })[0].Coefficients[0];
        Assert.Equal(0.4 * (0.5 + (0.5 * beta / 2)), 1 / (1 + Math.Exp(beta)), 1e-11);
    }

    [Fact]
    public void The_path_begins_where_the_coefficient_is_just_nothing()
    {
        PenalisedCoxStep[] steps = Fit(new PenalisedCoxOptions { LambdaCount = 3, LambdaMinRatio = 0.01 });
        Assert.Equal([0.5, 0.05, 0.005], steps.Select(step => Math.Round(step.Lambda, 14)));
        Assert.Equal([0, 1, 1], steps.Select(step => step.NonZero));
    }
}
