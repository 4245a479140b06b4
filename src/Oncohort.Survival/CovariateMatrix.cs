namespace Oncohort.Survival;

/// <summary>Numeric covariates, column by column, without missing values. Factors are coded by the caller.</summary>
public sealed class CovariateMatrix
{
    /// <summary>Wraps columns.</summary>
    /// <param name="names">One name a column.</param>
    /// <param name="columns">Columns of equal length, every value finite.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no column, or a value is not finite.</exception>
    public CovariateMatrix(IReadOnlyList<string> names, IReadOnlyList<double[]> columns)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count == 0) throw new ArgumentException("There is no covariate.", nameof(columns));
        if (names.Count != columns.Count) throw new ArgumentException($"There are {names.Count} names for {columns.Count} columns.", nameof(names));
        for (int j = 0; j < columns.Count; j++)
        {
            if (columns[j].Length != columns[0].Length)
                throw new ArgumentException($"Column {names[j]} has {columns[j].Length} rows, expected {columns[0].Length}.", nameof(columns));
            int bad = Array.FindIndex(columns[j], value => !double.IsFinite(value));
            if (bad >= 0) throw new ArgumentException($"Column {names[j]} is not finite in row {bad}.", nameof(columns));
        }

        Names = names;
        Columns = columns;
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The number of rows.</summary>
    public int Rows => Columns[0].Length;

    internal IReadOnlyList<double[]> Columns { get; }
}
