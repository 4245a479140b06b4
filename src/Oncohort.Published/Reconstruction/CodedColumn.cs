namespace Oncohort.Published.Reconstruction;

/// <summary>The columns of a term in a model of the records; a patient without a value counts as 0.</summary>
internal sealed class CodedColumn(PublishedTerm term, TermCoding coding, VariableCatalog catalog, PatientRecords records)
{
    private readonly TermColumns _columns = new(term.Variable, catalog[term.Variable].Levels, coding);

    /// <summary>The term.</summary>
    public PublishedTerm Term => term;

    /// <summary>The coding.</summary>
    public TermCoding Coding => coding;

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Names => _columns.Names;

    /// <summary>The column that was printed.</summary>
    public int Shown => _columns.Shown;

    /// <summary>A patient's value in a column.</summary>
    public double Value(int patient, int column) =>
        (_columns.OfNumber ? _columns.Of(Number(patient)) : _columns.Of(catalog.LevelOf(term.Variable, records.Rows[patient]), column)) ?? 0;

    private double Number(int patient) => term.Variable switch
    {
        "remission" => records.Metastasis[patient] / Roles.DaysPerMonth,
        "follow_up" => records.FollowUp[patient] / Roles.DaysPerMonth,
        _ => records.Numbers.TryGetValue(term.Variable, out int[]? numbers) ? numbers[patient] : 0,
    };
}
