using System.CommandLine;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.FollowUp;

namespace Oncohort.Cli.Options;

/// <summary>The options of every verb that analyses follow-up.</summary>
/// <param name="competing">What the verb does with competing events.</param>
internal sealed class SurvivalOptions(string competing = "competing events; they are censored here")
{
    private readonly Option<string?> _time = OptionReading.One("--time", "COL", "the follow-up time");
    private readonly Option<string?> _entry = OptionReading.One("--entry", "COL", "the time of entry (left truncation, or the start of an interval)");
    private readonly Option<string?> _event = OptionReading.One("--event", "COL[=VALUE[,VALUE]]", "the event column, and the values that are the event");
    private readonly Option<string?> _competing = OptionReading.One("--competing", "COL=VALUE[,VALUE]", competing);
    private readonly Option<string?> _group = OptionReading.One("--group", "COL", "the groups");
    private readonly Option<string?> _strata = OptionReading.One("--strata", "COL[,COL]", "strata");
    private readonly Option<string?> _weights = OptionReading.One("--weights", "COL", "case weights");
    private readonly Option<string?> _cluster = OptionReading.One("--cluster", "COL", "rows of one patient, for robust standard errors");

    /// <summary>Adds the options.</summary>
    public void AddTo(Command command)
    {
        command.Add(_time);
        command.Add(_entry);
        command.Add(_event);
        command.Add(_competing);
        command.Add(_group);
        command.Add(_strata);
        command.Add(_weights);
        command.Add(_cluster);
    }

    /// <summary>The endpoint.</summary>
    public Endpoint Endpoint(ParseResult parsed, List<Fault> faults)
    {
        string time = parsed.Required(_time, faults);
        string rule = parsed.Required(_event, faults);
        return new ColumnEndpoint
        {
            Time = time,
            Event = rule.Length == 0 ? new EventRule("") : Rule(rule, _event, faults),
            Competing = parsed.GetValue(_competing) is { } others ? Rule(others, _competing, faults) : null,
            Entry = parsed.GetValue(_entry),
        };
    }

    /// <summary>Requires competing events of a verb that is about them.</summary>
    public void RequireCompeting(ParseResult parsed, List<Fault> faults) => parsed.Required(_competing, faults);

    /// <summary>The grouping column, or null.</summary>
    public string? Group(ParseResult parsed) => parsed.GetValue(_group);

    /// <summary>The grouping column of a verb that compares groups.</summary>
    public string RequiredGroup(ParseResult parsed, List<Fault> faults) => parsed.Required(_group, faults);

    /// <summary>Refuses groups where the verb has none.</summary>
    public void RefuseGroup(ParseResult parsed, string instead, List<Fault> faults)
    {
        if (Group(parsed) is not null) faults.Add(new Fault(FaultCode.BadCommandLine, "the option --group has no meaning here", "command line", null, instead));
    }

    /// <summary>Refuses clusters where the verb has no robust variance.</summary>
    public void RefuseCluster(ParseResult parsed, List<Fault> faults)
    {
        if (Cluster(parsed) is not null)
            faults.Add(new Fault(FaultCode.BadCommandLine, "the option --cluster has no meaning here", "command line", "one row a patient", "leave out --cluster; the variance is not robust"));
    }

    /// <summary>The strata.</summary>
    public string[] Strata(ParseResult parsed, List<Fault> faults) => parsed.List(_strata, faults);

    /// <summary>The column of case weights, or null.</summary>
    public string? Weights(ParseResult parsed) => parsed.GetValue(_weights);

    /// <summary>The column of clusters, or null.</summary>
    public string? Cluster(ParseResult parsed) => parsed.GetValue(_cluster);

    private static EventRule Rule(string text, Option<string?> option, List<Fault> faults)
    {
        try
        {
            return EventRule.Parse(text, option.Name);
        }
        catch (InputException wrong)
        {
            faults.AddRange(wrong.Faults);
            return new EventRule("");
        }
    }
}
