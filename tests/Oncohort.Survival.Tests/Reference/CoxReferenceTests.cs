using System.Text.Json;
using Xunit;

namespace Oncohort.Survival.Tests.Reference;

public sealed class CoxReferenceTests
{
    private static readonly ReferenceSuite Suite = new("cox.json");

    public static TheoryData<string> Cases => Suite.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Models_are_those_of_r(string name)
    {
        ReferenceCase reference = Suite[name];
        JsonElement expected = reference.Json;
        (string[] names, double[][] columns, (string Name, int First, int Count)[] terms) = reference.Covariates();
        CoxFit fit = CoxModel.Fit(reference.Data(), new CovariateMatrix(names, columns), OptionsOf(reference.Options), reference.Strata(), reference.Clusters());

        Assert.Equal(expected.GetProperty("n").GetInt32(), fit.Rows);
        Assert.Equal(expected.GetProperty("events").GetInt64(), fit.Events);
        Assert.Equal(expected.GetProperty("converged").GetBoolean(), fit.Converged);
        Agrees.LogLikelihood(expected.Number("loglik_null"), fit.LogLikelihoodNull, "null log-likelihood");
        Agrees.LogLikelihood(expected.Number("loglik"), fit.LogLikelihood, "log-likelihood");
        Agrees.ChiSquare(expected.GetProperty("score"), fit.Score, "score");
        TermsAgree(expected.GetProperty("terms"), fit);
        if (expected.TryGetProperty("covariance", out _) && fit.Converged) CovarianceAgrees(expected, fit);
        if (expected.TryGetProperty("wald", out JsonElement wald) && fit.Converged)
        {
            Assert.Equal(expected.GetProperty("fit_iterations").GetInt32(), fit.Iterations);
            Agrees.ChiSquare(expected.GetProperty("likelihood_ratio"), fit.LikelihoodRatio, "likelihood ratio");
            Agrees.ChiSquare(wald, fit.Wald, "Wald");
            ConcordanceIndex concordance = fit.Concordance();
            Agrees.Estimate(expected.GetProperty("concordance").Number("estimate"), concordance.Estimate, "concordance");
            Agrees.Estimate(expected.GetProperty("concordance").NumberOrNull("se"), concordance.StandardError, "concordance, standard error");
        }

        if (expected.TryGetProperty("ph", out JsonElement ph)) ProportionalHazardsAgree(ph, fit.ProportionalHazards(terms));
    }

    private static void TermsAgree(JsonElement table, CoxFit fit)
    {
        string[] status = table.Texts("status");
        Assert.Equal(table.Texts("term"), fit.Terms.Select(term => term.Name));
        for (int j = 0; j < status.Length; j++)
        {
            CoxTerm term = fit.Terms[j];
            Assert.Equal(fit.Converged || status[j] != "estimated" ? status[j] : "didnotconverge", term.Status.ToString(), ignoreCase: true);
            if (!fit.Converged) continue;
            Agrees.Estimate(table.Cells("coef")[j], term.Coefficient, term.Name + " coefficient");
            Agrees.Estimate(table.Cells("se")[j], term.StandardError, term.Name + " standard error");
            Agrees.Estimate(table.Cells("robust_se")[j], term.RobustStandardError, term.Name + " robust standard error");
            Agrees.Test(table.Cells("z")[j], term.Z, term.Name + " z");
            Agrees.Test(table.Cells("p")[j], term.P, term.Name + " p");
            Agrees.Estimate(table.Cells("lower")[j], term.HazardRatio.Lower, term.Name + " lower");
            Agrees.Estimate(table.Cells("upper")[j], term.HazardRatio.Upper, term.Name + " upper");
        }
    }

    private static void CovarianceAgrees(JsonElement expected, CoxFit fit)
    {
        double?[] covariance = expected.Cells("covariance");
        int p = fit.Terms.Count;
        for (int j = 0; j < p; j++)
        {
            for (int k = 0; k < p; k++)
            {
                // Relative to the two standard errors, since a covariance may be 0 up to rounding.
                double scale = Math.Sqrt(covariance[(j * p) + j]!.Value * covariance[(k * p) + k]!.Value);
                Agrees.Test(covariance[(j * p) + k] / scale, fit.Covariance(j, k) / scale, $"correlation {j}, {k}");
            }
        }
    }

    private static void ProportionalHazardsAgree(JsonElement expected, IReadOnlyList<ProportionalHazardsTest> tests)
    {
        Assert.Equal(expected.Texts("term"), tests.Select(test => test.Name));
        for (int i = 0; i < tests.Count; i++)
        {
            Agrees.Test(expected.Cells("chi2")[i], tests[i].Test.ChiSquare, tests[i].Name + " proportional hazards");
            Assert.Equal((int)expected.Cells("df")[i]!, tests[i].Test.DegreesOfFreedom);
            Agrees.Test(expected.Cells("p")[i], tests[i].Test.P, tests[i].Name + " proportional hazards p");
        }
    }

    private static CoxOptions OptionsOf(JsonElement options) => new()
    {
        Ties = options.GetProperty("ties").GetString() switch { "breslow" => CoxTies.Breslow, "discrete" => CoxTies.Discrete, _ => CoxTies.Efron },
        Robust = options.GetProperty("robust").GetBoolean(),
        Tolerance = options.Number("tolerance"),
        MaxIterations = options.GetProperty("iterations").GetInt32(),
    };
}
