using System.CommandLine;
using Oncohort.Cli.Options;
using Oncohort.Cli.Output;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Spectre.Console;

namespace Oncohort.Cli.Verbs;

/// <summary><c>km</c>: Kaplan-Meier curves.</summary>
internal sealed class KaplanMeierVerb : AnalysisVerb<KaplanMeierResult>
{
    private readonly SurvivalOptions _survival = new();
    private readonly Option<string?> _at = OptionReading.One("--at", "T1,T2", "times at which survival is wanted");
    private readonly Option<string?> _interval = OptionReading.One("--conf-type", "TYPE", "log, log-log, plain, logit, arcsin or none");
    private readonly Option<string?> _quantile = OptionReading.One("--quantile-rule", "RULE", "r, first or sas");
    private readonly Option<bool> _milestone = OptionReading.Flag("--milestone", "compare survival of the groups at the times of --at");
    private readonly Option<string?> _conditional = OptionReading.One("--conditional", "T1,T2", "survival at the times of --at given survival to each of these");
    private readonly Option<string?> _plot = OptionReading.One("--plot", "FILE", "draw the curves (.svg, .png, .pdf, .tiff or .eps)");

    /// <inheritdoc/>
    public override string Name => "km";

    /// <inheritdoc/>
    public override string Description => "Kaplan-Meier curves, medians and survival at fixed times";

    /// <inheritdoc/>
    protected override DataOptions Data { get; } = new();

    /// <inheritdoc/>
    protected override void AddTo(Command command)
    {
        Data.AddTo(command);
        _survival.AddTo(command);
        command.Add(_at);
        command.Add(_interval);
        command.Add(_quantile);
        command.Add(_milestone);
        command.Add(_conditional);
        command.Add(_plot);
    }

    /// <inheritdoc/>
    protected override AnalysisRequest Request(ParseResult parsed, List<Fault> faults)
    {
        EstimationSettings settings = Data.Settings(parsed, faults);
        string? group = _survival.Group(parsed);
        string[] strata = _survival.Strata(parsed, faults);
        Data.RefuseUnused(parsed, group is null ? strata : [group, .. strata], faults);
        RequireTimes(parsed, group, faults);
        PlotFile.Check(parsed.GetValue(_plot), _plot.Name, faults);
        return new KaplanMeierRequest
        {
            Endpoint = _survival.Endpoint(parsed, faults),
            Group = group is null ? null : Data.Variables(parsed, [group])[0],
            Strata = Data.Variables(parsed, strata),
            Weights = _survival.Weights(parsed),
            Cluster = _survival.Cluster(parsed),
            Where = Data.Where(parsed),
            At = parsed.Numbers(_at, time => time >= 0, "times of 0 or more, separated by commas", faults),
            Milestones = parsed.GetValue(_milestone),
            Conditional = parsed.Numbers(_conditional, time => time >= 0, "times of 0 or more, separated by commas", faults),
            Compare = parsed.GetValue(_plot) is not null,
            Settings = settings with
            {
                IntervalType = parsed.Pick(_interval, Choices.IntervalTypes, settings.IntervalType, faults),
                QuantileRule = parsed.Pick(_quantile, Choices.QuantileRules, settings.QuantileRule, faults),
            },
        };
    }

    /// <inheritdoc/>
    protected override void AfterAnalysis(ParseResult parsed, KaplanMeierResult result)
    {
        if (parsed.GetValue(_plot) is { } path) PlotFile.Write(result, path);
    }

    /// <inheritdoc/>
    protected override void Print(KaplanMeierResult result, IAnsiConsole console)
    {
        console.Table(
            ["group", "n", "events", "median", "lower", "upper", "follow-up"],
            result.Strata.Select(stratum => new[]
            {
                stratum.Group, Figures.Count(stratum.N), Figures.Count(stratum.Events), Figures.Time(stratum.Median.Estimate), Figures.Time(stratum.Median.Lower),
                Figures.Time(stratum.Median.Upper), Figures.Time(stratum.MedianFollowUp.Estimate),
            }));
        if (result.Strata.All(stratum => stratum.At.Count == 0)) return;
        console.Table(
            ["group", "time", "at risk", "survival", "se", "lower", "upper"],
            result.Strata.SelectMany(stratum => stratum.At.Select(time => new[]
            {
                stratum.Group, Figures.Time(time.Time), Figures.Count(time.AtRisk), Figures.Fixed(time.Survival), Figures.Fixed(time.Se), Figures.Fixed(time.Lower), Figures.Fixed(time.Upper),
            })));
        if (result.Milestones is { Count: > 0 } milestones) Print(milestones, console);
        if (result.Conditional is { Count: > 0 } conditional) Print(conditional, console);
    }

    private static void Print(IReadOnlyList<MilestoneResult> milestones, IAnsiConsole console) => console.Table(
        ["compared", "time", "difference", "se", "lower", "upper", "p", "ratio", "lower", "upper", "p", "p log-log"],
        milestones.Select(contrast => new[]
        {
            $"{contrast.Group} - {contrast.Reference}", Figures.Time(contrast.Time), Figures.Fixed(contrast.Difference), Figures.Fixed(contrast.Se), Figures.Fixed(contrast.Lower), Figures.Fixed(contrast.Upper),
            Figures.P(contrast.P), Figures.Fixed(contrast.Ratio.Estimate), Figures.Fixed(contrast.Ratio.Lower), Figures.Fixed(contrast.Ratio.Upper), Figures.P(contrast.RatioP), Figures.P(contrast.LogLogP),
        }));

    private static void Print(IReadOnlyList<ConditionalSurvivalResult> conditional, IAnsiConsole console) => console.Table(
        ["group", "given", "time", "at risk", "survival", "se", "lower", "upper"],
        conditional.Select(time => new[]
        {
            time.Group, Figures.Time(time.Given), Figures.Time(time.Time), Figures.Count(time.AtRisk), Figures.Fixed(time.Survival), Figures.Fixed(time.Se), Figures.Fixed(time.Lower), Figures.Fixed(time.Upper),
        }));

    private void RequireTimes(ParseResult parsed, string? group, List<Fault> faults)
    {
        bool milestone = parsed.GetValue(_milestone);
        if (milestone && group is null)
            faults.Add(new Fault(FaultCode.BadCommandLine, "--milestone compares groups", "command line", "--group COL with --milestone", "add --group, or leave out --milestone"));
        if ((milestone || parsed.GetValue(_conditional) is not null) && parsed.GetValue(_at) is null)
            faults.Add(new Fault(FaultCode.BadCommandLine, $"{(milestone ? "--milestone" : "--conditional")} needs times", "command line", "--at T1,T2", "add --at with the times at which survival is wanted"));
    }
}
