using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Columns;
using Oncohort.Study.Results;

namespace Oncohort.Study.FollowUp;

/// <summary>A state that is entered by an event of an endpoint; competing events of the endpoint play no part.</summary>
/// <param name="Name">The state.</param>
/// <param name="Endpoint">The endpoint whose event enters it.</param>
public sealed record EnteredState(string Name, Endpoint Endpoint);

/// <summary>
/// Histories from one row a patient. The last state ends the history, and its endpoint says how long the patient was observed; states that share its time column end the
/// history, too. The others may be entered in any order.
/// </summary>
/// <remarks>
/// Time does not stand still between two states: of states entered at one time the one named first is entered a little earlier (<see cref="Shift"/>). Who enters a state at
/// or before entry starts in it. Who enters one on the last day of follow-up, without an end, has no stay in it.
/// </remarks>
public sealed record PatientStates : StateSource
{
    /// <summary>The states after the first, at least one; the last one ends the history.</summary>
    public required IReadOnlyList<EnteredState> States { get; init; }

    /// <summary>How much earlier the first of two states at one time is entered; null for half the smallest distance between two times in the data.</summary>
    public double? Shift { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => [.. States.SelectMany(state => state.Endpoint.Columns).Distinct(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override string Definition => string.Join("; ", States.Select(state => $"{state.Name}: {state.Endpoint.Definition}"));

    internal override void Describe(IDictionary<string, object?> settings)
    {
        settings["initial"] = Initial;
        settings["states"] = string.Join("; ", States.Select(state => $"{state.Name}: {state.Endpoint.Definition}"));
        settings["same_time"] = Shift is { } shift
            ? FormattableString.Invariant($"the state named first is entered {shift} earlier")
            : "the state named first is entered half the smallest distance between two times earlier";
    }

    /// <summary>Whether a state ends the history.</summary>
    internal bool Ends(EnteredState state) =>
        state == States[^1] || (state.Endpoint is ColumnEndpoint own && States[^1].Endpoint is ColumnEndpoint last && own.Time == last.Time);

    internal override Func<int[], ObservedHistories> Read(CohortTable table, CompleteCases cases)
    {
        ObservedFollowUp last = States[^1].Endpoint.Observe(table, cases);
        cases.LeaveOut(row => !(last.Exit[row] > (last.Entry?[row] ?? 0)), "no time at risk");
        ObservedFollowUp[] entered = [.. States.Select(state => state == States[^1] ? last : Observe(state.Endpoint, table, cases))];
        RequireBeforeTheEnd(table, cases, entered, last);
        return rows => new StayBuilder(this, entered, last).Build(rows);
    }

    /// <summary>Reads the entry into a state; a patient who did not enter it needs no time of entering.</summary>
    private static ObservedFollowUp Observe(Endpoint endpoint, CohortTable table, CompleteCases cases)
    {
        var own = new CompleteCases(table.Rows);
        ObservedFollowUp followUp = endpoint.Observe(table, own);
        Column? happened = endpoint is ColumnEndpoint columns ? table[columns.Event.Column] : null;
        bool NotEntered(int row) => happened is not null && !happened.IsMissing(row) && followUp.Code[row] != 1;
        cases.LeaveOut(row => own.IsLeftOut(row) && !NotEntered(row), $"missing {string.Join(" or ", endpoint.Columns)}");
        return followUp;
    }

    private void RequireBeforeTheEnd(CohortTable table, CompleteCases cases, ObservedFollowUp[] entered, ObservedFollowUp last)
    {
        var faults = new CellFaults(table);
        for (int state = 0; state < entered.Length; state++)
        {
            string column = TimeColumn(States[state].Endpoint);
            string name = States[state].Name;
            for (int row = 0; row < table.Rows; row++)
            {
                if (cases.IsLeftOut(row) || entered[state].Code[row] != 1 || entered[state].Exit[row] <= last.Exit[row]) continue;
                (string at, string end) = (Numbers.Print(entered[state].Exit[row]), Numbers.Print(last.Exit[row]));
                faults.Add(FaultCode.ContradictoryDates, row, column, () =>
                    ($"the state {name} is entered at {at}, after the end of follow-up at {end}", $"a time of at most {end}", "correct the wrong one of the two times"));
            }
        }

        faults.ThrowIfAny();
    }

    private static string TimeColumn(Endpoint endpoint) => endpoint switch
    {
        ColumnEndpoint columns => columns.Time,
        DatedEndpoint dates => dates.Events[0],
        _ => endpoint.Columns[0],
    };
}
