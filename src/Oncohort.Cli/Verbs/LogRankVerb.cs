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
        PrintGroups(result, console);
        List<string[]> tests = [["all groups", .. Test(result.Chi2, result.Df, result.P), ""]];
        if (result.Trend is { } trend) tests.Add(["trend", .. Test(trend.Chi2, trend.Df, trend.P), ""]);
        foreach (PairwiseResult pair in result.Pairwise ?? []) tests.Add([$"{pair.A} - {pair.B}", .. Test(pair.Chi2, pair.Df, pair.P), Figures.P(pair.PAdjusted)]);
        string[] header = ["test", "chi2", "df", "p", "p adjusted"];
        int shown = result.Pairwise is null ? header.Length - 1 : header.Length;
        console.Table(header[..shown], tests.Select(test => test[..shown]));
    }

    private static void PrintGroups(LogRankResult result, IAnsiConsole console)
    {
        bool weighted = result.Groups.Any(group => group.WeightedExpected is not null);
        string[] header = ["group", "n", "observed", "expected"];
        console.Table(
            weighted ? [.. header, "weighted observed", "weighted expected"] : header,
            result.Groups.Select(group => (string[])
            [
                group.Group, Figures.Count(group.N), Figures.Count(group.Observed), Figures.Fixed(group.Expected, 2),
                .. weighted ? [Figures.Fixed(group.WeightedObserved, 2), Figures.Fixed(group.WeightedExpected, 2)] : Array.Empty<string>(),
            ]));
    }

    private static string[] Test(double? chi2, int df, double? p) => [Figures.Fixed(chi2), Figures.Count(df), Figures.P(p)];

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
