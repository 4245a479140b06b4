using Xunit;

namespace Oncohort.Survival.Tests.HandSolved;

/// <summary>
/// The six patients of <see cref="SmallCoxTests"/>: deaths at 1 (x = 1) twice, at 3 (x = 0) and at 4 (x = 1), censored at 2 and 5 (x = 0). With r = exp(beta),
/// the hazard rises by 1 / (r + 2) at 3 and 1 / (r + 1) at 4; at 1 by 2 / (3r + 3) (Breslow), or 1 / (3r + 3) + 1 / (2r + 3) (Efron), of which each of the two who
/// die bears the first part and half of the second.
/// </summary>
public sealed class SmallCoxResidualTests
{
    private const double Tight = 1e-9;
    private static readonly double[] X = [1, 1, 0, 0, 1, 0];

    private static CoxFit Fit(CoxTies ties) => CoxModel.Fit(
        TimeToEvent.Create([1, 1, 2, 3, 4, 5], [1, 1, 0, 1, 1, 0]), new CovariateMatrix(["x"], [X]), new CoxOptions { Ties = ties, Tolerance = 1e-15 });

    [Theory]
    [InlineData(CoxTies.Breslow)]
    [InlineData(CoxTies.Efron)]
    public void Martingale_residuals_are_deaths_minus_hazards(CoxTies ties)
    {
        CoxFit fit = Fit(ties);
        double r = fit.Terms[0].HazardRatio.Estimate!.Value;
        double first = ties == CoxTies.Breslow ? 2 / ((3 * r) + 3) : (1 / ((3 * r) + 3)) + (1 / ((2 * r) + 3));
        double borne = ties == CoxTies.Breslow ? first : (1 / ((3 * r) + 3)) + (0.5 / ((2 * r) + 3));
        double second = first + (1 / (r + 2));
        double third = second + (1 / (r + 1));
        double[] expected = [1 - (r * borne), 1 - (r * borne), -first, 1 - second, 1 - (r * third), -third];
        double[] actual = fit.Residuals.Martingale();
        for (int i = 0; i < 6; i++) Near.Relative(expected[i], actual[i], Tight, $"patient {i}");
        double[] deviance = fit.Residuals.Deviance();
        Near.Relative(Math.Sign(expected[3]) * Math.Sqrt(-2 * (expected[3] + Math.Log(1 - expected[3]))), deviance[3], Tight, "deviance of a death");
        Near.Relative(-Math.Sqrt(2 * third), deviance[5], Tight, "deviance of a censored patient");
    }

    [Fact]
    public void Schoenfeld_residuals_are_covariates_less_the_means_of_the_risk_sets()
    {
        CoxFit fit = Fit(CoxTies.Breslow);
        double r = fit.Terms[0].HazardRatio.Estimate!.Value;
        SchoenfeldResiduals residuals = fit.Residuals.Schoenfeld();
        Assert.Equal([0, 1, 3, 4], residuals.Rows);
        Assert.Equal([1, 1, 3, 4], residuals.Times);
        double[] expected = [1 - (r / (r + 1)), 1 - (r / (r + 1)), -r / (r + 2), 1 - (r / (r + 1))];
        for (int i = 0; i < 4; i++) Near.Relative(expected[i], residuals.Values[0][i], Tight, $"death {i}");
        double beta = Math.Log(r);
        double variance = fit.Covariance(0, 0);
        double[] scaled = fit.Residuals.ScaledSchoenfeld().Values[0];
        for (int i = 0; i < 4; i++) Near.Relative((4 * variance * expected[i]) + beta, scaled[i], Tight, $"scaled, death {i}");
    }

    [Fact]
    public void Score_residuals_integrate_the_martingale()
    {
        CoxFit fit = Fit(CoxTies.Breslow);
        double r = fit.Terms[0].HazardRatio.Estimate!.Value;
        (double h1, double h3, double h4) = (2 / ((3 * r) + 3), 1 / (r + 2), 1 / (r + 1));
        (double m1, double m3, double m4) = (r / (r + 1), r / (r + 2), r / (r + 1));
        double[] expected =
        [
            (1 - m1) * (1 - (r * h1)), (1 - m1) * (1 - (r * h1)), m1 * h1, -m3 + (m1 * h1) + (m3 * h3),
            1 - m4 - (r * (((1 - m1) * h1) + ((1 - m3) * h3) + ((1 - m4) * h4))), (m1 * h1) + (m3 * h3) + (m4 * h4),
        ];
        double[] score = fit.Residuals.Score()[0];
        double variance = fit.Covariance(0, 0);
        for (int i = 0; i < 6; i++)
        {
            Near.Relative(expected[i], score[i], Tight, $"score of patient {i}");
            Near.Relative(expected[i] * variance, fit.Residuals.DfBeta()[0][i], Tight, $"change by patient {i}");
            Near.Relative(expected[i] * Math.Sqrt(variance), fit.Residuals.DfBetas()[0][i], Tight, $"standardised change by patient {i}");
            Near.Relative(expected[i] * expected[i] * variance, fit.Residuals.LikelihoodDisplacement()[i], Tight, $"displacement by patient {i}");
        }
    }

    [Fact]
    public void Several_events_of_one_patient_have_the_deviance_of_a_Poisson_count()
    {
        CoxFit fit = Fit(CoxTies.Breslow);
        var patients = new Grouping([0, 1, 2, 0, 0, 3], 4);
        double m = fit.Residuals.Martingale(patients)[0];
        Near.Relative(Math.Sign(m) * Math.Sqrt(-2 * (m + (3 * Math.Log((3 - m) / 3)))), fit.Residuals.Deviance(patients)[0], Tight, "deviance of three events");
    }

    [Fact]
    public void Survival_of_the_baseline_is_the_exponential_of_minus_its_hazard()
    {
        CoxFit fit = Fit(CoxTies.Breslow);
        double r = fit.Terms[0].HazardRatio.Estimate!.Value;
        IReadOnlyList<PredictedSurvivalPoint> baseline = fit.PredictSurvival([0]);
        double hazard = (2 / ((3 * r) + 3)) + (1 / (r + 2));
        Assert.Equal([1, 3, 4], baseline.Select(point => point.Time));
        Near.Relative(Math.Exp(-hazard), baseline[1].Survival, Tight, "survival at 3, x = 0");
        Near.Relative(Math.Exp(-r * hazard), fit.PredictSurvival([1])[1].Survival, Tight, "survival at 3, x = 1");
    }

    [Fact]
    public void Residuals_of_the_discrete_likelihood_are_refused() =>
        Assert.Equal(EstimationProblem.NotDefined, Assert.Throws<EstimationException>(() => Fit(CoxTies.Discrete).Residuals).Problem);

    [Fact]
    public void A_spline_through_three_knots_is_straight_outside_them()
    {
        IReadOnlyList<double[]> basis = RestrictedCubicSpline.Basis([0, 1, 2, 3, 4, 5, 6, 7], [1, 2, 4]);
        double[] expected = [0, 0, 1.0 / 9, (8 - 1.5) / 9, (27 - 12) / 9.0, (64 - 40.5 + 0.5) / 9];
        for (int i = 0; i < expected.Length; i++) Near.Estimate(expected[i], basis[1][i], 1e-12, $"at {i}");
        Near.Relative(basis[1][6] - basis[1][5], basis[1][7] - basis[1][6], 1e-10, "slope beyond the last knot");
        Near.Relative(basis[1][5] - basis[1][4], basis[1][7] - basis[1][6], 1e-10, "slope at the last knot");
    }

    [Theory]
    [InlineData(new double[] { 1, 1, 1, 1, 2, 2, 2, 3, 3 })]
    [InlineData(new double[] { 1, 2, 3, 4, 5 })]
    public void Too_few_distinct_values_give_no_knots(double[] values) => Assert.Empty(RestrictedCubicSpline.Knots(values, 3));
}
