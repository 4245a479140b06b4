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
    private readonly Option<string?> _gamma = OptionReading.One("--gamma", "N", "the exponent of 1 - S(t-) in the Fleming-Harrington test");
    private readonly Option<string?> _combo = OptionReading.One("--combo", "RHO,GAMMA/...", "the weights that maxcombo combines (default 0,0/0,1/1,0/1,1)");
    private readonly Option<string?> _permutations = OptionReading.One("--permutations", "N", "add the test by permutation: exact when small, else N random arrangements");
    private readonly Option<string?> _seed = OptionReading.One("--seed", "S", "the seed of the random arrangements (default 1)");
    private readonly Option<string?> _test = OptionReading.One("--test", "NAME", "logrank, gehan, tarone-ware, peto-peto, fleming-harrington or maxcombo");
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
        command.Add(_gamma);
        command.Add(_combo);
        command.Add(_permutations);
        command.Add(_seed);
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
        LogRankTestKind kind = Kind(parsed, faults);
        return new LogRankRequest
        {
            Endpoint = _survival.Endpoint(parsed, faults),
            Group = Data.Variables(parsed, [group])[0],
            Strata = Data.Variables(parsed, strata),
            Weights = _survival.Weights(parsed),
            Cluster = _survival.Cluster(parsed),
            Where = Data.Where(parsed),
            Settings = Data.Settings(parsed, faults),
            Test = new LogRankOptions { Weight = kind.Weight(), Rho = Exponent(parsed, _rho, faults), Gamma = Exponent(parsed, _gamma, faults) },
            MaxCombo = kind == LogRankTestKind.MaxCombo ? Combo(parsed, faults) : null,
            Permutation = Permutation(parsed, faults),
            Pairwise = parsed.GetValue(_pairwise) is null ? null : parsed.Pick(_pairwise, Choices.PAdjustments, PAdjustment.None, faults),
            Trend = parsed.GetValue(_trend),
        };
    }

    /// <inheritdoc/>
    protected override void Print(LogRankResult result, IAnsiConsole console)
    {
        PrintGroups(result, console);
        List<string[]> tests = result.MaxCombo is null ? [["all groups", .. Test(result.Chi2, result.Df, result.P), ""]] : [];
        if (result.Trend is { } trend) tests.Add(["trend", .. Test(trend.Chi2, trend.Df, trend.P), ""]);
        foreach (PairwiseResult pair in result.Pairwise ?? []) tests.Add([$"{pair.A} - {pair.B}", .. Test(pair.Chi2, pair.Df, pair.P), Figures.P(pair.PAdjusted)]);
        string[] header = ["test", "chi2", "df", "p", "p adjusted"];
        int shown = result.Pairwise is null ? header.Length - 1 : header.Length;
        if (tests.Count > 0) console.Table(header[..shown], tests.Select(test => test[..shown]));
        if (result.MaxCombo is { } combined) PrintCombined(combined, console);
        if (result.Permutation is { } permutation) console.WriteLine(Sentence(permutation));
    }

    private static void PrintCombined(MaxComboTestResult combined, IAnsiConsole console)
    {
        console.Table(
            ["Fleming-Harrington", "z", "p"],
            combined.Components.Select(component => new[] { $"rho {Figures.Number(component.Rho)}, gamma {Figures.Number(component.Gamma)}", Figures.Fixed(component.Z), Figures.P(component.P) }));
        console.WriteLine($"MaxCombo: largest |z| {Figures.Fixed(combined.MaxZ)}, p {Figures.P(combined.P)}");
    }

    private static string Sentence(PermutationTestResult test) => test.Exact
        ? $"permutation test: p {Figures.P(test.P)}, exact over {Figures.Count(test.Permutations)} arrangements"
        : $"permutation test: p {Figures.P(test.P)} from {Figures.Count(test.Permutations)} random arrangements (Monte-Carlo limits {Figures.Fixed(test.Lower)} to {Figures.Fixed(test.Upper)})";

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

    private LogRankTestKind Kind(ParseResult parsed, List<Fault> faults)
    {
        string? exponent = parsed.GetValue(_rho) is not null ? _rho.Name : parsed.GetValue(_gamma) is not null ? _gamma.Name : null;
        LogRankTestKind standard = parsed.GetValue(_combo) is not null ? LogRankTestKind.MaxCombo : exponent is null ? LogRankTestKind.LogRank : LogRankTestKind.FlemingHarrington;
        LogRankTestKind kind = parsed.Pick(_test, Choices.LogRankTests, standard, faults);
        if (exponent is not null && kind != LogRankTestKind.FlemingHarrington)
            faults.Add(new Fault(FaultCode.BadCommandLine, $"{exponent} belongs to the Fleming-Harrington test", "command line", "--test fleming-harrington", $"leave out {exponent} or --test"));
        if (parsed.GetValue(_combo) is not null && kind != LogRankTestKind.MaxCombo)
            faults.Add(new Fault(FaultCode.BadCommandLine, "--combo belongs to the test maxcombo", "command line", "--test maxcombo", "leave out --combo or --test"));
        if (kind == LogRankTestKind.MaxCombo) RefuseBesideMaxCombo(parsed, faults);
        return kind;
    }

    private void RefuseBesideMaxCombo(ParseResult parsed, List<Fault> faults)
    {
        string? also = parsed.GetValue(_pairwise) is not null ? _pairwise.Name : parsed.GetValue(_trend) ? _trend.Name : parsed.GetValue(_permutations) is not null ? _permutations.Name : null;
        if (also is not null)
            faults.Add(new Fault(FaultCode.BadCommandLine, $"{also} is not defined for the test maxcombo", "command line", "a test with one weight, such as logrank", $"leave out {also}, or choose another test"));
    }

    private static double Exponent(ParseResult parsed, Option<string?> option, List<Fault> faults) =>
        parsed.Number(option, exponent => Math.Abs(exponent) <= 100, "a number, such as 1", faults) ?? 0;

    private IReadOnlyList<FlemingHarringtonWeight> Combo(ParseResult parsed, List<Fault> faults)
    {
        if (parsed.GetValue(_combo) is not { } text) return MaxCombo.StandardWeights;
        if (ComboWeights.TryParse(text.Split('/'), out IReadOnlyList<FlemingHarringtonWeight> weights)) return weights;
        faults.Add(OptionReading.Bad(_combo.Name, text, ComboWeights.Expected));
        return MaxCombo.StandardWeights;
    }

    private PermutationOptions? Permutation(ParseResult parsed, List<Fault> faults)
    {
        double? seed = parsed.Number(_seed, value => value == Math.Floor(value) && Math.Abs(value) <= 1e15, "a whole number", faults);
        double? permutations = parsed.Number(_permutations, value => value is >= 1 and <= 100_000_000 && value == Math.Floor(value), "a whole number from 1 to 100000000", faults);
        if (seed is not null && parsed.GetValue(_permutations) is null)
            faults.Add(new Fault(FaultCode.BadCommandLine, "--seed belongs to --permutations", "command line", "--permutations N", "add --permutations, or leave out --seed"));
        return permutations is { } count ? new PermutationOptions { Permutations = (int)count, Seed = (long)(seed ?? 1) } : null;
    }
}
