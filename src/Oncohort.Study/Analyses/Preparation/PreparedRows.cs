using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Columns;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Results;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>The complete cases of a survival analysis as its estimators want them, and the account of those left out.</summary>
internal sealed class PreparedRows
{
    private readonly CohortTable _table;
    private readonly ObservedFollowUp _followUp;
    private readonly string? _cluster;

    private PreparedRows(CohortTable table, SurvivalRequest request, CompleteCases cases, ObservedFollowUp followUp, double[]? weights)
    {
        _table = table;
        _followUp = followUp;
        _cluster = request.Cluster;
        Excluded = cases.Excluded;
        Rows = cases.Rows();
        if (Rows.Length == 0) throw new AnalysisImpossibleException(NoRows(cases, table));
        Warnings.AddRange(followUp.Warnings);
        Weights = weights is null ? null : Pick(weights);
        if (Weights is not null && Array.TrueForAll(Weights, weight => weight == 0))
            throw new AnalysisImpossibleException(new Fault(FaultCode.NoRows, $"every row has weight 0 in '{request.Weights}'", table.SourceName, "at least one row with a positive weight", "name another column of weights"));
        Data = Create(followUp);
        Causes = followUp.Causes;
        Clusters = request.Cluster is null ? null : Group(new Variable(request.Cluster));
        Strata = request.Strata.Count == 0 ? null : Combined(request.Strata);
        if (cases.Excluded.Count > 0) Warnings.Add(cases.LeftOutWarning());
        if (Data.MergedTimes > 0) Warnings.Add(Warn.Of(FaultCode.NearTiesMerged, $"{new Amount(Data.MergedTimes, "times", "times")} that differ from another one only by rounding were merged with it"));
    }

    private PreparedRows(PreparedRows all, LandmarkCohort cohort, IReadOnlyList<Exclusion> excluded, IEnumerable<Column> columns)
    {
        _table = all._table.With(columns);
        _followUp = all._followUp;
        _cluster = all._cluster;
        int[] kept = [.. cohort.Rows];
        Rows = Array.ConvertAll(kept, row => all.Rows[row]);
        Excluded = excluded;
        Weights = all.Weights is null ? null : Array.ConvertAll(kept, row => all.Weights[row]);
        Data = cohort.Data;
        Causes = all.Causes;
        Clusters = all.Clusters is null ? null : cohort.Select(all.Clusters);
        Strata = all.Strata?.Restrict(kept);
    }

    private PreparedRows(PreparedRows all, int[] kept)
    {
        _table = all._table;
        _followUp = all._followUp;
        Rows = Array.ConvertAll(kept, row => all.Rows[row]);
        Excluded = [];
        Weights = all.Weights is null ? null : Array.ConvertAll(kept, row => all.Weights[row]);
        Data = Create(_followUp);
        Causes = all.Causes;
        Clusters = all.Clusters is null ? null : Group(new Variable(all._cluster!));
        Strata = all.Strata?.Restrict(kept);
        _cluster = all._cluster;
    }

    /// <summary>The rows of the table that are analysed.</summary>
    public int[] Rows { get; }

    /// <summary>Rows left out, by reason.</summary>
    public IReadOnlyList<Exclusion> Excluded { get; }

    /// <summary>Warnings so far.</summary>
    public WarningList Warnings { get; } = [];

    /// <summary>Follow-up of the rows analysed.</summary>
    public TimeToEvent Data { get; }

    /// <summary>The names of event codes 1, 2, ….</summary>
    public IReadOnlyList<string> Causes { get; }

    /// <summary>Their case weights, or null.</summary>
    public double[]? Weights { get; }

    /// <summary>Their clusters, or null.</summary>
    public Grouping? Clusters { get; }

    /// <summary>Their strata, or null.</summary>
    public Levels? Strata { get; }

    /// <summary>True when case weights are not all whole numbers: the model-based variance would be wrong.</summary>
    public bool HasFractionalWeights => Weights is not null && Array.Exists(Weights, weight => weight != Math.Floor(weight));

    /// <summary>Reads follow-up, variables, weights and clusters; a row counts as left out under the first of these that it misses.</summary>
    public static PreparedRows Of(CohortTable table, SurvivalRequest request)
    {
        var cases = new CompleteCases(table.Rows);
        ObservedFollowUp followUp = request.Endpoint.Observe(table, cases);
        foreach (Variable variable in request.Variables) cases.Require(table[variable.Name], variable.Caption);
        double[]? weights = request.Weights is null ? null : ReadWeights(table, request.Weights, cases);
        if (request.Cluster is not null) cases.Require(table[request.Cluster]);
        request.LeaveOut(table, cases);
        return new PreparedRows(table, request, cases, followUp, weights);
    }

    /// <summary>The rows at risk after a landmark with their follow-up from then on, and some columns as the landmark sees them.</summary>
    public PreparedRows At(LandmarkCohort cohort, IReadOnlyList<Exclusion> excluded, IEnumerable<Column> columns) => new(this, cohort, excluded, columns);

    /// <summary>Some of the rows analysed, with their follow-up from the start.</summary>
    public PreparedRows Part(int[] kept) => new(this, kept);

    /// <summary>A variable's categories among the rows analysed; levels that none of them has stay, and a row without a value has the code -1.</summary>
    public Levels AllLevelsOf(Variable variable) => Levels.Of(_table, variable, Warnings).Select(Rows);

    /// <summary>A variable's categories among the rows analysed; levels that none of them has are dropped.</summary>
    public Levels LevelsOf(Variable variable) => Levels.Of(_table, variable, Warnings).Restrict(Rows);

    /// <summary>A numeric column's values in the rows analysed.</summary>
    public double[] NumbersOf(string column)
    {
        var faults = new CellFaults(_table);
        NumberColumn numbers = Numbers.Read(_table, column, faults);
        faults.ThrowIfAny();
        return Pick(numbers.Values);
    }

    /// <summary>The record number in the source of a row analysed; the header is row 1.</summary>
    public int SourceRow(int row) => _table.SourceRow(Rows[row]);

    /// <summary>Whether a column holds numbers.</summary>
    public bool IsNumeric(string column) => _table[column] is NumberColumn;

    /// <summary>The column as the table holds it.</summary>
    public Column ColumnOf(string column) => _table[column];

    /// <summary>The groups of a comparison, subdivided by the strata when <paramref name="byStrata"/>; null without either.</summary>
    public Levels? GroupsOf(Variable? group, bool byStrata)
    {
        Levels? groups = group is null ? null : LevelsOf(group);
        if (byStrata && Strata is not null) groups = groups is null ? Strata : groups.By(Strata);
        groups?.RequireFew("group");
        return groups;
    }

    private Grouping Group(Variable variable) => ToGrouping(LevelsOf(variable))!;

    private Levels Combined(IReadOnlyList<Variable> variables)
    {
        Levels combined = LevelsOf(variables[0]);
        foreach (Variable variable in variables.Skip(1)) combined = combined.By(LevelsOf(variable));
        return combined;
    }

    /// <summary>The codes as the estimators want them.</summary>
    public static Grouping? ToGrouping(Levels? levels) => levels is null ? null : new Grouping(levels.Codes, levels.Labels.Count);

    private TimeToEvent Create(ObservedFollowUp followUp)
    {
        try
        {
            return TimeToEvent.Create(Pick(followUp.Exit), Array.ConvertAll(Rows, row => followUp.Code[row]), followUp.Entry is null ? null : Pick(followUp.Entry), Weights);
        }
        catch (TimeToEventException problem) when (problem.Problem == TimeToEventProblem.ExitNotAfterEntry)
        {
            string where = $"{_table.SourceName}:{_table.SourceRow(Rows[problem.Row])}";
            throw new InputException(new Fault(FaultCode.ExitNotAfterEntry, "the exit time is after the entry time by a rounding error only", where, "time at risk", "correct the times"));
        }
    }

    /// <summary>A column of case weights; rows without one are left out.</summary>
    internal static double[] ReadWeights(CohortTable table, string name, CompleteCases cases)
    {
        var faults = new CellFaults(table);
        NumberColumn weights = Numbers.Read(table, name, faults);
        for (int row = 0; row < weights.Rows; row++)
        {
            if (weights.Values[row] >= 0 || weights.IsMissing(row)) continue;
            string value = Numbers.Print(weights.Values[row]);
            faults.Add(FaultCode.BadWeight, row, name, () => ($"the weight {value} is negative", "a weight of 0 or more", "correct the weight or leave it empty"));
        }

        faults.ThrowIfAny();
        cases.Require(weights);
        return weights.Values.ToArray();
    }

    private double[] Pick(ReadOnlySpan<double> values)
    {
        double[] picked = new double[Rows.Length];
        for (int i = 0; i < picked.Length; i++) picked[i] = values[Rows[i]];
        return picked;
    }

    /// <summary>The fault that nothing is left to analyse.</summary>
    internal static Fault NoRows(CompleteCases cases, CohortTable table) => new(
        FaultCode.NoRows,
        cases.Excluded.Count == 0 ? "no row is left to analyse" : $"no row is left to analyse: {cases.Reasons}",
        table.SourceName,
        "at least one row with every value the analysis needs",
        "check the rows that are kept and the missing values");
}
