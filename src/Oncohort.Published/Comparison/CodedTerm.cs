namespace Oncohort.Published.Comparison;

/// <summary>The columns of a term in a model, and which of them was printed.</summary>
internal sealed class CodedTerm
{
    private readonly Func<int, double?>[] _columns;

    private CodedTerm(PublishedTerm term, string coding, IReadOnlyList<string> names, int shown, Func<int, double?>[] columns) =>
        (Term, Coding, Names, Shown, _columns) = (term, coding, names, shown, columns);

    public PublishedTerm Term { get; }

    public string Coding { get; }

    public IReadOnlyList<string> Names { get; }

    public int Shown { get; }

    /// <summary>Whether a patient has a value.</summary>
    public bool IsKnown(int row) => _columns.All(column => column(row) is not null);

    /// <summary>The columns for patients who have a value.</summary>
    public IEnumerable<double[]> Columns(int[] rows) => _columns.Select(column => Array.ConvertAll(rows, row => column(row)!.Value));

    /// <summary>The term as chosen; null, with the reason, when the cohort or the study does not decide it.</summary>
    public static CodedTerm? Of(PublishedTerm term, SideBySideOptions options, CohortView cohort, out string? why)
    {
        string? asked = options.Codings.GetValueOrDefault(term.Variable);
        TermCoding? coding = term.Codings.FirstOrDefault(known => asked is null || known.Id == asked);
        why = coding is null ? "the study does not say how the variable was coded" : null;
        switch (coding)
        {
            case LinearCoding linear when cohort.Numbers(term.Variable) is { } numbers:
                return One(row => numbers[row] / linear.Per);
            case CutCoding cut when cohort.Numbers(term.Variable) is { } numbers:
                return One(row => numbers[row] is { } value ? value >= cut.At ? 1 : 0 : null);
            case ScoreCoding score when cohort.Levels(term.Variable) is { } levels:
                return One(row => levels[row] is { } level && score.Scores.TryGetValue(level, out double value) ? value : null);
            case IndicatorCoding indicator when cohort.Levels(term.Variable) is { } levels:
                string[] others = [.. cohort.LevelsOf(term.Variable).Where(level => level != indicator.Reference)];
                return new CodedTerm(term, coding.Id, [.. others.Select(level => $"{term.Variable}={level}")], Array.IndexOf(others, indicator.Shown),
                    [.. others.Select(other => (Func<int, double?>)(row => levels[row] is { } level ? level == other ? 1 : 0 : null))]);
            default:
                why ??= cohort.NoColumn(term.Variable);
                return null;
        }

        CodedTerm One(Func<int, double?> value) => new(term, coding!.Id, [term.Variable], 0, [value]);
    }
}
