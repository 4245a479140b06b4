using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Oncology.Staging;
using Oncohort.Study.Columns;
using Oncohort.Study.Definition;

namespace Oncohort.Study.Checking;

/// <summary>What staging reads: a column of letters, a category that all patients have, or a column that says whether a finding is present.</summary>
/// <param name="Role"><c>T</c>, <c>N</c>, <c>M</c>, or the identifier of a finding.</param>
/// <param name="Column">The column; null for a category that all have.</param>
/// <param name="Constant">The category that all have; null for a column.</param>
/// <param name="Finding">Whether it is a finding.</param>
internal sealed record StagingInput(string Role, string? Column, string? Constant, bool Finding)
{
    /// <summary>The inputs of a definition; a name that is no column is the category that all patients have.</summary>
    public static IEnumerable<StagingInput> Of(StagingDefinition staging, NamesInData names) =>
        staging.Axes.Select(axis => IsColumn(axis.Value, names) ? new StagingInput(axis.Key, axis.Value, null, false) : new StagingInput(axis.Key, null, axis.Value, false))
            .Concat(staging.Anatomy.Select(finding => new StagingInput(finding.Key, finding.Value, null, true)));

    /// <summary>Reports every column that does not exist; false when one does not.</summary>
    public static bool AreThere(StagingDefinition staging, NamesInData names)
    {
        bool complete = true;
        foreach (StagingInput input in Of(staging, names))
        {
            if (input.Constant is { } category && input.IsLetter(staging.Table, category)) continue;
            complete &= names.Require((input.Column ?? input.Constant)!, staging.Places[input.Role]);
        }

        return complete;
    }

    /// <summary>The text of a row; null where it is missing.</summary>
    public string? Text(CohortTable table, int row) => Column is null ? Constant : CellText.Of(table[Column], row);

    /// <summary>The SQL condition that a row has the value of this one.</summary>
    public string Condition(CohortTable table, int row)
    {
        string name = NamesInData.Quote(Column!);
        if (Text(table, row) is not { } text) return $"{name} IS NULL";
        return table[Column!] is NumberColumn ? $"{name} = {text}" : $"CAST({name} AS VARCHAR) = '{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    /// <summary>Reports a value that is not one of those possible; false when it is not.</summary>
    public bool Check(CohortTable table, int row, StagingDefinition staging, CellFaults faults)
    {
        if (Column is null || Text(table, row) is not { } text) return true;
        if (!Finding) return IsLetter(staging.Table, text) || Refuse(FaultCode.UnknownStageCategory, $"'{text}' is not a {Role} category of the {staging.Table.Name}", Letters(staging.Table));
        return YesNo.Of(text) is not null || Refuse(FaultCode.BadValue, $"'{text}' does not say whether the finding '{Role}' is present", YesNo.Expected);
        bool Refuse(FaultCode code, string what, string expected)
        {
            faults.Add(code, row, Column, () => (what, expected, "correct the value, leave it empty, or name it as a missing code"));
            return false;
        }
    }

    private static bool IsColumn(string name, NamesInData names) => names.Kinds().ContainsKey(name);

    private bool IsLetter(StageTable table, string text)
    {
        try
        {
            table.Find(Role, text);
            return true;
        }
        catch (UnknownStagingTermException)
        {
            return false;
        }
    }

    private string Letters(StageTable table) => $"one of: {string.Join(", ", table.Axis(Role).Select(category => category.Letter))}";
}
