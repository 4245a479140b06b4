namespace Oncohort.Cohort;

/// <summary>One variable of the cohort, a value or a stated absence for each row.</summary>
public abstract class Column
{
    private protected Column(string name, int rows, int missing)
    {
        Name = name;
        Rows = rows;
        Missing = missing;
    }

    /// <summary>The name in the source or in the study file.</summary>
    public string Name { get; }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of rows without a value.</summary>
    public int Missing { get; }

    /// <summary>True when row <paramref name="row"/> has no value.</summary>
    public abstract bool IsMissing(int row);
}

/// <summary>A numeric variable.</summary>
public sealed class NumberColumn : Column
{
    private readonly double[] _values;
    private readonly bool[]? _missing;

    /// <summary>Wraps values; <paramref name="missing"/> is null when every row has one, and where it is true the value is 0 and means nothing.</summary>
    public NumberColumn(string name, double[] values, bool[]? missing)
        : base(name, values.Length, missing?.Count(absent => absent) ?? 0)
    {
        _values = values;
        _missing = Missing == 0 ? null : missing;
    }

    /// <summary>The values, 0 where missing.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => _missing is not null && _missing[row];
}

/// <summary>A text variable, or a truth value as the texts <c>false</c> and <c>true</c>.</summary>
public sealed class TextColumn : Column
{
    private readonly int[] _codes;

    /// <summary>Wraps codes into <paramref name="levels"/>, -1 where missing; the levels are in ordinal character order.</summary>
    public TextColumn(string name, int[] codes, IReadOnlyList<string> levels)
        : base(name, codes.Length, codes.Count(code => code < 0))
    {
        _codes = codes;
        Levels = levels;
    }

    /// <summary>The code of each row, an index into <see cref="Levels"/>, or -1 where missing.</summary>
    public ReadOnlySpan<int> Codes => _codes;

    /// <summary>The distinct texts, in ordinal character order.</summary>
    public IReadOnlyList<string> Levels { get; }

    /// <inheritdoc/>
    public override bool IsMissing(int row) => _codes[row] < 0;
}

/// <summary>A calendar date.</summary>
public sealed class DateColumn : Column
{
    private readonly int[] _dayNumbers;

    /// <summary>Wraps day numbers as <see cref="DateOnly.DayNumber"/> has them, -1 where missing.</summary>
    public DateColumn(string name, int[] dayNumbers)
        : base(name, dayNumbers.Length, dayNumbers.Count(day => day < 0))
    {
        _dayNumbers = dayNumbers;
    }

    /// <summary>The day numbers (<see cref="DateOnly.DayNumber"/>), -1 where missing.</summary>
    public ReadOnlySpan<int> DayNumbers => _dayNumbers;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => _dayNumbers[row] < 0;
}
