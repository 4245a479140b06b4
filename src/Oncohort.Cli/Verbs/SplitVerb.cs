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

/// <summary><c>split</c>: follow-up as start-stop rows, split where covariates change and at fixed times.</summary>
internal sealed class SplitVerb : AnalysisVerb<SplitResult>
{
    private readonly Option<string?> _time = OptionReading.One("--time", "COL", "the follow-up time");
    private readonly Option<string?> _entry = OptionReading.One("--entry", "COL", "the time of entry (left truncation)");
    private readonly Option<string?> _event = OptionReading.One("--event", "COL[=VALUE[,VALUE]]", "the event column, and the values that are the event");
    private readonly Option<string[]> _changes = OptionReading.Many("--at-event", "NAME=COL", "a covariate that is 0 until the time or date in COL and 1 from then on (repeatable); empty where it never changes");
    private readonly Option<string?> _cut = OptionReading.One("--cut", "T1,T2", "times at which everybody's follow-up is split");
    private readonly Option<string?> _origin = OptionReading.One("--origin", "COL", "the date from which follow-up counts, when changes are dates");
    private readonly Option<string?> _unit = OptionReading.One("--unit", "NAME", "the unit of follow-up, when changes are dates: days (default), weeks, months or years");
    private readonly Option<string?> _out = OptionReading.One("--out", "FILE.csv", "the file to write");

    /// <inheritdoc/>
    public override string Name => "split";

    /// <inheritdoc/>
    public override string Description => "start-stop rows: follow-up split where covariates change (metastasis) and at fixed times";

    /// <inheritdoc/>
    protected override DataOptions Data { get; } = new();

    /// <inheritdoc/>
    protected override void AddTo(Command command)
    {
        Data.AddTo(command);
        foreach (Option option in (Option[])[_time, _entry, _event, _changes, _cut, _origin, _unit, _out]) command.Add(option);
    }

    /// <inheritdoc/>
    protected override AnalysisRequest Request(ParseResult parsed, List<Fault> faults)
    {
        TimeDependentCovariate[] changes = EpisodeOptions.Changes(parsed.GetValue(_changes) ?? [], _changes.Name, faults);
        double[] cuts = parsed.Numbers(_cut, time => time > 0, "times above 0, separated by commas", faults);
        if (changes.Length == 0 && cuts.Length == 0) faults.Add(new Fault(FaultCode.BadCommandLine, "nothing says where follow-up is split", "command line", "--at-event or --cut", "add --at-event NAME=COL or --cut T1,T2"));
        if (Data.Id(parsed) is null) faults.Add(new Fault(FaultCode.BadCommandLine, "the option --id is missing", "command line", "--id COL", "add --id COL: the patient identifier"));
        TableFile.Check(parsed.Required(_out, faults), _out.Name, faults);
        string rule = parsed.Required(_event, faults);
        return new SplitRequest
        {
            Endpoint = new ColumnEndpoint { Time = parsed.Required(_time, faults), Entry = parsed.GetValue(_entry), Event = rule.Length == 0 ? new EventRule("") : EventRule.Parse(rule, _event.Name) },
            Id = Data.Id(parsed) ?? "",
            Changes = changes,
            Cuts = cuts,
            Origin = parsed.GetValue(_origin),
            Unit = parsed.Pick(_unit, Choices.TimeUnits, TimeUnit.Days, faults),
            Where = Data.Where(parsed),
            Settings = Data.Settings(parsed, faults),
        };
    }

    /// <inheritdoc/>
    protected override void AfterAnalysis(ParseResult parsed, SplitResult result)
    {
        string id = Data.Id(parsed)!;
        TableFile.Write(result.Pieces, [id, .. result.Pieces.Names.Where(name => name != id)], parsed.GetValue(_out)!.Trim(), _out.Name);
    }

    /// <inheritdoc/>
    protected override void Print(SplitResult result, IAnsiConsole console)
    {
        console.WriteLine(FormattableString.Invariant($"{result.Rows} rows with {result.Events} {(result.Events == 1 ? "event" : "events")}"));
        if (result.Changes.Count == 0) return;
        console.Table(["covariate", "during", "before", "at the end or later", "never"],
            result.Changes.Select(change => new[] { change.Covariate, Figures.Count(change.During), Figures.Count(change.Before), Figures.Count(change.After), Figures.Count(change.Never) }));
    }
}
