using Xunit;

namespace Oncohort.Survival.Tests.HandSolved;

/// <summary>
/// Six patients, one binary covariate, two tied deaths: deaths at 1 (x = 1) twice, at 3 (x = 0) and at 4 (x = 1); censored at 2 and 5 (x = 0).
/// Write r = exp(beta). At 1 three with x = 1 and three with x = 0 are at risk; at 3 one and two; at 4 one and one. The death at 3
/// contributes 1 / (r + 2), the one at 4 r / (r + 1), under every tie method; the methods differ in the factor of the two deaths at 1.
/// </summary>
public sealed class SmallCoxTests
{
    private const double Tight = 1e-10;

    private static CoxFit Fit(CoxTies ties) => CoxModel.Fit(
        TimeToEvent.Create([1, 1, 2, 3, 4, 5], [1, 1, 0, 1, 1, 0]),
        new CovariateMatrix(["x"], [[1, 1, 0, 0, 1, 0]]),
        new CoxOptions { Ties = ties, Tolerance = 1e-15 });

    /// <summary>
    /// r^2 / (3r + 3)^2, so l = 3 beta - 2 log(3r + 3) - log(r + 2) - log(r + 1).
    /// Score 3 / (r + 1) - r / (r + 2): zero where r^2 - 2r - 6 = 0, r = 1 + sqrt 7. Information 3r / (r + 1)^2 + 2r / (r + 2)^2.
    /// At 0: score 7/6, information 35/36, score test 7/5.
    /// </summary>
    [Fact]
    public void Breslow_is_solved_by_a_quadratic()
    {
        double r = 1 + Math.Sqrt(7);
        double information = (3 * r / Square(r + 1)) + (2 * r / Square(r + 2));
        double model = (3 * Math.Log(r)) - (2 * Math.Log((3 * r) + 3)) - Math.Log(r + 2) - Math.Log(r + 1);
        double none = -(2 * Math.Log(6)) - Math.Log(3) - Math.Log(2);
        Check(Fit(CoxTies.Breslow), r, information, none, model, scoreTest: 7.0 / 5);
    }

    /// <summary>
    /// r^2 / ((3r + 3)(2r + 3)): the second death meets a risk set without half of each of the two. Score 2 / (r + 1) + 3 / (2r + 3) - r / (r + 2):
    /// zero where r^3 - r^2 - 10r - 9 = 0. With r = s + 1/3: s^3 - 31/3 s - 335/27 = 0, whose largest root is
    /// 2 sqrt(31/9) cos(arccos(335/54 / (31/9)^(3/2)) / 3). Information 2r / (r + 1)^2 + 6r / (2r + 3)^2 + 2r / (r + 2)^2.
    /// At 0: score 1 + 3/5 - 1/3 = 19/15, information 1/2 + 6/25 + 2/9 = 433/450, score test 722/433.
    /// </summary>
    [Fact]
    public void Efron_is_solved_by_a_cubic()
    {
        double r = (1.0 / 3) + (2 * Math.Sqrt(31.0 / 9) * Math.Cos(Math.Acos(335.0 / 54 / Math.Pow(31.0 / 9, 1.5)) / 3));
        Assert.Equal(0, (r * r * r) - (r * r) - (10 * r) - 9, 1e-12);
        double information = (2 * r / Square(r + 1)) + (6 * r / Square((2 * r) + 3)) + (2 * r / Square(r + 2));
        double model = (3 * Math.Log(r)) - Math.Log((3 * r) + 3) - Math.Log((2 * r) + 3) - Math.Log(r + 2) - Math.Log(r + 1);
        double none = -Math.Log(6) - Math.Log(5) - Math.Log(3) - Math.Log(2);
        Check(Fit(CoxTies.Efron), r, information, none, model, scoreTest: 722.0 / 433);
    }

    /// <summary>
    /// r^2 over the sum of the products of all 15 pairs, 3r^2 + 9r + 3. Score 3 - (2r^2 + 3r) / (r^2 + 3r + 1) - r / (r + 2) - r / (r + 1):
    /// zero where r^4 - 12r^2 - 18r - 6 = 0. At 0: score 7/6; information 2/5 (hypergeometric) + 2/9 + 1/4 = 157/180; score test 245/157,
    /// which is also the log-rank test of the two values of x.
    /// </summary>
    [Fact]
    public void Discrete_is_solved_by_a_quartic()
    {
        CoxFit fit = Fit(CoxTies.Discrete);
        double r = fit.Terms[0].HazardRatio.Estimate!.Value;
        Assert.Equal(0, (r * r * r * r) - (12 * r * r) - (18 * r) - 6, 1e-8);
        double pairs = (r * r) + (3 * r) + 1;
        double among = (((4 * r * r) + (3 * r)) / pairs) - Square(((2 * r * r) + (3 * r)) / pairs);
        double information = among + (2 * r / Square(r + 2)) + (r / Square(r + 1));
        double model = (3 * Math.Log(r)) - Math.Log(3 * pairs) - Math.Log(r + 2) - Math.Log(r + 1);
        double none = -Math.Log(15) - Math.Log(3) - Math.Log(2);
        Check(fit, r, information, none, model, scoreTest: 245.0 / 157);

        LogRankResult logRank = LogRank.Test(TimeToEvent.Create([1, 1, 2, 3, 4, 5], [1, 1, 0, 1, 1, 0]), new Grouping([1, 1, 0, 0, 1, 0], 2));
        Near.Relative(245.0 / 157, logRank.Test.ChiSquare, 1e-12, "log-rank");
    }

    private static void Check(CoxFit fit, double r, double information, double none, double model, double scoreTest)
    {
        double beta = Math.Log(r);
        Assert.True(fit.Converged);
        Near.Relative(beta, fit.Terms[0].Coefficient, Tight, "coefficient");
        Near.Relative(1 / Math.Sqrt(information), fit.Terms[0].StandardError, Tight, "standard error");
        Near.Relative(none, fit.LogLikelihoodNull, 1e-13, "log-likelihood at 0");
        Near.Relative(model, fit.LogLikelihood, 1e-13, "log-likelihood");
        Near.Relative(scoreTest, fit.Score.ChiSquare, 1e-12, "score test");
        Near.Relative(2 * (model - none), fit.LikelihoodRatio.ChiSquare, 1e-11, "likelihood ratio");
        Near.Relative(beta * beta * information, fit.Wald.ChiSquare, Tight, "Wald");
    }

    private static double Square(double x) => x * x;
}
