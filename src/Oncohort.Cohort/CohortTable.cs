using Oncohort.Cohort.Faults;

namespace Oncohort.Cohort;

/// <summary>The columns that left SQL: the same rows in every column, in an order that does not depend on the order of the source.</summary>
public sealed class CohortTable
{
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
}
