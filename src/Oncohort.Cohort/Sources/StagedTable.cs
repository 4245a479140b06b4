namespace Oncohort.Cohort.Sources;

/// <summary>How the values of a staged column are to be understood.</summary>
internal enum StagedOrigin
{
    /// <summary>Text that may stand for numbers, dates or truth values, as in a CSV file.</summary>
    Untyped,
    /// <summary>Text that may stand for dates only, because the format has no dates of its own.</summary>
    TextOrDate,
    /// <summary>A type of the source's own.</summary>
    Native,
}

/// <summary>A column as it came from the source.</summary>
/// <param name="Name">Its name in the source.</param>
/// <param name="Origin">How its values are to be understood.</param>
/// <param name="Type">Its type in the embedded database.</param>
internal sealed record StagedColumn(string Name, StagedOrigin Origin, string Type);

/// <summary>A source copied into table <c>staged</c> of the embedded database, columns <c>c0</c>, <c>c1</c>, …, records in the order of the source.</summary>
/// <param name="Name">The file or table name, for messages.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Records">Records the source holds, counted independently where that is possible.</param>
/// <param name="Rows">The row numbers for messages.</param>
/// <param name="Sha256">The hash of the file's bytes; null for a database table.</param>
internal sealed record StagedTable(string Name, IReadOnlyList<StagedColumn> Columns, long Records, RowNumbers Rows, string? Sha256);
