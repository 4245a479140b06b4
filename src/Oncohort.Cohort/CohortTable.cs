using Oncohort.Cohort.Faults;
using Oncohort.Cohort.Fetching;

namespace Oncohort.Cohort;

/// <summary>The columns that left SQL: the same rows in every column, in an order that does not depend on the order of the source.</summary>
public sealed class CohortTable
{
    private const int CellsReported = 5;

    private readonly Dictionary<string, Column> _columns;
    private readonly int[] _sourceRows;
    private readonly string _sourceName;

    /// <summary>Wraps columns of equal length.</summary>
    /// <param name="sourceName">The file name or table name, for messages.</param>
    /// <param name="sourceRows">For each row, its record number in the source; the header is row 1.</param>
    /// <param name="columns">The columns, each with as many rows as <paramref name="sourceRows"/>.</param>
    public CohortTable(string sourceName, int[] sourceRows, IReadOnlyList<Column> columns)
    {
        _sourceName = sourceName;
        _sourceRows = sourceRows;
        _columns = columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        foreach (Column column in columns)
        {
            if (column.Rows != sourceRows.Length)
                throw new ArgumentException($"Column {column.Name} has {column.Rows} rows, expected {sourceRows.Length}.", nameof(columns));
        }
    }

    /// <summary>The number of rows.</summary>
    public int Rows => _sourceRows.Length;

    /// <summary>The names of the columns.</summary>
    public IReadOnlyCollection<string> Names => _columns.Keys;

    /// <summary>The column called <paramref name="name"/>.</summary>
    /// <exception cref="InputException">There is none (OCH012), with the nearest name suggested.</exception>
    public Column this[string name] => _columns.TryGetValue(name, out Column? column) ? column : throw new InputException(ColumnFaults.NotFound(name, _sourceName, Names));

    /// <summary>The same rows with some columns in place of those of the same name.</summary>
    public CohortTable With(IEnumerable<Column> replacements)
    {
        var columns = new Dictionary<string, Column>(_columns, StringComparer.Ordinal);
        foreach (Column column in replacements) columns[column.Name] = column;
        return new CohortTable(_sourceName, _sourceRows, [.. columns.Values]);
    }

    /// <summary>The place of a cell as <c>file:row:column</c>.</summary>
    public string Where(int row, string column) => $"{_sourceName}:{_sourceRows[row]}:{column}";

    /// <summary>The record number of a row in the source; the header is row 1.</summary>
    public int SourceRow(int row) => _sourceRows[row];

    /// <summary>The file or table name, for messages.</summary>
    public string SourceName => _sourceName;

    /// <summary>The column as numbers: a number column as it is, a text column when every present text is a finite decimal number.</summary>
    /// <exception cref="InputException">There is no such column (OCH012), or a value is not a number: the first cells of the source that are none, up to five (OCH013).</exception>
    public NumberColumn RequireNumber(string name)
    {
        switch (this[name])
        {
            case NumberColumn number:
                return number;
            case TextColumn text:
                double?[] levels = [.. text.Levels.Select(Readings.Number)];
                RefuseCells(text, code => levels[code] is null, FaultCode.NotANumber, "is not a number", "a finite decimal number, such as 12.5", "correct the value, or declare it as a missing code");
                double[] values = new double[Rows];
                bool[] missing = new bool[Rows];
                for (int row = 0; row < Rows; row++)
                {
                    missing[row] = text.IsMissing(row);
                    if (!missing[row]) values[row] = levels[text.Codes[row]]!.Value;
                }

                return new NumberColumn(name, values, missing);
            default:
                throw new InputException(new Fault(FaultCode.NotANumber, $"column '{name}' holds dates", $"{_sourceName}:{name}", "numbers", "compute a number from the dates, such as last_contact - diagnosis"));
        }
    }

    /// <summary>The column as dates: a date column as it is, a text column when every present text is a day as yyyy-mm-dd or yyyy/mm/dd.</summary>
    /// <exception cref="InputException">There is no such column (OCH012), or a value is not a date: the first cells of the source that are none, up to five (OCH014).</exception>
    public DateColumn RequireDate(string name)
    {
        switch (this[name])
        {
            case DateColumn date:
                return date;
            case TextColumn text:
                int?[] levels = [.. text.Levels.Select(Readings.Day)];
                RefuseCells(text, code => levels[code] is null, FaultCode.NotADate, "is not a date", "a day as yyyy-mm-dd", "correct the value, or declare it as a missing code");
                int[] days = new int[Rows];
                for (int row = 0; row < Rows; row++) days[row] = text.IsMissing(row) ? -1 : levels[text.Codes[row]]!.Value;
                return new DateColumn(name, days);
            default:
                throw new InputException(new Fault(FaultCode.NotADate, $"column '{name}' holds numbers", $"{_sourceName}:{name}", "dates as yyyy-mm-dd", "write the dates as yyyy-mm-dd"));
        }
    }

    private void RefuseCells(TextColumn column, Func<int, bool> wrong, FaultCode code, string what, string expected, string fix)
    {
        int[] rows = [.. Enumerable.Range(0, Rows).Where(row => !column.IsMissing(row) && wrong(column.Codes[row])).OrderBy(row => _sourceRows[row])];
        if (rows.Length == 0) return;
        var faults = rows.Take(CellsReported).Select(row => new Fault(code, $"'{column.Levels[column.Codes[row]]}' {what}", Where(row, column.Name), expected, fix)).ToList();
        if (rows.Length > CellsReported) faults[^1] = faults[^1] with { What = $"{faults[^1].What}, nor are {rows.Length - CellsReported} more values of the column" };
        throw new InputException(faults);
    }
}
