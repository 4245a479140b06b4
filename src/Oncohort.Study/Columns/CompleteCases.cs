using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Results;

namespace Oncohort.Study.Columns;

/// <summary>Which rows have every value an analysis needs. A row with several missing values counts once, under the first one asked for.</summary>
internal sealed class CompleteCases(int rows)
{
    private readonly bool[] _leftOut = new bool[rows];
    private readonly List<Exclusion> _excluded = [];
    private int _kept = rows;

    /// <summary>Rows still in.</summary>
    public int Kept => _kept;

    /// <summary>Rows left out, by reason, in the order in which they were asked for.</summary>
    public IReadOnlyList<Exclusion> Excluded => _excluded;

    /// <summary>The reasons with their counts, as a sentence has them.</summary>
    public string Reasons => string.Join(", ", _excluded.Select(exclusion => FormattableString.Invariant($"{exclusion.Reason} ({exclusion.Count})")));

    /// <summary>The warning that rows were left out.</summary>
    public Warning LeftOutWarning() =>
        new(Fault.Print(FaultCode.RowsLeftOut), FormattableString.Invariant($"{_leftOut.Length - _kept} {(_leftOut.Length - _kept == 1 ? "row was" : "rows were")} left out: {Reasons}"))
        {
            Masked = $"some rows were left out: {string.Join(", ", _excluded.Select(exclusion => exclusion.Reason))}",
        };

    /// <summary>Leaves out the rows without a value.</summary>
    /// <param name="column">The values.</param>
    /// <param name="caption">What people call them; null for the column's name.</param>
    public void Require(Column column, string? caption = null)
    {
        if (column.Missing > 0) LeaveOut(column.IsMissing, $"missing {caption ?? column.Name}");
    }

    /// <summary>Leaves out rows for a reason of its own.</summary>
    public void LeaveOut(Predicate<int> when, string reason)
    {
        int before = _kept;
        for (int row = 0; row < _leftOut.Length; row++)
        {
            if (_leftOut[row] || !when(row)) continue;
            _leftOut[row] = true;
            _kept--;
        }

        if (_kept < before) _excluded.Add(new Exclusion(reason, before - _kept));
    }

    /// <summary>True when the row is left out.</summary>
    public bool IsLeftOut(int row) => _leftOut[row];

    /// <summary>The rows still in, in ascending order.</summary>
    public int[] Rows()
    {
        int[] kept = new int[_kept];
        int next = 0;
        for (int row = 0; row < _leftOut.Length; row++)
        {
            if (!_leftOut[row]) kept[next++] = row;
        }

        return kept;
    }
}
