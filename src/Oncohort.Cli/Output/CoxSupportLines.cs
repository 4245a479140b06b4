using Oncohort.Study.Results;
using Spectre.Console;

namespace Oncohort.Cli.Output;

/// <summary>Below a Cox model: events for each coefficient, coefficients without a finite estimate, and the penalty that was chosen.</summary>
internal static class CoxSupportLines
{
    public static void Print(CoxResult result, IAnsiConsole console)
    {
        if (result.EventsPerVariable is { } events) console.WriteLine($"events per coefficient {Figures.Number(events, 3)}");
        foreach (SeparatedTermResult term in result.Separated) console.WriteLine($"separated: {term.Text}");
        if (result.Shrinkage is { } path) Print(path, console);
    }

    private static void Print(ShrinkageResult path, IAnsiConsole console)
    {
        (string Name, double? Lambda)[] models = [("chosen", path.SelectedLambda), ("min", path.LambdaMin), ("1se", path.Lambda1se)];
        console.Table(["penalty", "lambda", "not 0", "deviance ratio", "cv deviance", "se"], models.Where(model => model.Lambda is not null).Select(model =>
        {
            ShrinkageStepResult step = path.Path.First(candidate => candidate.Lambda == model.Lambda);
            CrossValidatedResult? deviance = path.CrossValidation?.First(candidate => candidate.Lambda == model.Lambda);
            return new[] { model.Name, Figures.Number(step.Lambda, 5), Figures.Count(step.Df), Figures.Fixed(step.DevianceRatio), Figures.Fixed(deviance?.Mean), Figures.Fixed(deviance?.Se) };
        }));
    }
}
