using Xunit;

namespace Oncohort.Survival.Tests.HandSolved;

/// <summary>
/// Six patients: deaths at 1, 2, 2 and 4, censored at 2 and 5. The one censored at 2 is at risk for the deaths at 2.
/// <code>
/// t  at risk  deaths  S                    Greenwood's sum d / (n (n - d))
/// 1     6       1     5/6                  1/30
/// 2     5       2     5/6 x 3/5 = 1/2      1/30 + 2/15 = 1/6
/// 4     2       1     1/2 x 1/2 = 1/4      1/6 + 1/2 = 2/3
/// 5     1       0     1/4                  2/3
/// </code>
/// </summary>
public sealed class SmallKaplanMeierTests
{
    private static readonly TimeToEvent Six = TimeToEvent.Create([4, 2, 1, 5, 2, 2], [1, 0, 1, 0, 1, 1]);

    private static KaplanMeierCurve Curve(KaplanMeierOptions? options = null) => KaplanMeier.Estimate(Six, null, options)[0];

    [Fact]
    public void Survival_and_greenwood_are_those_worked_by_hand()
    {
        (double Time, double AtRisk, double Events, double Censored, double Survival, double Sum)[] expected =
        [
            (1, 6, 1, 0, 5.0 / 6, 1.0 / 30), (2, 5, 2, 1, 0.5, 1.0 / 6), (4, 2, 1, 0, 0.25, 2.0 / 3), (5, 1, 0, 1, 0.25, 2.0 / 3),
        ];
        IReadOnlyList<SurvivalPoint> steps = Curve().Steps;
        Assert.Equal(expected.Length, steps.Count);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal((expected[i].Time, expected[i].AtRisk, expected[i].Events, expected[i].Censored), (steps[i].Time, steps[i].AtRisk, steps[i].Events, steps[i].Censored));
            Near.Relative(expected[i].Survival, steps[i].Survival, 1e-14, "survival");
            Near.Relative(expected[i].Survival * Math.Sqrt(expected[i].Sum), steps[i].StandardError, 1e-14, "standard error");
        }
    }

    [Fact]
    public void A_log_interval_multiplies_and_divides_by_the_same_factor()
    {
        SurvivalPoint half = Curve().Steps[1];
        double factor = Math.Exp(1.959963984540054 * Math.Sqrt(1.0 / 6));
        Near.Relative(0.5 / factor, half.Lower, 1e-14, "lower");
        Assert.Equal(1.0, half.Upper); // 0.5 x 2.226 is cut at 1
    }

    /// <summary>The curve lies exactly on 1/2 from 2 to 4, and exactly on 1/4 from 4 to the end at 5.</summary>
    [Theory]
    [InlineData(QuantileRule.R, 3.0, 4.5)]
    [InlineData(QuantileRule.First, 2.0, 4.0)]
    [InlineData(QuantileRule.Sas, 3.0, null)]
    public void Quantile_rules_differ_where_the_curve_is_flat(QuantileRule rule, double median, double? upperQuartile)
    {
        KaplanMeierCurve curve = Curve(new KaplanMeierOptions { QuantileRule = rule });
        Assert.Equal(median, curve.Median.Estimate);
        Assert.Equal(upperQuartile, curve.Quantile(0.75).Estimate);
        Assert.Null(curve.Quantile(0.9).Estimate);
    }

    /// <summary>Censorings at 2 and 5; at 2 the two deaths leave first, so 5 - 2 = 3 are at risk: 1 - 1/3, then 0.</summary>
    [Fact]
    public void Follow_up_counts_the_dead_as_gone_before_a_censoring_at_the_same_time()
    {
        KaplanMeierCurve followed = KaplanMeier.FollowUp(Six)[0];
        Near.Relative(2.0 / 3, followed.At([2])[0].Survival, 1e-14, "followed beyond 2");
        Assert.Equal(0.0, followed.At([5])[0].Survival);
        Assert.Equal(5.0, followed.Median.Estimate);
    }

    /// <summary>Area to 5: 1 + 5/6 + 2 x 1/2 + 1/4 = 37/12. Variance: areas after 1, 2, 4 squared times Greenwood's increments.</summary>
    [Fact]
    public void The_restricted_mean_is_the_area_under_the_steps()
    {
        RestrictedMeanEstimate mean = RestrictedMean.Estimate(Six, null, 5).Groups[0];
        double variance = (25.0 / 12 * (25.0 / 12) / 30) + (1.25 * 1.25 * 2 / 15) + (0.25 * 0.25 / 2);
        Near.Relative(37.0 / 12, mean.Estimate, 1e-14, "mean");
        Near.Relative(Math.Sqrt(variance), mean.StandardError, 1e-14, "standard error");
    }

    [Fact]
    public void The_restricted_mean_before_the_first_death_is_the_restriction_time()
    {
        RestrictedMeanEstimate mean = RestrictedMean.Estimate(Six, null, 0.5).Groups[0];
        Assert.Equal((0.5, 0.0), (mean.Estimate, mean.StandardError));
    }

    [Fact]
    public void Nothing_is_estimated_beyond_the_last_follow_up_unless_asked()
    {
        Assert.Null(Curve().At([6])[0].Survival);
        Assert.Equal(0.25, Curve(new KaplanMeierOptions { Extend = true }).At([6])[0].Survival!.Value, 1e-15);
        var error = Assert.Throws<EstimationException>(() => RestrictedMean.Estimate(Six, null, 6));
        Assert.Equal(EstimationProblem.RestrictionBeyondFollowUp, error.Problem);
    }
}
