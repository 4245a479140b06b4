using System.CommandLine;
using Oncohort.Cohort.Faults;
using Oncohort.Study.FollowUp;

namespace Oncohort.Cli.Options;

/// <summary>The options that say how patients become histories of states: <c>--state</c> for one row a patient, <c>--to</c> for start-stop rows.</summary>
internal sealed class StateOptions
{
    private readonly Option<string[]> _state = OptionReading.Many("--state", "NAME=TIME:EVENT[=VALUE[,VALUE]]", "one row a patient: a state and the time and event columns of entering it (repeatable; the last one ends the history)");
    private readonly Option<string?> _initial = OptionReading.One("--initial", "NAME", "the state before anything has happened (default initial)");
    private readonly Option<string?> _entry = OptionReading.One("--entry", "COL", "the time of entry (left truncation), or the start of a row");
    private readonly Option<string?> _time = OptionReading.One("--time", "COL", "start-stop rows: the end of a row");
    private readonly Option<string?> _from = OptionReading.One("--from", "COL", "start-stop rows: the state a row is in; without it the state follows from the rows before");
    private readonly Option<string?> _to = OptionReading.One("--to", "COL[=VALUE[,VALUE]]", "start-stop rows: the state a row ends in, by value; 0, censor, censored, none and false are no state");
    private readonly Option<string?> _event = OptionReading.One("--event", "COL[=VALUE[,VALUE]]", "another word for --to");
    private readonly Option<string?> _shift = OptionReading.One("--shift", "NUMBER", "how much earlier the first of two states at one time is entered (default half the smallest distance between times)");

    /// <summary>Adds the options.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_state, _initial, _entry, _time, _from, _to, _event, _shift]) command.Add(option);
    }

    /// <summary>Whether the data are start-stop rows.</summary>
    public bool AreRows(ParseResult parsed) => parsed.GetValue(_state) is null or [];

    /// <summary>The histories.</summary>
    public StateSource Source(ParseResult parsed, string? id, List<Fault> faults)
    {
        string initial = parsed.GetValue(_initial) ?? "initial";
        return AreRows(parsed) ? Rows(parsed, id, initial, faults) : Patients(parsed, initial, faults);
    }

    private RowStates Rows(ParseResult parsed, string? id, string initial, List<Fault> faults)
    {
        Refuse(parsed, [_shift], "belongs to one row a patient (--state)", faults);
        string time = parsed.GetValue(_time) ?? "";
        string to = parsed.GetValue(_to) ?? parsed.GetValue(_event) ?? "";
        if (id is null || time.Length == 0 || to.Length == 0)
        {
            faults.Add(new Fault(FaultCode.BadCommandLine, "it is not said how patients go from state to state", "command line",
                "--state NAME=TIME:EVENT (one row a patient), or --id, --time and --to (start-stop rows)", "add --state for each state, or --id COL --entry COL --time COL --to COL"));
        }

        return new RowStates { Id = id ?? "", Entry = parsed.GetValue(_entry), Time = time, To = Rule(to, _to.Name, faults), From = parsed.GetValue(_from), Initial = initial };
    }

    private PatientStates Patients(ParseResult parsed, string initial, List<Fault> faults)
    {
        Refuse(parsed, [_time, _from, _to, _event], "belongs to start-stop rows", faults);
        double? shift = parsed.Number(_shift, value => value > 0, "a number above 0", faults);
        string[] texts = parsed.GetValue(_state)!;
        List<EnteredState> states = [];
        foreach (string text in texts)
        {
            if (State(text, faults) is not { } state) continue;
            if (state.Name == initial || states.Exists(earlier => earlier.Name == state.Name)) faults.Add(OptionReading.Bad(_state.Name, text, "each state once"));
            states.Add(new EnteredState(state.Name, state.Endpoint));
        }

        if (parsed.GetValue(_entry) is { } entry && states.Count > 0) states[^1] = states[^1] with { Endpoint = (ColumnEndpoint)states[^1].Endpoint with { Entry = entry } };
        return new PatientStates { States = states, Initial = initial, Shift = shift };
    }

    private (string Name, ColumnEndpoint Endpoint)? State(string text, List<Fault> faults)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        int colon = text.IndexOf(':', Math.Max(0, equals));
        if (equals > 0 && colon > equals + 1 && colon < text.Length - 1)
            return (text[..equals].Trim(), new ColumnEndpoint { Time = text[(equals + 1)..colon].Trim(), Event = Rule(text[(colon + 1)..], _state.Name, faults) });
        faults.Add(OptionReading.Bad(_state.Name, text, "NAME=TIME:EVENT, such as metastasis=dm_time:dm_event"));
        return null;
    }

    private static EventRule Rule(string text, string option, List<Fault> faults)
    {
        if (text.Length == 0) return new EventRule("");
        try
        {
            return EventRule.Parse(text, option);
        }
        catch (InputException wrong)
        {
            faults.AddRange(wrong.Faults);
            return new EventRule("");
        }
    }

    private static void Refuse(ParseResult parsed, Option<string?>[] options, string why, List<Fault> faults)
    {
        foreach (Option<string?> option in options.Where(option => parsed.GetValue(option) is not null))
            faults.Add(new Fault(FaultCode.BadCommandLine, $"the option {option.Name} {why}", "command line", "--state for one row a patient, or --id, --time and --to for start-stop rows", $"leave out {option.Name}"));
    }
}
