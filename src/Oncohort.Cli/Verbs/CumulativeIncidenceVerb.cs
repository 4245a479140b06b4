using System.CommandLine;
using Oncohort.Cli.Options;
using Oncohort.Cli.Output;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Oncohort.Survival;
using Spectre.Console;

namespace Oncohort.Cli.Verbs;

/// <summary><c>cif</c>: cumulative incidence of competing risks.</summary>
internal sealed class CumulativeIncidenceVerb : AnalysisVerb<CumulativeIncidenceResult>
{
    private readonly SurvivalOptions _survival = new("competing events; each value is a cause of its own");
    private readonly Option<string?> _at = OptionReading.One("--at", "T1,T2", "times at which incidence is wanted");
    private readonly Option<string?> _interval = OptionReading.One("--conf-type", "TYPE", "log-log (default), plain, log, logit, arcsin or none");
    private readonly Option<string?> _rho = OptionReading.One("--rho", "N", "the exponent of 1 - F(t-) in Gray's test (default 0)");
    private readonly Option<string?> _plot = OptionReading.One("--plot", "FILE", "draw the curves (.svg, .png, .pdf, .tiff or .eps); with groups one panel a cause");

    /// <inheritdoc/>
    public override string Name => "cif";

    /// <inheritdoc/>
    public override string Description => "cumulative incidence of competing risks and Gray's test of groups";

    /// <inheritdoc/>
    protected override DataOptions Data { get; } = new();

    /// <inheritdoc/>
    protected override void AddTo(Command command)
    {
        Data.AddTo(command);
        _survival.AddTo(command);
        command.Add(_at);
        command.Add(_interval);
        command.Add(_rho);
        command.Add(_plot);
    }

    /// <inheritdoc/>
    protected override AnalysisRequest Request(ParseResult parsed, List<Fault> faults)
    {
        string? group = _survival.Group(parsed);
        string[] strata = _survival.Strata(parsed, faults);
        if (group is null && strata.Length > 0)
            faults.Add(new Fault(FaultCode.BadCommandLine, "--strata belong to the test of groups", "command line", "--group COL with --strata", "add --group, or leave out --strata"));
        _survival.RefuseCluster(parsed, faults);
        if (group is null && parsed.GetValue(_rho) is not null)
            faults.Add(new Fault(FaultCode.BadCommandLine, "--rho belongs to the test of groups", "command line", "--group COL with --rho", "add --group, or leave out --rho"));
        PlotFile.Check(parsed.GetValue(_plot), _plot.Name, faults);
        Data.RefuseUnused(parsed, group is null ? strata : [group, .. strata], faults);
        return new CumulativeIncidenceRequest
        {
            Endpoint = _survival.Endpoint(parsed, faults),
            Group = group is null ? null : Data.Variables(parsed, [group])[0],
            Strata = Data.Variables(parsed, strata),
            Weights = _survival.Weights(parsed),
            Where = Data.Where(parsed),
            Settings = Data.Settings(parsed, faults),
            At = parsed.Numbers(_at, time => time >= 0, "times of 0 or more, separated by commas", faults),
            Rho = parsed.Number(_rho, exponent => Math.Abs(exponent) <= 100, "a number, such as 1", faults) ?? 0,
            IntervalType = parsed.Pick(_interval, Choices.IntervalTypes, ConfidenceIntervalType.LogLog, faults),
        };
    }

    /// <inheritdoc/>
    protected override void AfterAnalysis(ParseResult parsed, CumulativeIncidenceResult result)
    {
        if (parsed.GetValue(_plot) is { } path) PlotFile.Write(result, path);
    }

    /// <inheritdoc/>
    protected override void Print(CumulativeIncidenceResult result, IAnsiConsole console)
    {
        console.Table(
            ["group", "cause", "n", "events"],
            result.Strata.SelectMany(stratum => stratum.Causes.Select(cause => new[] { stratum.Group, cause.Cause, Figures.Count(stratum.N), Figures.Count(cause.Events) })));
        if (result.Gray is { } tests)
        {
            console.Table(
                ["Gray's test", "chi2", "df", "p"],
                tests.Select(test => new[] { "cause " + test.Cause, Figures.Fixed(test.Chi2), Figures.Count(test.Df), Figures.P(test.P) }));
        }

        if (result.Strata.All(stratum => stratum.Causes[0].At.Count == 0)) return;
        console.Table(
            ["group", "cause", "time", "at risk", "incidence", "se", "lower", "upper"],
            result.Strata.SelectMany(stratum => stratum.Causes.SelectMany(cause => cause.At.Select(time => new[]
            {
                stratum.Group, cause.Cause, Figures.Time(time.Time), Figures.Count(time.AtRisk), Figures.Fixed(time.Cif), Figures.Fixed(time.Se), Figures.Fixed(time.Lower), Figures.Fixed(time.Upper),
            }))));
    }
}
