using System.CommandLine;
using Oncohort.Cli.Options;
using Oncohort.Cli.Output;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Spectre.Console;

namespace Oncohort.Cli.Verbs;

/// <summary><c>landmark</c>: curves, test and Cox model from landmarks on.</summary>
internal sealed class LandmarkVerb : AnalysisVerb<LandmarkResult>
{
    private readonly SurvivalOptions _survival = new();
    private readonly Option<string?> _at = OptionReading.One("--at", "T1,T2", "the landmarks");
    private readonly Option<string?> _by = OptionReading.One("--by", "TIMECOL[:EVENTCOL[=VALUE]]", "groups by what happened by the landmark: when it happened, and whether");
    private readonly Option<string?> _covariates = OptionReading.One("--covariates", "COL[,COL]", "further covariates of the Cox models");
    private readonly Option<string?> _ties = OptionReading.One("--ties", "NAME", "efron, breslow or discrete");
    private readonly Option<string?> _interval = OptionReading.One("--conf-type", "TYPE", "log, log-log, plain, logit, arcsin or none");

    /// <inheritdoc/>
    public override string Name => "landmark";

    /// <inheritdoc/>
    public override string Description => "curves, log-rank test and Cox model from landmarks on, by what is known then";

    /// <inheritdoc/>
    protected override DataOptions Data { get; } = new();

    /// <inheritdoc/>
    protected override void AddTo(Command command)
    {
        Data.AddTo(command);
        _survival.AddTo(command);
        command.Add(_at);
        command.Add(_by);
        command.Add(_covariates);
        command.Add(_ties);
        command.Add(_interval);
    }

    /// <inheritdoc/>
    protected override AnalysisRequest Request(ParseResult parsed, List<Fault> faults)
    {
        EstimationSettings settings = Data.Settings(parsed, faults);
        string? group = _survival.Group(parsed);
        ColumnStatus? by = Status(parsed, faults);
        if ((group is null) == (by is null))
            faults.Add(new Fault(FaultCode.BadCommandLine, group is null ? "there are no groups" : "groups are named twice", "command line", "--by TIMECOL[:EVENTCOL], or --group COL", group is null ? "add one of them" : "leave out one of them"));
        string[] strata = _survival.Strata(parsed, faults);
        string[] covariates = parsed.List(_covariates, faults);
        Data.RefuseUnused(parsed, [.. strata, .. covariates, .. group is null ? Array.Empty<string>() : [group]], faults);
        if (parsed.GetValue(_at) is null) parsed.Required(_at, faults);
        return new LandmarkRequest
        {
            Endpoint = _survival.Endpoint(parsed, faults),
            At = parsed.Numbers(_at, time => time >= 0, "times of 0 or more, separated by commas", faults),
            By = by,
            Group = group is null ? null : Data.Variables(parsed, [group])[0],
            Covariates = Data.Variables(parsed, covariates),
            Strata = Data.Variables(parsed, strata),
            Weights = _survival.Weights(parsed),
            Cluster = _survival.Cluster(parsed),
            Where = Data.Where(parsed),
            Settings = settings with
            {
                Ties = parsed.Pick(_ties, Choices.Ties, settings.Ties, faults),
                IntervalType = parsed.Pick(_interval, Choices.IntervalTypes, settings.IntervalType, faults),
            },
        };
    }

    /// <inheritdoc/>
    protected override void Print(LandmarkResult result, IAnsiConsole console)
    {
        foreach (LandmarkAnalysisResult landmark in result.Landmarks)
        {
            var excluded = Count.Sum(landmark.Excluded, exclusion => exclusion.Count);
            string reasons = excluded.IsZero ? "" : $" ({string.Join("; ", landmark.Excluded.Select(exclusion => $"{exclusion.Reason}: {Figures.Count(exclusion.Count)}"))})";
            console.WriteLine();
            console.WriteLine($"from {Figures.Time(landmark.Time)} on: n {Figures.Count(landmark.N)}, events {Figures.Count(landmark.Events)}, left out {Figures.Count(excluded)}{reasons}");
            console.Table(
                [result.GroupLabel, "n", "events", "median", "lower", "upper"],
                landmark.Strata.Select(stratum => new[]
                {
                    stratum.Group, Figures.Count(stratum.N), Figures.Count(stratum.Events), Figures.Time(stratum.Median.Estimate), Figures.Time(stratum.Median.Lower), Figures.Time(stratum.Median.Upper),
                }));
            if (landmark.LogRank is { } test) console.WriteLine($"log-rank test: chi2 {Figures.Fixed(test.Chi2)}, df {Figures.Count(test.Df)}, p {Figures.P(test.P)}");
            if (landmark.Model is not { } model) continue;
            console.Table(
                ["term", "coef", "HR", "lower", "upper", "se", "p", "status"],
                model.Terms.Select(term => new[]
                {
                    term.Term, Figures.Fixed(term.Coef, 5), Figures.Ratio(term.Hr), Figures.Ratio(term.Lower), Figures.Ratio(term.Upper), Figures.Fixed(term.RobustSe ?? term.Se, 5), Figures.P(term.P), term.Status,
                }));
        }
    }

    private ColumnStatus? Status(ParseResult parsed, List<Fault> faults)
    {
        if (parsed.GetValue(_by) is not { } text) return null;
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string time = (colon < 0 ? text : text[..colon]).Trim();
        string rule = colon < 0 ? "" : text[(colon + 1)..];
        if (time.Length == 0 || (colon >= 0 && rule.Trim().Length == 0))
        {
            faults.Add(OptionReading.Bad(_by.Name, text, "TIMECOL or TIMECOL:EVENTCOL[=VALUE]"));
            return null;
        }

        try
        {
            return new ColumnStatus { Name = time, Time = time, Event = colon < 0 ? null : EventRule.Parse(rule, _by.Name) };
        }
        catch (InputException wrong)
        {
            faults.AddRange(wrong.Faults);
            return new ColumnStatus { Name = time, Time = time };
        }
    }
}
