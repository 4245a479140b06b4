using System.CommandLine;
using Oncohort.Cli.Options;
using Oncohort.Cli.Output;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Spectre.Console;

namespace Oncohort.Cli.Verbs;

/// <summary><c>cox</c>: Cox models.</summary>
internal sealed class CoxVerb : AnalysisVerb<CoxResult>
{
    private readonly SurvivalOptions _survival = new();
    private readonly Option<string?> _covariates = OptionReading.One("--covariates", "COL[,COL]", "the covariates");
    private readonly Option<string?> _ties = OptionReading.One("--ties", "NAME", "efron, breslow or discrete");
    private readonly Option<bool> _robust = OptionReading.Flag("--robust", "robust standard errors");
    private readonly EpisodeOptions _episodes = new();
    private readonly PenaltyOptions _penalty = new();
    private readonly Option<bool> _causes = OptionReading.Flag("--cause-specific", "add the models of the competing events");
    private readonly Option<bool> _zph = OptionReading.Flag("--zph", "test proportional hazards");
    private readonly ModelShapeOptions _shape = new();
    private readonly StepwiseFlags _stepwise = new();
    private readonly ModelCheckOptions _checks = new();

    /// <inheritdoc/>
    public override string Name => "cox";

    /// <inheritdoc/>
    public override string Description => "Cox's proportional-hazards model";

    /// <inheritdoc/>
    protected override DataOptions Data { get; } = new();

    /// <inheritdoc/>
    protected override void AddTo(Command command)
    {
        Data.AddTo(command);
        _survival.AddTo(command);
        command.Add(_covariates);
        command.Add(_ties);
        command.Add(_robust);
        _penalty.AddTo(command);
        _episodes.AddTo(command);
        command.Add(_zph);
        command.Add(_causes);
        _shape.AddTo(command);
        _checks.AddTo(command);
        _stepwise.AddTo(command);
    }

    /// <inheritdoc/>
    protected override AnalysisRequest Request(ParseResult parsed, List<Fault> faults)
    {
        _survival.RefuseGroup(parsed, "name the groups as a covariate with --covariates, or as strata with --strata", faults);
        if (parsed.GetValue(_causes)) _survival.RequireCompeting(parsed, faults);
        CoxPenalty? penalty = _penalty.Read(parsed, faults);
        if (parsed.GetValue(_causes) && penalty is not null)
            faults.Add(new Fault(FaultCode.BadCommandLine, "--cause-specific has no penalised form", "command line", null, "leave out the penalty, or fit the causes one by one with --event"));
        EstimationSettings settings = Data.Settings(parsed, faults);
        string[] covariates = parsed.Required(_covariates, faults).Length == 0 ? [] : parsed.List(_covariates, faults);
        string[] strata = _survival.Strata(parsed, faults);
        Data.RefuseUnused(parsed, [.. covariates, .. strata], faults);
        return new CoxRequest
        {
            Endpoint = _survival.Endpoint(parsed, faults),
            Covariates = Data.Variables(parsed, covariates),
            Strata = Data.Variables(parsed, strata),
            Weights = _survival.Weights(parsed),
            Cluster = _survival.Cluster(parsed),
            Episodes = _episodes.Read(parsed, _survival.Cluster(parsed), faults),
            Where = Data.Where(parsed),
            Robust = parsed.GetValue(_robust),
            Penalty = penalty,
            CauseSpecific = parsed.GetValue(_causes),
            ProportionalHazards = parsed.GetValue(_zph) || _checks.NamesTransform(parsed),
            Shape = _shape.Read(parsed, covariates, faults),
            Stepwise = _stepwise.Read(parsed, faults),
            Checks = _checks.Read(parsed, Data.Load(parsed).PatientId, faults),
            Settings = settings with { Ties = parsed.Pick(_ties, Choices.Ties, settings.Ties, faults) },
        };
    }

    /// <inheritdoc/>
    protected override void AfterAnalysis(ParseResult parsed, CoxResult result) => _checks.Write(parsed, result);

    /// <inheritdoc/>
    protected override void Print(CoxResult result, IAnsiConsole console)
    {
        bool robust = result.Terms.Any(term => term.RobustSe is not null);
        string[] se = robust ? ["se", "robust se"] : ["se"];
        console.Table(
            ["term", "coef", "HR", "lower", "upper", .. se, "z", "p", "status"],
            result.Terms.Select(term => (string[])[
                term.Term, Figures.Fixed(term.Coef, 5), Figures.Ratio(term.Hr), Figures.Ratio(term.Lower), Figures.Ratio(term.Upper), Figures.Fixed(term.Se, 5),
                .. robust ? new[] { Figures.Fixed(term.RobustSe, 5) } : [], Figures.Fixed(term.Z, 3), Figures.P(term.P), term.Status]));
        console.Table(["test", "chi2", "df", "p"], Tests(result));
        if (result.Causes is { } causes) CauseTables.Print(causes, console);
        CoxCheckTables.Print(result.Checks, console);
        StepwiseFlags.Print(result.Steps, console);
        console.WriteLine($"concordance {Figures.Fixed(result.Concordance.Estimate)} (se {Figures.Fixed(result.Concordance.Se)}), log likelihood {Figures.Number(result.Loglik.Null, 10)} at 0, {Figures.Number(result.Loglik.Model, 10)} at the estimate");
        CoxSupportLines.Print(result, console);
    }

    private static IEnumerable<string[]> Tests(CoxResult result)
    {
        yield return Test("likelihood ratio", result.Tests.LikelihoodRatio);
        yield return Test("Wald", result.Tests.Wald);
        yield return Test("score", result.Tests.Score);
        foreach (ProportionalHazardsResult test in result.Ph ?? [])
            yield return Test($"proportional hazards: {test.Term}", new TestResult(test.Chi2, test.Df, test.P));
    }

    private static string[] Test(string name, TestResult test) => [name, Figures.Fixed(test.Chi2), Figures.Count(test.Df), Figures.P(test.P)];
}
