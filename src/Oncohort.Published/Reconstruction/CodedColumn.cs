namespace Oncohort.Published.Reconstruction;

/// <summary>The columns of a term in a model of the records; a patient without a value counts as 0.</summary>
internal sealed class CodedColumn
{
    private readonly PatientRecords _records;
    private readonly TermColumns _columns;
    private readonly LevelTable<double[]> _levels;

    public CodedColumn(PublishedTerm term, TermCoding coding, VariableCatalog catalog, PatientRecords records)
    {
        (Term, Coding, _records) = (term, coding, records);
        _columns = new TermColumns(term.Variable, catalog[term.Variable].Levels, coding);
        Variables = [.. catalog.Sources(term.Variable)];
        _levels = new LevelTable<double[]>(
            catalog, _columns.OfNumber ? [] : Variables,
            row => _columns.OfNumber ? [] : [.. Enumerable.Range(0, _columns.Names.Count).Select(column => _columns.Of(catalog.LevelOf(term.Variable, row), column) ?? 0)]);
    }

    /// <summary>The term.</summary>
    public PublishedTerm Term { get; }

    /// <summary>The coding.</summary>
    public TermCoding Coding { get; }

    /// <summary>The recorded variables that the columns follow from; for a number, its cut.</summary>
    public IReadOnlyList<int> Variables { get; }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Names => _columns.Names;

    /// <summary>The column that was printed.</summary>
    public int Shown => _columns.Shown;

    /// <summary>A patient's value in a column.</summary>
    public double Value(int patient, int column) => _columns.OfNumber ? _columns.Of(Number(patient)) ?? 0 : _levels.Of(_records.Rows[patient])[column];

    private double Number(int patient) => Term.Variable switch
    {
        "remission" => _records.Metastasis[patient] / Roles.DaysPerMonth,
        "follow_up" => _records.FollowUp[patient] / Roles.DaysPerMonth,
        _ => _records.Numbers.TryGetValue(Term.Variable, out int[]? numbers) ? numbers[patient] : 0,
    };
}
