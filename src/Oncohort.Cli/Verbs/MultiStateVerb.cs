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

/// <summary><c>multistate</c>: the probability of being in each state over time.</summary>
internal sealed class MultiStateVerb : AnalysisVerb<MultiStateResult>
{
    private readonly StateOptions _states = new();
    private readonly Option<string?> _group = OptionReading.One("--group", "COL", "the groups");
    private readonly Option<string?> _weights = OptionReading.One("--weights", "COL", "case weights");
    private readonly Option<string?> _at = OptionReading.One("--at", "T1,T2", "times at which occupancy is wanted");
    private readonly Option<string?> _tau = OptionReading.One("--tau", "NUMBER", "mean times in states up to this time (default the earliest last follow-up of a group)");
    private readonly Option<string?> _interval = OptionReading.One("--conf-type", "TYPE", "log (R's default), log-log, plain, logit, arcsin or none");

    public MultiStateVerb() => Data = new DataOptions(severalRows: _states.AreRows);

    /// <inheritdoc/>
    public override string Name => "multistate";

    /// <inheritdoc/>
    public override string Description => "the probability of being in each state of a multi-state model (metastasis, then death) over time";

    /// <inheritdoc/>
    protected override DataOptions Data { get; }

    /// <inheritdoc/>
    protected override void AddTo(Command command)
    {
        Data.AddTo(command);
        _states.AddTo(command);
        foreach (Option option in (Option[])[_group, _weights, _at, _tau, _interval]) command.Add(option);
    }

    /// <inheritdoc/>
    protected override AnalysisRequest Request(ParseResult parsed, List<Fault> faults)
    {
        string? group = parsed.GetValue(_group);
        Data.RefuseUnused(parsed, group is null ? [] : [group], faults);
        EstimationSettings settings = Data.Settings(parsed, faults);
        return new MultiStateRequest
        {
            States = _states.Source(parsed, Data.Id(parsed), faults),
            Group = group is null ? null : Data.Variables(parsed, [group])[0],
            Weights = parsed.GetValue(_weights),
            Where = Data.Where(parsed),
            Settings = settings,
            At = parsed.Numbers(_at, time => time >= 0, "times of 0 or more, separated by commas", faults),
            Tau = parsed.Number(_tau, time => time > 0, "a time above 0", faults),
            IntervalType = parsed.Pick(_interval, Choices.IntervalTypes, settings.IntervalType, faults),
        };
    }

    /// <inheritdoc/>
    protected override void Print(MultiStateResult result, IAnsiConsole console)
    {
        console.Table(["group", "from", "to", "events"],
            result.Strata.SelectMany(stratum => stratum.Transitions.Select(transition => new[] { stratum.Group, transition.From, transition.To, Figures.Count(transition.Events) })), texts: 3);
        console.Table(["group", "state", $"mean time to {Figures.Time(result.Tau)}", "se", "lower", "upper"],
            result.Strata.SelectMany(stratum => stratum.Sojourn.Select(state => new[]
            {
                stratum.Group, state.State, Figures.Number(state.Mean, 6), Figures.Number(state.Se), Figures.Number(state.Lower, 6), Figures.Number(state.Upper, 6),
            })), texts: 2);
        if (result.Strata.All(stratum => stratum.States[0].At.Count == 0)) return;
        console.Table(["group", "state", "time", "at risk", "probability", "se", "lower", "upper"],
            result.Strata.SelectMany(stratum => stratum.States.SelectMany(state => state.At.Select(time => new[]
            {
                stratum.Group, state.State, Figures.Time(time.Time), Figures.Count(time.AtRisk), Figures.Fixed(time.Probability), Figures.Fixed(time.Se), Figures.Fixed(time.Lower), Figures.Fixed(time.Upper),
            }))), texts: 2);
    }
}
