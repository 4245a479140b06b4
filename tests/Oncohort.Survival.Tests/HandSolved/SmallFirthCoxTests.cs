using Xunit;

namespace Oncohort.Survival.Tests.HandSolved;

/// <summary>One binary covariate; write r = exp(beta).</summary>
public sealed class SmallFirthCoxTests
{
    private static FirthCoxFit Fit(double[] time, int[] code, double[] x, CoxTies ties = CoxTies.Efron) =>
        FirthCox.Fit(TimeToEvent.Create(time, code), new CovariateMatrix(["x"], [x]), new FirthCoxOptions { Ties = ties });

    /// <summary>
    /// Two patients, x = 1 dies while x = 0 is at risk: l = log(r / (r + 1)), which rises for ever. I = r / (r + 1)^2, so
    /// l* = 3/2 log r - 2 log(r + 1): score 3/2 - 2r / (r + 1) = 0 at r = 3. There I = 3/16, se = 4 / sqrt 3; the modified score at 0 is 1/2 and I(0) = 1/4: score test 1.
    /// Twice the rise from 0 is 2 (3/2 log 3 - 2 log 4 + 2 log 2) = 3 log 3 - 4 log 2.
    /// </summary>
    [Fact]
    public void A_single_separated_death_has_a_hazard_ratio_of_three()
    {
        FirthCoxFit fit = Fit([1, 2], [1, 0], [1, 0]);
        FirthCoxTerm term = fit.Terms[0];
        Near.Relative(3, term.HazardRatio.Estimate, 1e-10, "hazard ratio");
        Near.Relative(4 / Math.Sqrt(3), term.StandardError, 1e-10, "standard error");
        double fall = (3 * Math.Log(3)) - (4 * Math.Log(2));
        Near.Relative(fall, term.LikelihoodRatio.ChiSquare, 1e-10, "penalised likelihood ratio");
        Near.Relative(fall, fit.LikelihoodRatio.ChiSquare, 1e-10, "penalised likelihood ratio of the model");
        Near.Relative(1, fit.Score.ChiSquare, 1e-12, "score test");
        double limit = term.HazardRatio.Upper!.Value;
        double profile = 2 * ((1.5 * Math.Log(3 / limit)) - (2 * Math.Log(4 / (limit + 1))));
        Near.Relative(3.841458820694124, profile, 1e-9, "the profile has fallen by the quantile at the limit");
    }

    /// <summary>
    /// m deaths of x = 1 one after the other, each with the same number at risk in both groups restored by strata: l = m log(r / (r + 1)),
    /// I = m r / (r + 1)^2, l* = (m + 1/2) log r - (m + 1) log(r + 1) up to a constant: r = 2m + 1.
    /// </summary>
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Matched_pairs_that_all_agree_have_a_hazard_ratio_of_twice_their_number_and_one(int pairs)
    {
        double[] time = [.. Enumerable.Range(0, 2 * pairs).Select(i => i % 2 == 0 ? 1.0 : 2.0)];
        int[] code = [.. Enumerable.Range(0, 2 * pairs).Select(i => i % 2 == 0 ? 1 : 0)];
        double[] x = [.. code.Select(c => (double)c)];
        var strata = new Grouping([.. Enumerable.Range(0, 2 * pairs).Select(i => i / 2)], pairs);
        FirthCoxFit fit = FirthCox.Fit(TimeToEvent.Create(time, code), new CovariateMatrix(["x"], [x]), null, strata);
        Near.Relative((2 * pairs) + 1, fit.Terms[0].HazardRatio.Estimate, 1e-10, "hazard ratio");
    }

    /// <summary>
    /// The six patients of <see cref="SmallCoxTests"/> under Breslow: l' = 3 / (r + 1) - r / (r + 2), I = 3r / (r + 1)^2 + 2r / (r + 2)^2. With u = dI/dbeta =
    /// 3r(1 - r) / (r + 1)^3 + 2r(2 - r) / (r + 2)^3 the estimate solves l' + u / 2I = 0.
    /// </summary>
    [Fact]
    public void The_modified_score_of_six_patients_vanishes()
    {
        double r = Fit([1, 1, 2, 3, 4, 5], [1, 1, 0, 1, 1, 0], [1, 1, 0, 0, 1, 0], CoxTies.Breslow).Terms[0].HazardRatio.Estimate!.Value;
        double information = (3 * r / Math.Pow(r + 1, 2)) + (2 * r / Math.Pow(r + 2, 2));
        double derivative = (3 * r * (1 - r) / Math.Pow(r + 1, 3)) + (2 * r * (2 - r) / Math.Pow(r + 2, 3));
        Assert.Equal(0, (3 / (r + 1)) - (r / (r + 2)) + (derivative / (2 * information)), 1e-10);
        Assert.True(r < 1 + Math.Sqrt(7), "Firth's estimate is nearer to 1 than the maximum likelihood estimate.");
    }
}
