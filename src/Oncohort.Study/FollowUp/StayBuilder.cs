using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses.Preparation;
using Oncohort.Study.Results;
using Oncohort.Survival;

namespace Oncohort.Study.FollowUp;

/// <summary>Turns the times at which patients enter states into stays in states.</summary>
internal sealed class StayBuilder(PatientStates source, ObservedFollowUp[] entered, ObservedFollowUp last)
{
    /// <summary>Times that differ by less than this are one time, as everywhere.</summary>
    private const double OneTime = 1.5e-8;

    private readonly List<double> _start = [];
    private readonly List<double> _stop = [];
    private readonly List<int> _from = [];
    private readonly List<int> _to = [];
    private readonly List<int> _row = [];
    private readonly List<int> _patient = [];
    private double? _shift = source.Shift;
    private int _shifted;

    /// <summary>The histories of some rows of the table.</summary>
    public ObservedHistories Build(int[] rows)
    {
        for (int patient = 0; patient < rows.Length; patient++) AddPatient(rows, rows[patient], patient);
        string[] states = [source.Initial, .. source.States.Select(state => state.Name)];
        return new ObservedHistories
        {
            Graph = new StateGraph(states, Transitions()),
            Start = [.. _start],
            Stop = [.. _stop],
            From = [.. _from],
            To = [.. _to],
            Row = [.. _row],
            Patients = new Grouping([.. _patient], Math.Max(1, rows.Length)),
            Warnings = _shifted == 0 ? [] : [Shifted()],
        };
    }

    private void AddPatient(int[] rows, int row, int patient)
    {
        double start = last.Entry?[row] ?? 0;
        int state = 0;
        foreach ((double time, int next) in Path(rows, row, start))
        {
            if (time > start)
            {
                Add(row, patient, start, time, state, next);
                start = time;
            }

            state = next;
        }

        if (start < last.Exit[row] && !Ended(state)) Add(row, patient, start, last.Exit[row], state, -1);
    }

    /// <summary>The states a patient enters, in order of time; states at one time are set apart, and one at or before the start is where the patient starts.</summary>
    private List<(double Time, int State)> Path(int[] rows, int row, double start)
    {
        var path = new List<(double Time, int State)>();
        int end = -1;
        for (int state = 0; state < entered.Length; state++)
        {
            if (entered[state].Code[row] != 1) continue;
            if (!source.Ends(source.States[state])) path.Add((Math.Max(start, entered[state].Exit[row]), state + 1));
            else if (end < 0) end = state + 1;
        }

        path = [.. path.OrderBy(item => item.Time)];
        if (end >= 0) path.Add((last.Exit[row], end));
        for (int at = path.Count - 1; at > 0; at--)
        {
            int first = at;
            while (first > 0 && path[at].Time - path[first - 1].Time < OneTime) first--;
            if (first < at && path[at].Time > start) SetApart(rows, path, first, at);
            at = first;
            if (at == 0) break;
        }

        return path;
    }

    private void SetApart(int[] rows, List<(double Time, int State)> path, int first, int at)
    {
        double shift = _shift ??= HalfTheSmallestDistance(rows);
        _shifted++;
        for (int earlier = first; earlier < at; earlier++)
            path[earlier] = (path[at].Time - (shift * (at - earlier) / (at - first)), path[earlier].State);
    }

    private double HalfTheSmallestDistance(int[] rows)
    {
        double[] times = [0, .. rows.Select(row => last.Exit[row]), .. last.Entry is null ? [] : rows.Select(row => last.Entry[row]),
            .. entered.SelectMany(state => rows.Where(row => state.Code[row] == 1).Select(row => state.Exit[row]))];
        Array.Sort(times);
        double smallest = double.PositiveInfinity;
        for (int i = 1; i < times.Length; i++)
        {
            double distance = times[i] - times[i - 1];
            if (distance >= OneTime) smallest = Math.Min(smallest, distance);
        }

        return double.IsFinite(smallest) ? smallest / 2 : 0.5;
    }

    private bool Ended(int state) => state > 0 && source.Ends(source.States[state - 1]);

    private void Add(int row, int patient, double start, double stop, int from, int to)
    {
        _start.Add(start);
        _stop.Add(stop);
        _from.Add(from);
        _to.Add(to);
        _row.Add(row);
        _patient.Add(patient);
    }

    /// <summary>From the first state to every other, from the others to every end, and what was seen besides.</summary>
    private IReadOnlyList<StateTransition> Transitions()
    {
        int states = entered.Length + 1;
        HashSet<StateTransition> possible = [.. Enumerable.Range(1, states - 1).Select(state => new StateTransition(0, state))];
        foreach (int from in Enumerable.Range(1, states - 1).Where(state => !Ended(state)))
        {
            foreach (int to in Enumerable.Range(1, states - 1).Where(Ended)) possible.Add(new StateTransition(from, to));
        }

        for (int stay = 0; stay < _from.Count; stay++)
        {
            if (_to[stay] >= 0) possible.Add(new StateTransition(_from[stay], _to[stay]));
        }

        return [.. possible];
    }

    private Warning Shifted() => Warn.Of(
        FaultCode.StatesAtOneTime,
        $"{new Amount(_shifted, "patient enters", "patients enter")} several states at one time; the state named first is entered {_shift} earlier");
}
