using Oncohort.Cohort.Faults;

namespace Oncohort.Cohort;

/// <summary>
/// A cohort loaded into an embedded database that is then closed to the outside: no expression can reach a file, the network or the settings.
/// </summary>
public sealed class CohortDatabase : IDisposable
{
    private CohortDatabase() => throw new NotImplementedException();

    /// <summary>Loads a source and locks the database.</summary>
    /// <param name="source">A path (.csv .tsv .txt .xlsx .parquet .json), <c>duckdb:FILE#TABLE</c>, <c>postgresql://…#TABLE</c>, or <c>-</c> for CSV on standard input.</param>
    /// <param name="options">Missing codes and the patient identifier.</param>
    /// <exception cref="InputException">The source cannot be read whole; nothing was loaded.</exception>
    public static CohortDatabase Open(string source, LoadOptions options) => throw new NotImplementedException();

    /// <summary>The file or table name, for messages.</summary>
    public string SourceName => throw new NotImplementedException();

    /// <summary>The columns of the source and the variables added so far, in order.</summary>
    public IReadOnlyList<ColumnInfo> Columns => throw new NotImplementedException();

    /// <summary>Records read from the source.</summary>
    public int RowsRead => throw new NotImplementedException();

    /// <summary>Rows still in the cohort.</summary>
    public int Rows => throw new NotImplementedException();

    /// <summary>SHA-256 of the source's bytes (or of its canonical rows, for a database table), lower-case hexadecimal.</summary>
    public string Sha256 => throw new NotImplementedException();

    /// <summary>The fault of an expression, or null when it is one scalar expression over the columns. Nothing is changed.</summary>
    public Fault? Check(string expression, string where, bool boolean = false) => throw new NotImplementedException();

    /// <summary>Adds a variable computed by a scalar SQL expression; it may use the columns and the variables added before.</summary>
    /// <exception cref="InputException">The expression is not one scalar expression (OCH019, OCH020), or the name is taken (OCH031).</exception>
    public void AddVariable(string name, string expression, string where) => throw new NotImplementedException();

    /// <summary>Keeps the rows for which a boolean SQL expression is true, and counts the others.</summary>
    public AttritionStep Keep(string id, string reason, string expression, string where) => throw new NotImplementedException();

    /// <summary>Fetches columns in bulk, in the canonical row order (by patient identifier when there is one, else by all columns).</summary>
    /// <param name="names">The columns wanted; null for all.</param>
    /// <param name="where">A boolean SQL expression that keeps rows, or null.</param>
    public CohortTable Fetch(IReadOnlyCollection<string>? names = null, string? where = null) => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}

/// <summary>How a source is read.</summary>
public sealed record LoadOptions
{
    /// <summary>Texts that mean missing in every column, besides the empty text and <c>NA</c>.</summary>
    public IReadOnlyList<string> MissingCodes { get; init; } = [];

    /// <summary>The column that names the patient; its values must differ between rows. Null when there is none.</summary>
    public string? PatientId { get; init; }
}

/// <summary>The kinds of value a column can hold.</summary>
public enum ColumnKind
{
    /// <summary>Whole numbers or decimals.</summary>
    Number,
    /// <summary>Text.</summary>
    Text,
    /// <summary>Truth values, given out as the texts <c>false</c> and <c>true</c>.</summary>
    Truth,
    /// <summary>Calendar dates.</summary>
    Date,
}

/// <summary>A column's name and kind.</summary>
public sealed record ColumnInfo(string Name, ColumnKind Kind);
