using Oncohort.Cohort.Engine;
using Oncohort.Cohort.Expressions;
using Oncohort.Cohort.Faults;
using Oncohort.Cohort.Fetching;
using Oncohort.Cohort.Sources;
using Oncohort.Cohort.Typing;

namespace Oncohort.Cohort;

/// <summary>
/// A cohort loaded into an embedded database that is then closed to the outside: no expression can reach a file, the network or the settings.
/// Not safe for use by several threads at once.
/// </summary>
/// <remarks>
/// Column names are case-sensitive, in expressions too: <c>T</c> and <c>t</c> are two columns. A name with spaces, points or capitals that SQL would
/// not take bare is written in double quotes (<c>"ph.ecog" = 1</c>).
/// </remarks>
public sealed class CohortDatabase : IDisposable
{
    private readonly EngineSession _session;
    private readonly List<ColumnInfo> _columns;
    private readonly int[] _sourceRows;
    private readonly ExpressionChecker _checker;

    private CohortDatabase(EngineSession session, StagedTable staged, List<ColumnInfo> columns)
    {
        _session = session;
        _columns = columns;
        _sourceRows = staged.Rows.Of((int)staged.Records);
        SourceName = staged.Name;
        RowsRead = Rows = (int)staged.Records;
        BlankRows = staged.Rows.BlankRows.Count;
        _checker = new ExpressionChecker(session, columns, staged.Name, _sourceRows);
        Sha256 = staged.Sha256 ?? TableHash.Of(Fetch(), columns);
    }

    /// <summary>The file or table name, for messages.</summary>
    public string SourceName { get; }

    /// <summary>The columns of the source and the variables added so far, in order.</summary>
    public IReadOnlyList<ColumnInfo> Columns => _columns;

    /// <summary>Records read from the source.</summary>
    public int RowsRead { get; }

    /// <summary>Rows still in the cohort.</summary>
    public int Rows { get; private set; }

    /// <summary>Wholly empty rows between records that were passed over; they are not records.</summary>
    public int BlankRows { get; }

    /// <summary>SHA-256 of the source's bytes (or of its canonical rows, for a database table), lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>Loads a source and locks the database.</summary>
    /// <param name="source">A path (.csv .tsv .txt .xlsx .parquet .json), <c>FILE.xlsx#SHEET</c>, <c>duckdb:FILE#TABLE</c>, <c>postgresql://…#TABLE</c>, or <c>-</c> for CSV on standard input.</param>
    /// <param name="options">Missing codes and the patient identifier.</param>
    /// <exception cref="InputException">The source cannot be read whole; nothing was loaded.</exception>
    public static CohortDatabase Open(string source, LoadOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        SourceAddress address = SourceAddress.Parse(source);
        var session = new EngineSession();
        try
        {
            StagedTable staged = SourceLoader.Stage(session, address, new MissingTexts(options.MissingCodes));
            List<ColumnInfo> columns = CohortTyping.Type(session, staged, options);
            session.Lock();
            return new CohortDatabase(session, staged, columns);
        }
        catch (EngineException failure)
        {
            session.Dispose();
            throw new InputException(new Fault(FaultCode.FileUnreadable, $"the source cannot be read: {failure.Message}", address.FileName));
        }
        catch (IOException failure)
        {
            session.Dispose();
            throw new InputException(new Fault(FaultCode.FileUnreadable, $"the source cannot be read: {failure.Message}", address.FileName));
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>The fault of an expression, or null when it is one scalar expression over the columns that can be computed for every row. Nothing is changed.</summary>
    /// <param name="expression">The SQL expression.</param>
    /// <param name="where">The place of the expression, for the message.</param>
    /// <param name="boolean">True when the expression must give true or false.</param>
    public Fault? Check(string expression, string where, bool boolean = false)
    {
        try
        {
            CheckedExpression compiled = _checker.Compile(expression, where, boolean);
            _checker.Try(compiled);
            return null;
        }
        catch (InputException refusal)
        {
            return refusal.Faults[0];
        }
    }

    /// <summary>Adds a variable computed by a scalar SQL expression; it may use the columns and the variables added before. An empty text is missing.</summary>
    /// <exception cref="InputException">The expression is not one scalar expression (OCH012, OCH019, OCH020), or the name is taken (OCH031).</exception>
    public void AddVariable(string name, string expression, string where)
    {
        if (_columns.Any(column => column.Name == name))
            throw new InputException(new Fault(FaultCode.NameTaken, $"the name '{name}' is already that of a column", where, "a new name", "choose another name"));
        CheckedExpression compiled = _checker.Compile(expression, where, boolean: false);
        (ColumnKind kind, string value) = _checker.Shape(compiled);
        string stored = Sql.Stored(_columns.Count);
        _checker.Run(compiled, $"CREATE OR REPLACE TABLE next AS SELECT *, {value} AS {stored} FROM cohort");
        Replace();
        _columns.Add(new ColumnInfo(name, kind));
    }

    /// <summary>Keeps the rows for which a boolean SQL expression is true, and counts the others.</summary>
    /// <exception cref="InputException">The expression is not one boolean expression (OCH012, OCH019, OCH020).</exception>
    public AttritionStep Keep(string id, string reason, string expression, string where)
    {
        CheckedExpression compiled = _checker.Compile(expression, where, boolean: true);
        int read = Rows;
        _checker.Run(compiled, $"CREATE OR REPLACE TABLE next AS SELECT * FROM cohort WHERE ({compiled.Sql})");
        int unknown = Guard(() => (int)_session.Count($"SELECT count(*) FROM cohort WHERE ({compiled.Sql}) IS NULL"));
        Replace();
        Rows = Guard(() => (int)_session.Count("SELECT count(*) FROM cohort"));
        return new AttritionStep(id, reason, expression, read, Rows, read - Rows, unknown);
    }

    /// <summary>Fetches columns in bulk, in the canonical row order (by patient identifier when there is one, else by all columns of the source).</summary>
    /// <param name="names">The columns wanted; null for all.</param>
    /// <param name="where">A boolean SQL expression that keeps rows, or null.</param>
    /// <exception cref="InputException">A name is unknown (OCH012), or <paramref name="where"/> is not one boolean expression (OCH019, OCH020).</exception>
    public CohortTable Fetch(IReadOnlyCollection<string>? names = null, string? where = null)
    {
        List<Fault> unknown = [.. (names ?? []).Where(name => IndexOf(name) < 0).Select(name => ColumnFaults.NotFound(name, SourceName, _columns.Select(column => column.Name)))];
        if (unknown.Count > 0) throw new InputException(unknown);
        IEnumerable<int> wanted = names is null ? Enumerable.Range(0, _columns.Count) : names.Distinct(StringComparer.Ordinal).Select(IndexOf);
        CheckedExpression? condition = where is null ? null : _checker.Compile(where, $"{SourceName} (where)", boolean: true);
        List<(string, ColumnInfo)> columns = [.. wanted.Select(index => (Sql.Stored(index), _columns[index]))];
        if (condition is null) return Guard(() => TableFetch.Run(_session, columns, null, _sourceRows, SourceName));
        return _checker.Guard(condition, () => TableFetch.Run(_session, columns, condition.Sql, _sourceRows, SourceName));
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private int IndexOf(string name) => _columns.FindIndex(column => column.Name == name);

    private void Replace() => Guard(() =>
    {
        _session.Execute("DROP TABLE cohort; ALTER TABLE next RENAME TO cohort");
        return true;
    });

    /// <summary>Does something of our own in the database, where a failure is no one's input.</summary>
    private T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (EngineException failure)
        {
            throw new InputException(new Fault(FaultCode.Internal, $"the embedded database failed: {failure.Message}", SourceName));
        }
    }
}
