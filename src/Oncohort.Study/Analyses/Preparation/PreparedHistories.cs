using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Columns;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Results;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>The complete cases of a multi-state analysis as histories of states, and the account of those left out.</summary>
internal sealed class PreparedHistories
{
    private PreparedHistories(StateHistory history, Levels? groups, int rows, int patients, IReadOnlyList<Exclusion> excluded)
    {
        History = history;
        Groups = groups;
        Rows = rows;
        Patients = patients;
        Excluded = excluded;
    }

    /// <summary>The histories.</summary>
    public StateHistory History { get; }

    /// <summary>The group of each stay, or null.</summary>
    public Levels? Groups { get; }

    /// <summary>Rows of the table that are analysed.</summary>
    public int Rows { get; }

    /// <summary>Patients analysed.</summary>
    public int Patients { get; }

    /// <summary>Rows left out, by reason.</summary>
    public IReadOnlyList<Exclusion> Excluded { get; }

    /// <summary>Warnings so far.</summary>
    public WarningList Warnings { get; } = [];

    /// <summary>Reads histories, groups and weights; a patient of whom one row lacks a value is left out with all rows.</summary>
    public static PreparedHistories Of(CohortTable table, MultiStateRequest request)
    {
        var cases = new CompleteCases(table.Rows);
        Func<int[], ObservedHistories> build = request.States.Read(table, cases);
        if (request.Group is { } group) cases.Require(table[group.Name], group.Caption);
        double[]? weights = request.Weights is null ? null : PreparedRows.ReadWeights(table, request.Weights, cases);
        if (request.States is RowStates { Id: { } id }) LeaveOutWhole(table, id, cases);
        int[] rows = cases.Rows();
        if (rows.Length == 0) throw new AnalysisImpossibleException(PreparedRows.NoRows(cases, table));
        ObservedHistories stays = build(rows);
        WarningList warnings = [.. stays.Warnings];
        Levels? groups = request.Group is null ? null : Levels.Of(table, request.Group, warnings).Restrict(rows);
        groups?.RequireFew("group");
        if (groups is not null) groups = OfStays(groups, rows, stays.Row);
        double[]? ofStays = weights is null ? null : Array.ConvertAll(stays.Row, row => weights[row]);
        if (ofStays is not null && Array.TrueForAll(ofStays, weight => weight == 0))
            throw new AnalysisImpossibleException(new Fault(FaultCode.NoRows, $"every row has weight 0 in '{request.Weights}'", table.SourceName, "at least one row with a positive weight", "name another column of weights"));
        StateHistory history = Create(stays, ofStays, groups, table, request.States);
        var prepared = new PreparedHistories(history, groups, rows.Length, stays.Patients.Codes.ToArray().Distinct().Count(), cases.Excluded);
        prepared.Warnings.AddRange(warnings);
        if (cases.Excluded.Count > 0) prepared.Warnings.Add(cases.LeftOutWarning());
        if (history.MergedTimes > 0) prepared.Warnings.Add(Warn.Of(FaultCode.NearTiesMerged, $"{new Amount(history.MergedTimes, "times", "times")} that differ from another one only by rounding were merged with it"));
        return prepared;
    }

    private static void LeaveOutWhole(CohortTable table, string id, CompleteCases cases)
    {
        int[] patient = Levels.Of(table, new Variable(id), []).Codes;
        HashSet<int> incomplete = [.. Enumerable.Range(0, table.Rows).Where(row => cases.IsLeftOut(row) && patient[row] >= 0).Select(row => patient[row])];
        cases.LeaveOut(row => incomplete.Contains(patient[row]), "another row of the patient is left out");
    }

    private static Levels OfStays(Levels groups, int[] rows, int[] stayRows)
    {
        Dictionary<int, int> position = [];
        for (int i = 0; i < rows.Length; i++) position[rows[i]] = i;
        return groups with { Codes = Array.ConvertAll(stayRows, row => groups.Codes[position[row]]) };
    }

    private static StateHistory Create(ObservedHistories stays, double[]? weights, Levels? groups, CohortTable table, StateSource source)
    {
        try
        {
            var history = StateHistory.Create(stays.Graph, stays.Stop, stays.From, stays.To, stays.Start, stays.Patients, weights);
            history.RequireOneGroup(PreparedRows.ToGrouping(groups));
            return history;
        }
        catch (StateHistoryException problem)
        {
            throw new InputException(Explain(problem, stays, table, source));
        }
        catch (TimeToEventException problem)
        {
            string where = $"{table.SourceName}:{table.SourceRow(stays.Row[problem.Row])}";
            throw new InputException(new Fault(FaultCode.ExitNotAfterEntry, "a stay in a state ends with its start, or after it by a rounding error only", where, "time between states", "correct the times"));
        }
    }

    private static Fault Explain(StateHistoryException problem, ObservedHistories stays, CohortTable table, StateSource source)
    {
        int row = stays.Row[problem.Row];
        string before = problem.Previous < 0 ? "" : FormattableString.Invariant($"row {table.SourceRow(stays.Row[problem.Previous])}");
        string column = source is RowStates rows ? problem.Problem == StateHistoryProblem.StateChangesBetweenRows ? rows.From ?? rows.To.Column : rows.Entry ?? rows.Time : source.Columns[0];
        (string what, string expected) = problem.Problem switch
        {
            StateHistoryProblem.Overlap => ($"the row starts before {before} of the same patient ends", "rows of a patient that follow each other"),
            StateHistoryProblem.Gap => ($"the row starts after {before} of the same patient has ended", "rows of a patient without a gap"),
            StateHistoryProblem.StateChangesBetweenRows => ($"the row is in '{stays.Graph.States[stays.From[problem.Row]]}', but {before} of the same patient ends in another state", "the state in which the row before ended"),
            StateHistoryProblem.GroupChanges => ($"the row is in another group than {before} of the same patient", "one group for each patient"),
            _ => ("the row makes a transition that is not possible", "a possible transition"),
        };
        return new Fault(FaultCode.ContradictoryDates, what, table.Where(row, column), expected, "correct the rows of the patient");
    }
}
