namespace Oncohort.Published.Comparison;

/// <summary>The columns of a term in a model, and which of them was printed.</summary>
internal sealed class CodedTerm
{
    private readonly TermColumns _columns;
    private readonly Func<int, int, double?> _value;

    private CodedTerm(PublishedTerm term, string coding, TermColumns columns, Func<int, int, double?> value) =>
        (Term, Coding, _columns, _value) = (term, coding, columns, value);

    public PublishedTerm Term { get; }

    public string Coding { get; }

    public IReadOnlyList<string> Names => _columns.Names;

    public int Shown => _columns.Shown;

    /// <summary>Whether a patient has a value.</summary>
    public bool IsKnown(int row) => Names.Select((_, column) => _value(row, column)).All(value => value is not null);

    /// <summary>The columns for patients who have a value.</summary>
    public IEnumerable<double[]> Columns(int[] rows) => Names.Select((_, column) => Array.ConvertAll(rows, row => _value(row, column)!.Value));

    /// <summary>The term as chosen; null, with the reason, when the cohort or the study does not decide it.</summary>
    public static CodedTerm? Of(PublishedTerm term, SideBySideOptions options, CohortView cohort, out string? why)
    {
        string? asked = options.Codings.GetValueOrDefault(term.Variable);
        why = null;
        if (term.Codings.FirstOrDefault(known => asked is null || known.Id == asked) is not { } coding)
        {
            why = "the study does not say how the variable was coded";
            return null;
        }

        var columns = new TermColumns(term.Variable, cohort.LevelsOf(term.Variable), coding);
        if (columns.OfNumber && cohort.Numbers(term.Variable) is { } numbers) return new CodedTerm(term, coding.Id, columns, (row, _) => columns.Of(numbers[row]));
        if (!columns.OfNumber && cohort.Levels(term.Variable) is { } levels) return new CodedTerm(term, coding.Id, columns, (row, column) => columns.Of(levels[row], column));
        why = cohort.NoColumn(term.Variable);
        return null;
    }
}
