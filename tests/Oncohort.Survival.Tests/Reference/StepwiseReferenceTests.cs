using System.Text.Json;
using Xunit;

namespace Oncohort.Survival.Tests.Reference;

public sealed class StepwiseReferenceTests
{
    private static readonly ReferenceSuite Suite = new("stepwise.json");

    public static TheoryData<string> Cases => Suite.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Steps_are_those_of_the_procedure_scripted_in_r(string name)
    {
        ReferenceCase reference = Suite[name];
        (string[] names, double[][] columns, (string Name, int First, int Count)[] terms) = reference.Covariates();
        string method = reference.Options.GetProperty("method").GetString()!;
        var options = new StepwiseOptions
        {
            Direction = method.StartsWith("forward", StringComparison.Ordinal) ? StepwiseDirection.Forward : StepwiseDirection.Backward,
            Removal = method.EndsWith("wald", StringComparison.Ordinal) ? StepwiseRemoval.Wald : StepwiseRemoval.LikelihoodRatio,
            Enter = reference.Options.Number("enter"),
            Remove = reference.Options.Number("remove"),
        };
        var model = new CoxOptions { Ties = reference.Options.GetProperty("ties").GetString() == "breslow" ? CoxTies.Breslow : CoxTies.Efron };
        StepwiseSelection selection = CoxStepwise.Select(reference.Data(), new CovariateMatrix(names, columns), terms, options, model, reference.Strata());

        Assert.Equal(reference.Json.GetProperty("n").GetInt32(), reference.Rows);
        Assert.Equal(reference.Json.Texts("selected"), selection.Selected.Select(term => terms[term].Name));
        JsonElement[] steps = [.. reference.Json.GetProperty("steps").EnumerateArray()];
        Assert.Equal(steps.Length, selection.Steps.Count);
        for (int i = 0; i < steps.Length; i++)
        {
            StepwiseStep step = selection.Steps[i];
            Assert.Equal((steps[i].GetProperty("term").GetString(), steps[i].GetProperty("entered").GetBoolean()), (terms[step.Term].Name, step.Entered));
            Assert.Equal(steps[i].GetProperty("test").GetString()!.Replace("_", "", StringComparison.Ordinal), step.Test.ToString(), ignoreCase: true);
            Agrees.ChiSquare(steps[i], step.Statistic, $"step {i + 1}");
            Agrees.LogLikelihood(steps[i].Number("loglik"), step.LogLikelihood, $"step {i + 1}");
        }
    }
}
