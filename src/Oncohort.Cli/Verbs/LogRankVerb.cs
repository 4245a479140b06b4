using System.CommandLine;
using Oncohort.Cli.Options;
using Oncohort.Cli.Output;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Oncohort.Survival;
using Spectre.Console;
using LogRankResult = Oncohort.Study.Results.LogRankResult;

namespace Oncohort.Cli.Verbs;

/// <summary><c>logrank</c>: log-rank type tests.</summary>
internal sealed class LogRankVerb : AnalysisVerb<LogRankResult>
{
    private readonly SurvivalOptions _survival = new();
    private readonly Option<string?> _rho = OptionReading.One("--rho", "N", "the exponent of S(t-) in the Fleming-Harrington test");
    private readonly Option<string?> _test = OptionReading.One("--test", "NAME", "logrank, gehan, tarone-ware, peto-peto or fleming-harrington");
    private readonly Option<string?> _pairwise = OptionReading.One("--pairwise", "NAME", "test all pairs; p adjusted by none, holm, bonferroni or bh");
    private readonly Option<bool> _trend = OptionReading.Flag("--trend", "test for a trend over the groups in order");

    /// <inheritdoc/>
    public override string Name => "logrank";

    /// <inheritdoc/>
    public override string Description => "log-rank test of groups, stratified or weighted";

    /// <inheritdoc/>
    protected override DataOptions Data { get; } = new();

    /// <inheritdoc/>
    protected override void AddTo(Command command)
    {
        Data.AddTo(command);
        _survival.AddTo(command);
        command.Add(_rho);
        command.Add(_test);
        command.Add(_pairwise);
        command.Add(_trend);
    }

    /// <inheritdoc/>
    protected override AnalysisRequest Request(ParseResult parsed, List<Fault> faults)
    {
        string group = _survival.RequiredGroup(parsed, faults);
        string[] strata = _survival.Strata(parsed, faults);
        Data.RefuseUnused(parsed, [group, .. strata], faults);
        return new LogRankRequest
        {
            Endpoint = _survival.Endpoint(parsed, faults),
            Group = Data.Variables(parsed, [group])[0],
            Strata = Data.Variables(parsed, strata),
            Weights = _survival.Weights(parsed),
            Cluster = _survival.Cluster(parsed),
            Where = Data.Where(parsed),
            Settings = Data.Settings(parsed, faults),
            Test = Test(parsed, faults),
            Pairwise = parsed.GetValue(_pairwise) is null ? null : parsed.Pick(_pairwise, Choices.PAdjustments, PAdjustment.None, faults),
            Trend = parsed.GetValue(_trend),
        };
    }

    /// <inheritdoc/>
    protected override void Print(LogRankResult result, IAnsiConsole console)
    {
        console.Table(
            ["group", "n", "observed", "expected"],
            result.Groups.Select(group => new[] { group.Group, Figures.Count(group.N), Figures.Count(group.Observed), Figures.Fixed(group.Expected, 2) }));
        List<string[]> tests = [["all groups", Figures.Fixed(result.Chi2), Figures.Count(result.Df), Figures.P(result.P), ""]];
        if (result.Trend is { } trend) tests.Add(["trend", Figures.Fixed(trend.Chi2), Figures.Count(trend.Df), Figures.P(trend.P), ""]);
        foreach (PairwiseResult pair in result.Pairwise ?? [])
            tests.Add([$"{pair.A} - {pair.B}", Figures.Fixed(pair.Chi2), Figures.Count(pair.Df), Figures.P(pair.P), Figures.P(pair.PAdjusted)]);
        console.Table(["test", "chi2", "df", "p", "p adjusted"], tests);
    }

    private LogRankOptions Test(ParseResult parsed, List<Fault> faults)
    {
        double? rho = parsed.Number(_rho, _ => true, "a number, such as 1", faults);
        LogRankWeight standard = rho is null ? LogRankWeight.LogRank : LogRankWeight.FlemingHarrington;
        LogRankWeight weight = parsed.Pick(_test, Choices.LogRankTests, standard, faults);
        if (rho is not null && weight != LogRankWeight.FlemingHarrington)
            faults.Add(new Fault(FaultCode.BadCommandLine, "--rho belongs to the Fleming-Harrington test", "command line", "--test fleming-harrington", "leave out --rho or --test"));
        return new LogRankOptions { Weight = weight, Rho = rho ?? 0 };
    }
}
