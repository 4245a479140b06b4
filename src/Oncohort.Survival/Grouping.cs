namespace Oncohort.Survival;

/// <summary>Assigns every row to one of a fixed number of groups or strata.</summary>
public sealed class Grouping
{
    private readonly int[] _codes;

    /// <summary>Wraps group codes.</summary>
    /// <param name="codes">One code a row, each in 0 .. <paramref name="groups"/> - 1.</param>
    /// <param name="groups">The number of groups, at least 1; a group may be empty.</param>
    /// <exception cref="ArgumentOutOfRangeException">A code lies outside the range.</exception>
    public Grouping(int[] codes, int groups)
    {
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 1);
        for (int row = 0; row < codes.Length; row++)
        {
            if ((uint)codes[row] >= (uint)groups)
                throw new ArgumentOutOfRangeException(nameof(codes), codes[row], $"Row {row} has a code outside 0 .. {groups - 1}.");
        }

        _codes = codes;
        Groups = groups;
    }

    /// <summary>The number of groups.</summary>
    public int Groups { get; }

    /// <summary>The number of rows.</summary>
    public int Rows => _codes.Length;

    /// <summary>The code of each row.</summary>
    public ReadOnlySpan<int> Codes => _codes;

    internal int[] CodeArray => _codes;

    /// <summary>Puts all rows in one group.</summary>
    public static Grouping Undivided(int rows) => new(new int[rows], 1);
}
