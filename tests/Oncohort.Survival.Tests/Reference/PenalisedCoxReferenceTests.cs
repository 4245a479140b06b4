using System.Text.Json;
using Xunit;

namespace Oncohort.Survival.Tests.Reference;

public sealed class PenalisedCoxReferenceTests
{
    private static readonly ReferenceSuite Suite = new("penalised_cox.json");

    public static TheoryData<string> Cases => Suite.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Paths_are_those_of_glmnet_and_of_the_ridge_term_of_coxph(string name)
    {
        ReferenceCase reference = Suite[name];
        JsonElement expected = reference.Json;
        JsonElement[] steps = [.. expected.GetProperty("steps").EnumerateArray()];
        (string[] names, double[][] columns, _) = reference.Covariates();
        var covariates = new CovariateMatrix(names, columns);
        PenalisedCoxOptions options = OptionsOf(reference.Options) with { Lambdas = [.. steps.Select(step => step.Number("lambda"))] };
        PenalisedCoxPath path = PenalisedCox.Fit(reference.Data(), covariates, options, reference.Strata());

        Assert.Equal((expected.GetProperty("n").GetInt32(), expected.GetProperty("events").GetInt64()), (path.Rows, path.Events));
        Agrees.LogLikelihood(expected.Number("loglik_null"), path.LogLikelihoodNull, "log-likelihood at 0");
        for (int k = 0; k < steps.Length; k++) StepAgrees(steps[k], path.Steps[k]);
        if (expected.NumberOrNull("lambda_max") is { } largest)
        {
            PenalisedCoxPath own = PenalisedCox.Fit(reference.Data(), covariates, options with { Lambdas = null, LambdaCount = 2 }, reference.Strata());
            Agrees.Estimate(largest, own.Steps[0].Lambda, "largest lambda");
        }

        if (expected.TryGetProperty("cv", out JsonElement cv)) ValidationAgrees(cv, PenalisedCox.CrossValidate(reference.Data(), covariates, Folds(reference), options, reference.Strata()));
    }

    private static void StepAgrees(JsonElement expected, PenalisedCoxStep step)
    {
        Assert.True(step.Converged, $"violation {step.Violation}");
        double?[] coefficients = expected.Cells("coef");
        for (int j = 0; j < coefficients.Length; j++) Agrees.Test(coefficients[j], step.Coefficients[j], $"lambda {step.Lambda}, coefficient {j}");
        Assert.Equal(expected.GetProperty("nonzero").GetInt32(), step.NonZero);
        Agrees.LogLikelihood(expected.Number("loglik"), step.LogLikelihood, "log-likelihood");
        if (expected.NumberOrNull("deviance_ratio") is { } ratio) Agrees.Estimate(ratio, step.DevianceRatio, "deviance ratio");
    }

    private static void ValidationAgrees(JsonElement expected, PenalisedCoxValidation validation)
    {
        double?[] mean = expected.Cells("mean");
        for (int k = 0; k < mean.Length; k++)
        {
            // glmnet's own stopping rule is in its folds, so the deviances carry its square.
            Near.Relative(mean[k], validation.Deviances[k].Mean, 1e-7, "mean deviance");
            Near.Relative(expected.Cells("se")[k], validation.Deviances[k].StandardError, 1e-5, "standard error of the deviance");
        }

        Assert.Equal((expected.GetProperty("minimum").GetInt32(), expected.GetProperty("one_se").GetInt32()), (validation.Minimum, validation.OneStandardError));
    }

    private static Grouping Folds(ReferenceCase reference) => reference.Groups()!;

    private static PenalisedCoxOptions OptionsOf(JsonElement options) => new()
    {
        Alpha = options.Number("alpha"),
        Standardise = options.GetProperty("standardise").GetBoolean(),
        PenaltyFactors = options.TryGetProperty("factors", out JsonElement factors) && factors.ValueKind == JsonValueKind.Array ? options.Numbers("factors") : null,
        Ties = options.GetProperty("ties").GetString() == "efron" ? CoxTies.Efron : CoxTies.Breslow,
    };
}
