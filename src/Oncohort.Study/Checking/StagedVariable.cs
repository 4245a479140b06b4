using System.Globalization;
using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Oncology.Staging;
using Oncohort.Study.Columns;
using Oncohort.Study.Definition;
using Oncohort.Study.Results;

namespace Oncohort.Study.Checking;

/// <summary>The stage group of every combination of letters that occurs, as an expression and as counts.</summary>
internal sealed class StagedVariable
{
    private readonly VariableDefinition _variable;
    private readonly StagingDefinition _staging;
    private readonly IReadOnlyList<StagingInput> _inputs;
    private readonly Dictionary<string, StageVerdict> _verdicts = new(StringComparer.Ordinal);

    private StagedVariable(VariableDefinition variable, StagingDefinition staging, IReadOnlyList<StagingInput> inputs)
    {
        _variable = variable;
        _staging = staging;
        _inputs = inputs;
    }

    /// <summary>The SQL expression of the stage group.</summary>
    public string Sql { get; private set; } = "";

    /// <summary>Stages every combination that occurs.</summary>
    /// <exception cref="InputException">A letter is not one of the edition (OCH050), or a finding is neither yes nor no (OCH023).</exception>
    public static StagedVariable Of(VariableDefinition variable, CohortDatabase cohort, NamesInData names)
    {
        StagingDefinition staging = variable.Staging!;
        StagingInput[] inputs = [.. StagingInput.Of(staging, names)];
        CohortTable table = cohort.Fetch([.. inputs.Select(input => input.Column).OfType<string>()]);
        var staged = new StagedVariable(variable, staging, inputs);
        staged.Stage(table);
        return staged;
    }

    /// <summary>How many patients the letters leave without a single stage group, and why.</summary>
    public IEnumerable<Warning> Warnings(CohortDatabase cohort)
    {
        CohortTable table = cohort.Fetch([.. _inputs.Select(input => input.Column).OfType<string>()]);
        StageVerdict[] open = [.. Enumerable.Range(0, table.Rows).Select(row => _verdicts[Key(table, row)]).Where(verdict => verdict.Reason is not null)];
        foreach (IGrouping<(FaultCode Code, string Reason), StageVerdict> same in open.GroupBy(verdict => (verdict.Code, verdict.Reason!)).OrderBy(group => group.Key.Item2, StringComparer.Ordinal))
        {
            string becomes = same.First().Level is { } level ? $"counted as {level}" : "without a stage";
            string patients = same.Count() == 1 ? "1 patient" : string.Create(CultureInfo.InvariantCulture, $"{same.Count()} patients");
            yield return new Warning(Fault.Print(same.Key.Code), $"{_variable.Label}: {patients} {becomes}; {same.Key.Reason}") { Masked = $"{_variable.Label}: some patients {becomes}; {same.Key.Reason}" };
        }
    }

    private void Stage(CohortTable table)
    {
        var faults = new CellFaults(table);
        var branches = new List<string>();
        for (int row = 0; row < table.Rows; row++)
        {
            string key = Key(table, row);
            if (_verdicts.ContainsKey(key)) continue;
            bool sound = true;
            foreach (StagingInput input in _inputs) sound &= input.Check(table, row, _staging, faults);
            if (!sound) continue;
            StageVerdict verdict = _verdicts[key] = Verdict(table, row);
            if (verdict.Level is { } level) branches.Add($"WHEN {string.Join(" AND ", _inputs.Where(input => input.Column is not null).Select(input => input.Condition(table, row)))} THEN {Quoted(level)}");
        }

        faults.ThrowIfAny();
        Sql = branches.Count == 0 ? "CAST(NULL AS VARCHAR)" : $"CASE {string.Join(' ', branches.Order(StringComparer.Ordinal))} END";
    }

    private StageVerdict Verdict(CohortTable table, int row)
    {
        string? t = Of("T"), n = Of("N"), m = Of("M");
        if (t is null || n is null || m is null) return new StageVerdict(null, null, default);
        if (_staging.RestagedIn is not { } target) return StageVerdict.Of(_staging.Table.Stage(t, n, m), _staging);
        Dictionary<string, bool> anatomy = new(StringComparer.Ordinal);
        foreach (StagingInput input in _inputs.Where(input => input.Finding))
        {
            if (input.Text(table, row) is { } text) anatomy[input.Role] = YesNo.Of(text) == true;
        }

        return StageVerdict.Of(StageCatalogue.Standard.Restage(_staging.Table.Site, _staging.Table.Edition, target.Edition, t, n, m, anatomy), _staging);
        string? Of(string axis) => _inputs.First(input => input.Role == axis).Text(table, row);
    }

    private string Key(CohortTable table, int row) => string.Join('\u001f', _inputs.Select(input => input.Text(table, row) ?? "\u0000"));

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
