namespace Oncohort.Published.Reconstruction;

/// <summary>The columns of a term in a model, and which of them was printed.</summary>
internal sealed class CodedColumn(PublishedTerm term, TermCoding coding, VariableCatalog catalog, PatientRecords records)
{
    /// <summary>The term.</summary>
    public PublishedTerm Term => term;

    /// <summary>The coding.</summary>
    public TermCoding Coding => coding;

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Names { get; } = coding is IndicatorCoding indicator
        ? [.. catalog[term.Variable].Levels.Where(level => level != indicator.Reference).Select(level => $"{term.Variable}={level}")]
        : [term.Variable];

    /// <summary>The column that was printed.</summary>
    public int Shown { get; } = coding is IndicatorCoding indicator
        ? catalog[term.Variable].Levels.Where(level => level != indicator.Reference).ToList().IndexOf(indicator.Shown)
        : 0;

    /// <summary>A patient's value in a column.</summary>
    public double Value(int patient, int column) => coding switch
    {
        LinearCoding linear => Number(patient) / linear.Per,
        CutCoding cut => Number(patient) >= cut.At ? 1 : 0,
        ScoreCoding score => catalog.LevelOf(term.Variable, records.Rows[patient]) is { } level && score.Scores.TryGetValue(level, out double value) ? value : 0,
        IndicatorCoding => $"{term.Variable}={catalog.LevelOf(term.Variable, records.Rows[patient])}" == Names[column] ? 1 : 0,
        _ => 0,
    };

    private double Number(int patient) => term.Variable switch
    {
        "remission" => records.Metastasis[patient] / Roles.DaysPerMonth,
        "follow_up" => records.FollowUp[patient] / Roles.DaysPerMonth,
        _ => records.Numbers.TryGetValue(term.Variable, out int[]? numbers) ? numbers[patient] : 0,
    };
}
