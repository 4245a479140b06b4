using System.CommandLine;
using Oncohort.Cli.Options;
using Oncohort.Cli.Output;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Results;
using Spectre.Console;

namespace Oncohort.Cli.Verbs;

/// <summary><c>rmst</c>: restricted mean survival time.</summary>
internal sealed class RestrictedMeanVerb : AnalysisVerb<RestrictedMeanResult>
{
    private readonly SurvivalOptions _survival = new();
    private readonly Option<string?> _tau = OptionReading.One("--tau", "N", "the restriction time");

    /// <inheritdoc/>
    public override string Name => "rmst";

    /// <inheritdoc/>
    public override string Description => "restricted mean survival time and its differences between groups";

    /// <inheritdoc/>
    protected override DataOptions Data { get; } = new();

    /// <inheritdoc/>
    protected override void AddTo(Command command)
    {
        Data.AddTo(command);
        _survival.AddTo(command);
        command.Add(_tau);
    }

    /// <inheritdoc/>
    protected override AnalysisRequest Request(ParseResult parsed, List<Fault> faults)
    {
        string? group = _survival.Group(parsed);
        string[] strata = _survival.Strata(parsed, faults);
        Data.RefuseUnused(parsed, group is null ? strata : [group, .. strata], faults);
        if (parsed.GetValue(_tau) is null) parsed.Required(_tau, faults);
        return new RestrictedMeanRequest
        {
            Endpoint = _survival.Endpoint(parsed, faults),
            Group = group is null ? null : Data.Variables(parsed, [group])[0],
            Strata = Data.Variables(parsed, strata),
            Weights = _survival.Weights(parsed),
            Cluster = _survival.Cluster(parsed),
            Where = Data.Where(parsed),
            Settings = Data.Settings(parsed, faults),
            Tau = parsed.Number(_tau, tau => tau > 0, "a number above 0", faults) ?? 1,
        };
    }

    /// <inheritdoc/>
    protected override void Print(RestrictedMeanResult result, IAnsiConsole console)
    {
        console.Table(
            ["group", "n", "events", "rmst", "se", "lower", "upper"],
            result.Groups.Select(group => new[]
            {
                group.Group, Figures.Count(group.N), Figures.Count(group.Events), Figures.Number(group.Rmst, 6), Figures.Number(group.Se), Figures.Number(group.Lower, 6), Figures.Number(group.Upper, 6),
            }));
        if (result.Differences.Count == 0) return;
        console.Table(
            ["difference", "estimate", "se", "lower", "upper", "z", "p"],
            result.Differences.Select(difference => new[]
            {
                $"{difference.Group} - {difference.Reference}", Figures.Number(difference.Difference, 6), Figures.Number(difference.Se), Figures.Number(difference.Lower, 6),
                Figures.Number(difference.Upper, 6), Figures.Fixed(difference.Z, 3), Figures.P(difference.P),
            }));
        console.Table(
            ["ratio", "estimate", "log se", "lower", "upper", "z", "p"],
            result.Ratios.Select(ratio => new[]
            {
                $"{ratio.Group} / {ratio.Reference}", Figures.Number(ratio.Ratio, 6), Figures.Number(ratio.LogSe), Figures.Number(ratio.Lower, 6), Figures.Number(ratio.Upper, 6), Figures.Fixed(ratio.Z, 3), Figures.P(ratio.P),
            }));
    }
}
