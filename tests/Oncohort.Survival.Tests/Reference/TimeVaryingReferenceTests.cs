using System.Text.Json;
using Xunit;

namespace Oncohort.Survival.Tests.Reference;

public sealed class TimeVaryingReferenceTests
{
    private static readonly ReferenceSuite Suite = new("time_varying.json");

    public static TheoryData<string> Cases => Suite.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Effects_that_change_with_time_are_those_of_r(string name)
    {
        ReferenceCase reference = Suite[name];
        JsonElement expected = reference.Json;
        (string[] names, double[][] columns, _) = reference.Covariates();
        TimeVaryingEffect[] effects = [.. expected.GetProperty("effects").EnumerateArray().Select(Effect)];
        var split = TimeVaryingRows.Split(reference.Data(), new CovariateMatrix(names, columns), effects, reference.Strata());
        var options = new CoxOptions { Ties = reference.Options.GetProperty("ties").GetString() == "breslow" ? CoxTies.Breslow : CoxTies.Efron };
        CoxFit fit = CoxModel.Fit(split.Data, split.Covariates, options, split.Strata, reference.Options.GetProperty("robust").GetBoolean() ? split.Patients : null);

        Assert.Equal(expected.GetProperty("n").GetInt32(), split.Patients.Groups);
        Assert.Equal(expected.GetProperty("events").GetInt64(), fit.Events);
        Agrees.LogLikelihood(expected.Number("loglik_null"), fit.LogLikelihoodNull, "log-likelihood at 0");
        Agrees.LogLikelihood(expected.Number("loglik"), fit.LogLikelihood, "log-likelihood");
        JsonElement terms = expected.GetProperty("terms");
        Assert.Equal(terms.Texts("term"), fit.Terms.Select(term => term.Name));
        for (int j = 0; j < fit.Terms.Count; j++)
        {
            Agrees.Estimate(terms.Cells("coef")[j], fit.Terms[j].Coefficient, fit.Terms[j].Name + " coefficient");
            Agrees.Estimate(terms.Cells("se")[j], fit.Terms[j].StandardError, fit.Terms[j].Name + " standard error");
            Agrees.Estimate(terms.Cells("robust_se")[j], fit.Terms[j].RobustStandardError, fit.Terms[j].Name + " robust standard error");
        }
    }

    private static TimeVaryingEffect Effect(JsonElement effect)
    {
        int column = effect.GetProperty("column").GetInt32();
        return effect.TryGetProperty("cuts", out _) ? TimeVaryingEffect.Steps(column, [.. effect.Cells("cuts").Select(cut => cut!.Value)]) : TimeVaryingEffect.LogTime(column);
    }
}
