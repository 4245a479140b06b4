using System.Globalization;
using Oncohort.Cohort;
using Oncohort.Cohort.Faults;

namespace Oncohort.Study.Columns;

/// <summary>Collects what is wrong with single cells, so that all of it is reported at once, in the order of the source.</summary>
internal sealed class CellFaults(CohortTable table)
{
    /// <summary>Faults that are spelt out; the rest are counted.</summary>
    public const int Shown = 20;

    private readonly List<(int SourceRow, int Row, string Column, FaultCode Code, Func<(string What, string Expected, string Fix)> Text)> _cells = [];
    private readonly List<Fault> _whole = [];

    /// <summary>Whether anything is wrong.</summary>
    public bool Any => _cells.Count + _whole.Count > 0;

    /// <summary>Adds a fault of one cell; the text is only made when it is shown.</summary>
    public void Add(FaultCode code, int row, string column, Func<(string What, string Expected, string Fix)> text) =>
        _cells.Add((table.SourceRow(row), row, column, code, text));

    /// <summary>Adds a fault of a whole column.</summary>
    public void Add(Fault fault) => _whole.Add(fault);

    /// <summary>Reports everything that was added.</summary>
    /// <exception cref="InputException">Something was added.</exception>
    public void ThrowIfAny()
    {
        if (!Any) return;
        List<Fault> faults = [.. _whole];
        foreach (var (_, row, column, code, text) in _cells.OrderBy(cell => cell.SourceRow).ThenBy(cell => cell.Column, StringComparer.Ordinal).Take(Shown))
        {
            (string what, string expected, string fix) = text();
            faults.Add(new Fault(code, what, table.Where(row, column), expected, fix));
        }

        if (_cells.Count > Shown)
        {
            string more = string.Create(CultureInfo.InvariantCulture, $"and {_cells.Count - Shown} more such cells");
            faults.Add(new Fault(_cells[^1].Code, more, table.SourceName));
        }

        throw new InputException(faults);
    }
}
