namespace Oncohort.Published;

/// <summary>The columns that a coding makes of a variable in a model, and which of them was printed.</summary>
internal sealed class TermColumns
{
    private readonly TermCoding _coding;
    private readonly string[] _levels;

    /// <summary>The columns of a variable with these levels; a number has none.</summary>
    public TermColumns(string variable, IReadOnlyList<string> levels, TermCoding coding)
    {
        _coding = coding;
        _levels = coding is IndicatorCoding indicator ? [.. levels.Where(level => level != indicator.Reference)] : [];
        Names = coding is IndicatorCoding ? [.. _levels.Select(level => $"{variable}={level}")] : [variable];
        Shown = coding is IndicatorCoding shown ? Array.IndexOf(_levels, shown.Shown) : 0;
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The column that was printed.</summary>
    public int Shown { get; }

    /// <summary>Whether the coding is of a number; otherwise it is of levels.</summary>
    public bool OfNumber => _coding is LinearCoding or CutCoding;

    /// <summary>A column's value for a number; null without one.</summary>
    public double? Of(double? number) => _coding switch
    {
        LinearCoding linear => number / linear.Per,
        CutCoding cut when number is { } value => value >= cut.At ? 1 : 0,
        _ => null,
    };

    /// <summary>A column's value for a level; null without one, or where the coding gives the level none.</summary>
    public double? Of(string? level, int column) => _coding switch
    {
        ScoreCoding score when level is not null && score.Scores.TryGetValue(level, out double value) => value,
        IndicatorCoding when level is not null => level == _levels[column] ? 1 : 0,
        _ => null,
    };
}
