using System.CommandLine;
using Oncohort.Cli.Output;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Oncohort.Survival;
using Spectre.Console;

namespace Oncohort.Cli.Options;

/// <summary>The options of stepwise selection, and its steps for people.</summary>
internal sealed class StepwiseFlags
{
    private const string Level = "a number between 0 and 1, such as 0.05";
    private readonly Option<string?> _method = OptionReading.One("--stepwise", "METHOD", "select among the covariates: forward-lr, forward-wald, backward-lr or backward-wald");
    private readonly Option<string?> _enter = OptionReading.One("--enter", "NUMBER", "with --stepwise: the p of the score test below which a covariate enters (default 0.05)");
    private readonly Option<string?> _remove = OptionReading.One("--remove", "NUMBER", "with --stepwise: the p above which a covariate leaves (default 0.1)");

    /// <summary>Adds the options.</summary>
    public void AddTo(Command command)
    {
        command.Add(_method);
        command.Add(_enter);
        command.Add(_remove);
    }

    /// <summary>The selection asked for, or null.</summary>
    public StepwiseOptions? Read(ParseResult parsed, List<Fault> faults)
    {
        double? enter = parsed.Number(_enter, level => level is >= 0 and <= 1, Level, faults);
        double? remove = parsed.Number(_remove, level => level is >= 0 and <= 1, Level, faults);
        if (parsed.GetValue(_method) is not { } name)
        {
            if (parsed.GetValue(_enter) is not null || parsed.GetValue(_remove) is not null)
                faults.Add(new Fault(FaultCode.BadCommandLine, "--enter and --remove belong to stepwise selection", "command line", "--stepwise METHOD", "add --stepwise, or leave them out"));
            return null;
        }

        if (StepwiseNames.Find(name) is { } options) return options with { Enter = enter ?? options.Enter, Remove = remove ?? options.Remove };
        faults.Add(OptionReading.Bad(_method.Name, name, $"one of: {string.Join(", ", StepwiseNames.All)}"));
        return null;
    }

    /// <summary>Prints the steps.</summary>
    public static void Print(IReadOnlyList<StepwiseStepResult>? steps, IAnsiConsole console)
    {
        if (steps is null) return;
        console.Table(
            ["step", "variable", "in/out", "test", "chi2", "df", "p", "log likelihood"],
            steps.Select(step => new[]
            {
                Figures.Count(step.Step), step.Variable, step.Action, step.Test.Replace('_', ' '), Figures.Fixed(step.Statistic.Chi2), Figures.Count(step.Statistic.Df), Figures.P(step.Statistic.P),
                Figures.Number(step.Loglik, 10),
            }),
            texts: 4);
    }
}
