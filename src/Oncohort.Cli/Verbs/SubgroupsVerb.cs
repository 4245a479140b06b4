using System.CommandLine;
using System.Globalization;
using Oncohort.Cli.Options;
using Oncohort.Cli.Output;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Spectre.Console;

namespace Oncohort.Cli.Verbs;

/// <summary><c>subgroups</c>: the effect of treatment within subgroups.</summary>
internal sealed class SubgroupsVerb : AnalysisVerb<SubgroupResult>
{
    private readonly SurvivalOptions _survival = new();
    private readonly Option<string?> _treatment = OptionReading.One("--treatment", "COL", "the treatment: two arms");
    private readonly Option<string?> _variables = OptionReading.One("--variables", "COL[,COL]", "the variables whose levels are the subgroups");
    private readonly Option<string?> _covariates = OptionReading.One("--covariates", "COL[,COL]", "covariates that adjust every model");
    private readonly Option<string?> _ties = OptionReading.One("--ties", "NAME", "efron, breslow or discrete");

    /// <inheritdoc/>
    public override string Name => "subgroups";

    /// <inheritdoc/>
    public override string Description => "treatment effect within subgroups and tests of interaction";

    /// <inheritdoc/>
    protected override DataOptions Data { get; } = new();

    /// <inheritdoc/>
    protected override void AddTo(Command command)
    {
        Data.AddTo(command);
        _survival.AddTo(command);
        command.Add(_treatment);
        command.Add(_variables);
        command.Add(_covariates);
        command.Add(_ties);
    }

    /// <inheritdoc/>
    protected override AnalysisRequest Request(ParseResult parsed, List<Fault> faults)
    {
        _survival.RefuseGroup(parsed, "name the treatment with --treatment and the subgroups with --variables", faults);
        EstimationSettings settings = Data.Settings(parsed, faults);
        string treatment = parsed.Required(_treatment, faults);
        string[] variables = parsed.Required(_variables, faults).Length == 0 ? [] : parsed.List(_variables, faults);
        string[] covariates = parsed.List(_covariates, faults);
        string[] strata = _survival.Strata(parsed, faults);
        foreach (string name in variables.Concat(covariates).Concat(strata).Where(name => name == treatment).Distinct())
            faults.Add(new Fault(FaultCode.BadCommandLine, $"'{name}' is the treatment and cannot be a subgroup, a covariate or a stratum", "command line", "another variable", "name it once"));
        Data.RefuseUnused(parsed, [treatment, .. variables, .. covariates, .. strata], faults);
        return new SubgroupRequest
        {
            Endpoint = _survival.Endpoint(parsed, faults),
            Treatment = Data.Variables(parsed, [treatment])[0],
            Subgroups = Data.Variables(parsed, variables),
            Covariates = Data.Variables(parsed, covariates),
            Strata = Data.Variables(parsed, strata),
            Weights = _survival.Weights(parsed),
            Cluster = _survival.Cluster(parsed),
            Where = Data.Where(parsed),
            Settings = settings with { Ties = parsed.Pick(_ties, Choices.Ties, settings.Ties, faults) },
        };
    }

    /// <inheritdoc/>
    protected override void Print(SubgroupResult result, IAnsiConsole console)
    {
        console.WriteLine($"hazard ratio of {result.Treatment.Arm} against {result.Treatment.Reference}");
        console.Table(
            ["subgroup", .. result.Overall.Arms.Select(arm => $"{arm.Arm}, events / n"), "HR", "lower", "upper", "p", "interaction p"],
            result.Subgroups.SelectMany(Rows).Prepend(Row("all patients", result.Overall, "")));
        console.Table(
            ["interaction", "chi2", "df", "p", "Wald chi2", "Wald p"],
            result.Subgroups.Select(variable => new[]
            {
                variable.Variable, Figures.Fixed(variable.Interaction.Chi2), Figures.Count(variable.Interaction.Df), Figures.P(variable.Interaction.P),
                Figures.Fixed(variable.InteractionWald.Chi2), Figures.P(variable.InteractionWald.P),
            }));
    }

    private static IEnumerable<string[]> Rows(SubgroupVariableResult variable) =>
        variable.Levels.Select((level, index) => Row($"{variable.Variable}={level.Level}", level.Effect, index == 0 ? Figures.P(variable.Interaction.P ?? variable.InteractionWald.P) : ""));

    private static string[] Row(string name, SubgroupEffect effect, string interaction) =>
    [
        name, .. effect.Arms.Select(arm => string.Create(CultureInfo.InvariantCulture, $"{arm.Events} / {arm.N}")),
        Figures.Ratio(effect.Hr), Figures.Ratio(effect.Lower), Figures.Ratio(effect.Upper), Figures.P(effect.P), interaction,
    ];
}
