namespace Oncohort.Survival;

/// <summary>A variable whose levels divide the rows into subgroups; a row of unknown level belongs to none.</summary>
public sealed class SubgroupFactor
{
    /// <summary>The code of a row whose level is unknown.</summary>
    public const int Unknown = -1;

    /// <summary>Wraps level codes.</summary>
    /// <param name="codes">One code a row, 0 .. <paramref name="levels"/> - 1, or <see cref="Unknown"/>. Read, never changed.</param>
    /// <param name="levels">The number of levels, at least 1; a level may be empty.</param>
    /// <exception cref="ArgumentOutOfRangeException">A code lies outside the range.</exception>
    public SubgroupFactor(int[] codes, int levels)
    {
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentOutOfRangeException.ThrowIfLessThan(levels, 1);
        for (int row = 0; row < codes.Length; row++)
        {
            if (codes[row] < Unknown || codes[row] >= levels)
                throw new ArgumentOutOfRangeException(nameof(codes), codes[row], $"Row {row} has a code outside -1 .. {levels - 1}.");
        }

        CodeArray = codes;
        Levels = levels;
    }

    /// <summary>The number of levels.</summary>
    public int Levels { get; }

    /// <summary>The number of rows.</summary>
    public int Rows => CodeArray.Length;

    /// <summary>The code of each row.</summary>
    public ReadOnlySpan<int> Codes => CodeArray;

    internal int[] CodeArray { get; }

    internal int[] RowsOf(int level) => [.. Enumerable.Range(0, CodeArray.Length).Where(row => CodeArray[row] == level)];

    internal int[] KnownRows() => [.. Enumerable.Range(0, CodeArray.Length).Where(row => CodeArray[row] != Unknown)];
}
