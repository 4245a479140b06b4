using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Parsing;

namespace Oncohort.Study.Checking;

/// <summary>Checks names and expressions against the columns of the cohort; what depends on a name that already has a fault is not reported again.</summary>
internal sealed class NamesInData(CohortDatabase cohort, FaultList faults)
{
    private readonly HashSet<string> _broken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Remembers that a name has a fault of its own.</summary>
    public void MarkBroken(string name) => _broken.Add(name);

    /// <summary>Whether a column or variable exists.</summary>
    public bool Contains(string name) => cohort.Columns.Any(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Those of some names that exist, each once.</summary>
    public IReadOnlyList<string> Present(IEnumerable<string> names)
    {
        HashSet<string> known = [.. cohort.Columns.Select(column => column.Name)];
        return [.. names.Where(known.Contains).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The kinds of the columns.</summary>
    public IReadOnlyDictionary<string, ColumnKind> Kinds() => cohort.Columns.ToDictionary(column => column.Name, column => column.Kind, StringComparer.Ordinal);

    /// <summary>Reports a column that does not exist; false when it does not.</summary>
    public bool Require(string name, string place)
    {
        if (_broken.Contains(name)) return false;
        if (cohort.Columns.Any(column => column.Name == name)) return true;
        Fault fault = ColumnFaults.NotFound(name, cohort.SourceName, cohort.Columns.Select(column => column.Name).Concat(_broken));
        faults.Add(fault with { What = $"there is no column or variable '{name}' in {cohort.SourceName}", Where = place });
        return false;
    }

    /// <summary>Reports what is wrong with a scalar expression; false when something is.</summary>
    public bool CheckExpression(string expression, string place) => Check(expression, place, boolean: false);

    /// <summary>Reports what is wrong with a condition; false when something is.</summary>
    public bool CheckCondition(string expression, string place) => Check(expression, place, boolean: true);

    /// <summary>A name as SQL writes it.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private bool Check(string expression, string place, bool boolean)
    {
        if (cohort.Check(expression, place, boolean) is not { } fault) return true;
        if (!_broken.Any(name => expression.Contains(name, StringComparison.OrdinalIgnoreCase))) faults.Add(fault);
        return false;
    }
}
