using System.Text.Json;
using Xunit;

namespace Oncohort.Survival.Tests.Reference;

public sealed class FineGrayReferenceTests
{
    private static readonly ReferenceSuite Suite = new("fine_gray.json");

    public static TheoryData<string> Cases => Suite.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Models_are_those_of_cmprsk_and_of_coxph_on_expanded_data(string name)
    {
        ReferenceCase reference = Suite[name];
        JsonElement expected = reference.Json;
        FineGrayFit fit = Fit(reference);

        Assert.Equal(expected.GetProperty("n").GetInt32(), fit.Rows);
        Assert.Equal(expected.GetProperty("events").GetInt64(), fit.Events);
        Assert.Equal(expected.GetProperty("competing").GetInt64(), fit.Competing);
        Assert.True(fit.Converged);
        Agrees.LogLikelihood(expected.Number("loglik_null"), fit.LogLikelihoodNull, "null log-likelihood");
        Agrees.LogLikelihood(expected.Number("loglik"), fit.LogLikelihood, "log-likelihood");
        Agrees.ChiSquare(expected.GetProperty("likelihood_ratio"), fit.LikelihoodRatio, "likelihood ratio");
        Agrees.ChiSquare(expected.GetProperty("wald"), fit.Wald, "Wald");
        Agrees.ChiSquare(expected.GetProperty("score"), fit.Score, "score");
        TermsAgree(expected.GetProperty("terms"), fit);
        double[] covariance = expected.Numbers("covariance");
        int p = fit.Terms.Count;
        for (int i = 0; i < covariance.Length; i++) Agrees.Estimate(covariance[i], fit.Covariance(i / p, i % p), $"covariance {i}");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Predicted_curves_are_those_of_cmprsk(string name)
    {
        ReferenceCase reference = Suite[name];
        bool isOfCrr = reference.Json.GetProperty("source").GetString() == "crr";
        Assert.Equal(isOfCrr, reference.Json.TryGetProperty("curves", out JsonElement curves));
        if (!isOfCrr) return;
        FineGrayFit fit = Fit(reference);
        foreach (JsonElement curve in curves.EnumerateArray())
        {
            double[] times = curve.Numbers("time");
            double[] incidence = curve.Numbers("cif");
            PredictedIncidence predicted = fit.Predict(curve.Numbers("pattern"));
            for (int i = 0; i < times.Length; i++) Agrees.Estimate(incidence[i], predicted.At(times[i]), $"at {times[i]}");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Cause_specific_models_are_those_of_coxph(string name)
    {
        ReferenceCase reference = Suite[name];
        if (!reference.Json.TryGetProperty("cause_specific", out JsonElement causes)) return;
        TimeToEvent data = reference.Data();
        (string[] names, double[][] columns, _) = reference.Covariates();
        int cause = 0;
        foreach (JsonElement expected in causes.EnumerateArray())
        {
            CoxFit fit = CoxModel.Fit(data.ForCause(++cause), new CovariateMatrix(names, columns));
            Assert.Equal(expected.GetProperty("events").GetInt64(), fit.Events);
            Agrees.LogLikelihood(expected.Number("loglik"), fit.LogLikelihood, $"cause {cause}");
            for (int j = 0; j < names.Length; j++)
            {
                Agrees.Estimate(expected.Numbers("coef")[j], fit.Terms[j].Coefficient, $"cause {cause}, {names[j]}");
                Agrees.Estimate(expected.Numbers("se")[j], fit.Terms[j].StandardError, $"cause {cause}, {names[j]}, standard error");
            }
        }
    }

    private static FineGrayFit Fit(ReferenceCase reference)
    {
        (string[] names, double[][] columns, _) = reference.Covariates();
        var options = new FineGrayOptions
        {
            CensoringTies = reference.Options.GetProperty("ties").GetString() == "with" ? CensoringTies.WithEvents : CensoringTies.AfterEvents,
            Variance = reference.Options.GetProperty("variance").GetString() == "known" ? FineGrayVariance.KnownWeights : FineGrayVariance.EstimatedCensoring,
        };
        return FineGrayModel.Fit(reference.Data(), new CovariateMatrix(names, columns), options, reference.Strata(), reference.Clusters());
    }

    private static void TermsAgree(JsonElement terms, FineGrayFit fit)
    {
        string[] names = terms.Texts("term");
        Assert.Equal(names, fit.Terms.Select(term => term.Name));
        for (int j = 0; j < names.Length; j++)
        {
            CoxTerm term = fit.Terms[j];
            Agrees.Estimate(terms.Cells("coef")[j], term.Coefficient, names[j]);
            Agrees.Estimate(terms.Cells("se")[j], term.StandardError, names[j] + ", standard error");
            Agrees.Estimate(terms.Cells("z")[j], term.Z, names[j] + ", z");
            Agrees.Test(terms.Cells("p")[j], term.P, names[j] + ", p");
            Agrees.Estimate(terms.Cells("lower")[j], term.HazardRatio.Lower, names[j] + ", lower");
            Agrees.Estimate(terms.Cells("upper")[j], term.HazardRatio.Upper, names[j] + ", upper");
        }
    }
}
