using System.CommandLine;
using Oncohort.Cli.Options;
using Oncohort.Cli.Output;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Spectre.Console;

namespace Oncohort.Cli.Verbs;

/// <summary><c>finegray</c>: subdistribution hazards models of competing risks.</summary>
internal sealed class FineGrayVerb : AnalysisVerb<FineGrayResult>
{
    private const int MostSamples = 1_000_000;

    private readonly SurvivalOptions _survival = new("competing events; they stay in the risk set with a weight");
    private readonly Option<string?> _covariates = OptionReading.One("--covariates", "COL[,COL]", "the covariates");
    private readonly Option<string?> _censoring = OptionReading.One("--censoring-group", "COL[,COL]", "groups with a censoring distribution of their own");
    private readonly Option<bool> _causes = OptionReading.Flag("--cause-specific", "add Cox models of every cause");
    private readonly Option<string[]> _predict = OptionReading.Many("--predict", "COL=VALUE,COL=VALUE", "a pattern of covariates whose incidence is predicted (repeatable)");
    private readonly Option<string?> _at = OptionReading.One("--at", "T1,T2", "times at which predicted incidence is wanted");
    private readonly Option<string?> _bootstrap = OptionReading.One("--bootstrap", "N", "standard errors from N samples drawn with replacement");
    private readonly Option<string?> _seed = OptionReading.One("--seed", "S", "the seed of the samples (default 1)");

    /// <inheritdoc/>
    public override string Name => "finegray";

    /// <inheritdoc/>
    public override string Description => "Fine and Gray's model of the subdistribution hazard";

    /// <inheritdoc/>
    protected override DataOptions Data { get; } = new();

    /// <inheritdoc/>
    protected override void AddTo(Command command)
    {
        Data.AddTo(command);
        _survival.AddTo(command);
        command.Add(_covariates);
        command.Add(_censoring);
        command.Add(_causes);
        command.Add(_predict);
        command.Add(_at);
        command.Add(_bootstrap);
        command.Add(_seed);
    }

    /// <inheritdoc/>
    protected override AnalysisRequest Request(ParseResult parsed, List<Fault> faults)
    {
        _survival.RefuseGroup(parsed, "name the groups as a covariate with --covariates", faults);
        _survival.RequireCompeting(parsed, faults);
        if (_survival.Strata(parsed, faults).Length > 0)
            faults.Add(new Fault(FaultCode.BadCommandLine, "the option --strata has no meaning here", "command line", null, "name the strata as a covariate, or with --censoring-group where they differ in censoring"));
        string[] covariates = parsed.Required(_covariates, faults).Length == 0 ? [] : parsed.List(_covariates, faults);
        string[] censoring = parsed.List(_censoring, faults);
        Data.RefuseUnused(parsed, [.. covariates, .. censoring], faults);
        double? samples = parsed.Number(_bootstrap, IsCount, $"a whole number from 2 to {MostSamples}", faults);
        double? seed = parsed.Number(_seed, value => value == Math.Floor(value) && Math.Abs(value) < 1L << 53, "a whole number", faults);
        if (seed is not null && samples is null) faults.Add(new Fault(FaultCode.BadCommandLine, "--seed belongs to --bootstrap", "command line", "--bootstrap N with --seed", "add --bootstrap, or leave out --seed"));
        return new FineGrayRequest
        {
            Endpoint = _survival.Endpoint(parsed, faults),
            Covariates = Data.Variables(parsed, covariates),
            Strata = Data.Variables(parsed, censoring),
            Weights = _survival.Weights(parsed),
            Cluster = _survival.Cluster(parsed),
            Where = Data.Where(parsed),
            Settings = Data.Settings(parsed, faults),
            Predict = Patterns(parsed, faults),
            At = Times(parsed, faults),
            CauseSpecific = parsed.GetValue(_causes),
            Bootstrap = (int)(samples ?? 0),
            Seed = (long)(seed ?? 1),
        };
    }

    /// <inheritdoc/>
    protected override void Print(FineGrayResult result, IAnsiConsole console)
    {
        string[] bootstrap = result.Bootstrap is null ? [] : ["bootstrap se"];
        console.Table(
            ["term", "coef", "SHR", "lower", "upper", "se", .. bootstrap, "z", "p", "status"],
            result.Terms.Select(term => (string[])[
                term.Term, Figures.Fixed(term.Coef, 5), Figures.Ratio(term.Hr), Figures.Ratio(term.Lower), Figures.Ratio(term.Upper), Figures.Fixed(term.Se, 5),
                .. result.Bootstrap is { } samples ? new[] { Figures.Fixed(samples.Terms.FirstOrDefault(other => other.Term == term.Term)?.Se, 5) } : [],
                Figures.Fixed(term.Z, 3), Figures.P(term.P), term.Status]));
        console.Table(["test", "chi2", "df", "p"], [
            Test("pseudo-likelihood ratio", result.Tests.LikelihoodRatio), Test("Wald", result.Tests.Wald), Test("score", result.Tests.Score)]);
        console.WriteLine($"{Figures.Count(result.Events)} events of {result.Cause}, {Figures.Count(result.Competing)} competing; log pseudo-likelihood {Figures.Number(result.Loglik.Null, 10)} at 0, {Figures.Number(result.Loglik.Model, 10)} at the estimate");
        if (result.CauseSpecific is { } causes) CauseTables.Print(causes, console);
        if (result.Predictions.All(curve => curve.At.Count == 0)) return;
        console.Table(
            ["pattern", "time", "predicted incidence"],
            result.Predictions.SelectMany(curve => curve.At.Select(time => new[] { curve.Pattern, Figures.Time(time.Time), Figures.Fixed(time.Cif) })));
    }

    private CovariatePattern[] Patterns(ParseResult parsed, List<Fault> faults)
    {
        List<CovariatePattern> patterns = [];
        foreach (string text in parsed.GetValue(_predict) ?? [])
        {
            if (CovariatePattern.Parse(text) is { } pattern) patterns.Add(pattern);
            else faults.Add(OptionReading.Bad("--predict", text, CovariatePattern.Form));
        }

        return [.. patterns];
    }

    private double[] Times(ParseResult parsed, List<Fault> faults)
    {
        double[] at = parsed.Numbers(_at, time => time >= 0, "times of 0 or more, separated by commas", faults);
        if (at.Length > 0 && parsed.GetValue(_predict) is not { Length: > 0 })
            faults.Add(new Fault(FaultCode.BadCommandLine, "--at belongs to --predict", "command line", "--predict COL=VALUE with --at", "add --predict, or leave out --at"));
        return at;
    }

    private static bool IsCount(double value) => value == Math.Floor(value) && value is >= 2 and <= MostSamples;

    private static string[] Test(string name, TestResult test) => [name, Figures.Fixed(test.Chi2), Figures.Count(test.Df), Figures.P(test.P)];
}
