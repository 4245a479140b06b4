using System.Text.Json;
using Xunit;

namespace Oncohort.Survival.Tests.Reference;

public sealed class FirthCoxReferenceTests
{
    private static readonly ReferenceSuite Suite = new("firth.json");

    public static TheoryData<string> Cases => Suite.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Models_are_the_maxima_of_the_penalised_likelihood_that_r_evaluates(string name)
    {
        ReferenceCase reference = Suite[name];
        JsonElement expected = reference.Json;
        (string[] names, double[][] columns, _) = reference.Covariates();
        var options = new FirthCoxOptions
        {
            Ties = reference.Options.GetProperty("ties").GetString() == "breslow" ? CoxTies.Breslow : CoxTies.Efron,
            Level = reference.Options.Number("level"),
        };
        FirthCoxFit fit = FirthCox.Fit(reference.Data(), new CovariateMatrix(names, columns), options, reference.Strata());

        Assert.True(fit.Converged);
        Assert.Equal(expected.GetProperty("n").GetInt32(), fit.Rows);
        Assert.Equal(expected.GetProperty("events").GetInt64(), fit.Events);
        Agrees.LogLikelihood(expected.Number("loglik_null"), fit.PenalisedLogLikelihoodNull, "penalised log-likelihood at 0");
        Agrees.LogLikelihood(expected.Number("loglik"), fit.PenalisedLogLikelihood, "penalised log-likelihood");
        Agrees.ChiSquare(expected.GetProperty("likelihood_ratio"), fit.LikelihoodRatio, "penalised likelihood ratio");
        Agrees.ChiSquare(expected.GetProperty("wald"), fit.Wald, "Wald");
        Agrees.ChiSquare(expected.GetProperty("score"), fit.Score, "score");
        TermsAgree(expected.GetProperty("terms"), fit);
    }

    private static void TermsAgree(JsonElement table, FirthCoxFit fit)
    {
        Assert.Equal(table.Texts("term"), fit.Terms.Select(term => term.Name));
        for (int j = 0; j < fit.Terms.Count; j++)
        {
            FirthCoxTerm term = fit.Terms[j];
            Assert.Equal(table.Texts("status")[j], term.Status.ToString(), ignoreCase: true);
            Agrees.Estimate(table.Cells("coef")[j], term.Coefficient, term.Name + " coefficient");
            Agrees.Estimate(table.Cells("se")[j], term.StandardError, term.Name + " standard error");
            Agrees.Test(table.Cells("z")[j], term.Z, term.Name + " z");
            Agrees.Estimate(table.Cells("lower")[j], term.HazardRatio.Lower, term.Name + " lower profile limit");
            Agrees.Estimate(table.Cells("upper")[j], term.HazardRatio.Upper, term.Name + " upper profile limit");
            Agrees.Test(table.Cells("chi2")[j], term.LikelihoodRatio.ChiSquare, term.Name + " penalised likelihood ratio");
            Agrees.Test(table.Cells("p")[j], term.LikelihoodRatio.P, term.Name + " p");
        }
    }
}
