using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Columns;
using Oncohort.Survival;

namespace Oncohort.Study.FollowUp;

/// <summary>Histories from start-stop rows: one row for each stay of a patient in a state.</summary>
public sealed record RowStates : StateSource
{
    /// <summary>Values of the column of entered states that mean that the row ends without entering one, when no states are named.</summary>
    public static readonly IReadOnlyList<string> NoState = ["0", "censor", "censored", "none", "false"];

    /// <summary>The column that names the patient.</summary>
    public required string Id { get; init; }

    /// <summary>The column of the times at which stays start; null when all start at 0.</summary>
    public string? Entry { get; init; }

    /// <summary>The column of the times at which they end.</summary>
    public required string Time { get; init; }

    /// <summary>The column of the states that they end in, and the values that are states; without values every value but those of <see cref="NoState"/> is one.</summary>
    public required EventRule To { get; init; }

    /// <summary>The column of the states that patients are in; null when it follows from the rows before, the first being <see cref="StateSource.Initial"/>.</summary>
    public string? From { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => [.. new[] { Id, Entry, Time, To.Column, From }.OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override string Definition => $"rows of {Id} from {Entry ?? "0"} to {Time}, state {From ?? $"{Initial} at first"}, then {To}";

    internal override void Describe(IDictionary<string, object?> settings)
    {
        settings["id"] = Id;
        settings["time"] = Time;
        settings["to"] = To.ToString();
        if (Entry is not null) settings["entry"] = Entry;
        if (From is not null) settings["from"] = From;
        else settings["initial"] = Initial;
    }

    internal override Func<int[], ObservedHistories> Read(CohortTable table, CompleteCases cases)
    {
        // The event rule's own reading of times, entries and codes; what state a row enters is read below.
        var times = new ColumnEndpoint { Time = Time, Entry = Entry, Event = new EventRule(To.Column, To.Values ?? StatesOf(Levels.Of(table, new Variable(To.Column), []))) };
        ObservedFollowUp followUp = times.Observe(table, cases);
        cases.Require(table[Id]);
        if (From is not null) cases.Require(table[From]);
        return rows => new RowHistories(this, table, followUp).Build(rows);
    }

    /// <summary>The labels that are states.</summary>
    internal IReadOnlyList<string> StatesOf(Levels levels) =>
        To.Values ?? [.. levels.Labels.Where(label => !NoState.Contains(label, StringComparer.OrdinalIgnoreCase))];
}

/// <summary>Turns start-stop rows into stays.</summary>
internal sealed class RowHistories(RowStates source, CohortTable table, ObservedFollowUp followUp)
{
    /// <summary>The histories of some rows of the table.</summary>
    /// <exception cref="InputException">OCH030: the rows of a patient do not follow each other.</exception>
    public ObservedHistories Build(int[] rows)
    {
        Levels patients = Levels.Of(table, new Variable(source.Id), []).Restrict(rows);
        Levels to = Levels.Of(table, new Variable(source.To.Column), []).Select(rows);
        Levels? from = source.From is null ? null : Levels.Of(table, new Variable(source.From), []).Select(rows);
        string[] states = States(to, from);
        double[] start = Array.ConvertAll(rows, row => followUp.Entry?[row] ?? 0);
        double[] stop = Array.ConvertAll(rows, row => followUp.Exit[row]);
        int[] entered = new int[rows.Length];
        for (int i = 0; i < rows.Length; i++) entered[i] = followUp.Code[rows[i]] == 1 ? Array.IndexOf(states, to.Labels[to.Codes[i]]) : -1;
        int[] state = from is null ? Carried(patients, stop, entered, states) : Array.ConvertAll(from.Codes, code => Array.IndexOf(states, from.Labels[code]));
        var transitions = new HashSet<StateTransition>();
        for (int i = 0; i < rows.Length; i++)
        {
            if (entered[i] == state[i]) entered[i] = -1;
            if (entered[i] >= 0) transitions.Add(new StateTransition(state[i], entered[i]));
        }

        if (transitions.Count == 0) throw new AnalysisImpossibleException(new Fault(FaultCode.NoEvents, "no transition between states occurs", source.To.Column, "at least one transition"));
        (states, state, entered, StateTransition[] ordered) = EndsLast(states, state, entered, transitions);
        return new ObservedHistories
        {
            Graph = new StateGraph(states, ordered),
            Start = start,
            Stop = stop,
            From = state,
            To = entered,
            Row = rows,
            Patients = new Grouping(patients.Codes, patients.Labels.Count),
        };
    }

    private string[] States(Levels to, Levels? from)
    {
        IEnumerable<string> first = from is null ? [source.Initial] : from.Labels.Contains(source.Initial) ? [source.Initial] : [];
        return [.. first.Concat(from?.Labels ?? []).Concat(source.StatesOf(to)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The state of each row where the rows before it of the patient say it.</summary>
    private static int[] Carried(Levels patients, double[] stop, int[] entered, string[] states)
    {
        int[] order = [.. Enumerable.Range(0, stop.Length)];
        Array.Sort(order, (a, b) => patients.Codes[a] != patients.Codes[b] ? patients.Codes[a].CompareTo(patients.Codes[b]) : stop[a] != stop[b] ? stop[a].CompareTo(stop[b]) : a.CompareTo(b));
        int[] state = new int[stop.Length];
        for (int at = 1; at < order.Length; at++)
        {
            int before = order[at - 1];
            if (patients.Codes[before] == patients.Codes[order[at]]) state[order[at]] = entered[before] >= 0 ? entered[before] : state[before];
        }

        return state;
    }

    /// <summary>Orders the states so that those which nobody leaves stand last.</summary>
    private static (string[] States, int[] From, int[] To, StateTransition[] Transitions) EndsLast(string[] states, int[] from, int[] to, HashSet<StateTransition> transitions)
    {
        bool[] left = new bool[states.Length];
        foreach (int state in from) left[state] = true;
        int[] order = [.. Enumerable.Range(0, states.Length).OrderBy(state => left[state] ? 0 : 1)];
        int[] position = new int[states.Length];
        for (int at = 0; at < order.Length; at++) position[order[at]] = at;
        return ([.. order.Select(state => states[state])], Array.ConvertAll(from, state => position[state]), Array.ConvertAll(to, state => state < 0 ? -1 : position[state]),
            [.. transitions.Select(transition => new StateTransition(position[transition.From], position[transition.To]))]);
    }
}
