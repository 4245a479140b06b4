using Oncohort.Survival.Distributions;
using Oncohort.Survival.Tables;

namespace Oncohort.Survival;

/// <summary>
/// An r x c table of counts and its tests of independence. Every row and column holds at least one count. Rows and columns may be
/// exchanged or reordered without changing any result but the signs and order that follow from it. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// Pearson's and the likelihood-ratio statistics refer to a chi-square distribution on (r - 1)(c - 1) degrees of freedom, an
/// approximation that needs expected counts that are not too small (<see cref="CellsExpectedBelowFive"/>); Fisher's test needs none.
/// </remarks>
public sealed class ContingencyTable
{
    private readonly long[,] _counts;
    private readonly long[] _rowTotals;
    private readonly long[] _columnTotals;

    private ContingencyTable(long[,] counts, long[] rowTotals, long[] columnTotals, long total)
    {
        _counts = counts;
        _rowTotals = rowTotals;
        _columnTotals = columnTotals;
        Total = total;
        Expected = new double[rowTotals.Length, columnTotals.Length];
        for (int i = 0; i < rowTotals.Length; i++)
        {
            for (int j = 0; j < columnTotals.Length; j++)
                Expected[i, j] = (double)rowTotals[i] * columnTotals[j] / total;
        }
    }

    /// <summary>The number of rows.</summary>
    public int Rows => _rowTotals.Length;

    /// <summary>The number of columns.</summary>
    public int Columns => _columnTotals.Length;

    /// <summary>The sum of all counts.</summary>
    public long Total { get; }

    /// <summary>The sum of each row.</summary>
    public IReadOnlyList<long> RowTotals => _rowTotals;

    /// <summary>The sum of each column.</summary>
    public IReadOnlyList<long> ColumnTotals => _columnTotals;

    /// <summary>The counts expected under independence: row total times column total over the total.</summary>
    public double[,] Expected { get; }

    /// <summary>The number of cells whose expected count is below 5.</summary>
    public int CellsExpectedBelowFive => Expected.Cast<double>().Count(expected => expected < 5);

    /// <summary>The smallest expected count.</summary>
    public double SmallestExpected => Expected.Cast<double>().Min();

    private int DegreesOfFreedom => (Rows - 1) * (Columns - 1);

    private bool IsTwoByTwo => Rows == 2 && Columns == 2;

    /// <summary>The count of a cell, both indices from 0.</summary>
    public long this[int row, int column] => _counts[row, column];

    /// <summary>Checks and copies the counts.</summary>
    /// <param name="counts">Rows by columns, each at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    /// <exception cref="EstimationException">
    /// All counts are zero (<see cref="EstimationProblem.NoRows"/>); there are fewer than two rows or columns
    /// (<see cref="EstimationProblem.OneGroup"/>); a row or column holds only zeros (<see cref="EstimationProblem.EmptyMargin"/>).
    /// </exception>
    /// <exception cref="OverflowException">The total exceeds the range of a 64-bit integer.</exception>
    public static ContingencyTable Create(long[,] counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var rowTotals = new long[counts.GetLength(0)];
        var columnTotals = new long[counts.GetLength(1)];
        long total = 0;
        for (int i = 0; i < rowTotals.Length; i++)
        {
            for (int j = 0; j < columnTotals.Length; j++)
            {
                long count = counts[i, j];
                if (count < 0)
                    throw new ArgumentOutOfRangeException(nameof(counts), count, $"The count in row {i + 1}, column {j + 1} is negative.");
                total = checked(total + count);
                rowTotals[i] += count;
                columnTotals[j] += count;
            }
        }

        if (total == 0)
            throw new EstimationException(EstimationProblem.NoRows, "Every count of the table is zero.");
        if (rowTotals.Length < 2 || columnTotals.Length < 2)
        {
            string size = $"The table is {rowTotals.Length} x {columnTotals.Length}; a test of independence needs two rows and two columns at least.";
            throw new EstimationException(EstimationProblem.OneGroup, size);
        }

        RefuseEmpty("Row", rowTotals);
        RefuseEmpty("Column", columnTotals);
        return new ContingencyTable((long[,])counts.Clone(), rowTotals, columnTotals, total);
    }

    /// <summary>Pearson's chi-square test without correction.</summary>
    public ChiSquareTest Pearson() => SumOfSquares(0);

    /// <summary>
    /// Pearson's test with Yates's continuity correction; null unless the table is 2 x 2. The correction is one half, or the distance of
    /// observed from expected where that is smaller (so that it never changes a deviation's sign).
    /// </summary>
    public ChiSquareTest? Yates() => IsTwoByTwo ? SumOfSquares(Math.Min(0.5, Math.Abs(_counts[0, 0] - Expected[0, 0]))) : null;

    /// <summary>The likelihood-ratio (G) test: twice the sum of O ln(O / E).</summary>
    public ChiSquareTest LikelihoodRatio()
    {
        double sum = 0;
        for (int i = 0; i < Rows; i++)
        {
            for (int j = 0; j < Columns; j++)
                sum += Deviance.Term(_counts[i, j], Expected[i, j]);
        }

        return Test(2 * sum, DegreesOfFreedom);
    }

    /// <summary>
    /// The linear-by-linear association test (Mantel 1963): (N - 1) r^2 on 1 degree of freedom, r being Pearson's correlation of the scores.
    /// For a 2 x c table it is the Cochran-Armitage trend test with N - 1 in place of N.
    /// </summary>
    /// <param name="rowScores">One score a row; null for 1, 2, …</param>
    /// <param name="columnScores">One score a column; null for 1, 2, …</param>
    /// <returns>The test; its numbers are null when all scores of the rows, or of the columns, are equal.</returns>
    /// <exception cref="ArgumentException">The number of scores differs from the number of rows or columns, or a score is not finite.</exception>
    public ChiSquareTest LinearTrend(double[]? rowScores = null, double[]? columnScores = null)
    {
        double[] u = Centred(rowScores, _rowTotals, nameof(rowScores));
        double[] v = Centred(columnScores, _columnTotals, nameof(columnScores));
        double uv = 0;
        double uu = 0;
        double vv = 0;
        for (int i = 0; i < Rows; i++)
        {
            uu += _rowTotals[i] * u[i] * u[i];
            for (int j = 0; j < Columns; j++)
                uv += _counts[i, j] * u[i] * v[j];
        }

        for (int j = 0; j < Columns; j++)
            vv += _columnTotals[j] * v[j] * v[j];
        if (uu == 0 || vv == 0)
            return new ChiSquareTest(null, 1, null);
        double r = uv / Math.Sqrt(uu) / Math.Sqrt(vv);
        return Test((Total - 1) * r * r, 1);
    }

    /// <summary>
    /// Fisher's exact test (two-sided: all tables with these margins that are at most as probable as the observed one), for any r x c.
    /// For 2 x 2 with the conditional maximum-likelihood odds ratio and its exact interval. Beyond the work limit of
    /// <paramref name="options"/> the p-value is simulated, and says so.
    /// </summary>
    /// <param name="options">The choices; null for the defaults.</param>
    public FisherExactTest FisherExact(FisherOptions? options = null)
    {
        options ??= new FisherOptions();
        options.Check();
        return FisherDispatch.Run(_counts, _rowTotals, _columnTotals, options);
    }

    private static double[] Centred(double[]? scores, long[] weights, string name)
    {
        scores ??= [.. Enumerable.Range(1, weights.Length).Select(rank => (double)rank)];
        if (scores.Length != weights.Length)
            throw new ArgumentException($"{scores.Length} scores for {weights.Length} levels.", name);
        if (!scores.All(double.IsFinite))
            throw new ArgumentException("Scores must be finite.", name);
        if (scores.All(score => score == scores[0]))
            return new double[scores.Length];
        double sum = 0;
        double total = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            sum += weights[i] * scores[i];
            total += weights[i];
        }

        return [.. scores.Select(score => score - sum / total)];
    }

    private static void RefuseEmpty(string margin, long[] totals)
    {
        int empty = Array.IndexOf(totals, 0);
        if (empty >= 0)
            throw new EstimationException(EstimationProblem.EmptyMargin, $"{margin} {empty + 1} of the table holds only zeros.");
    }

    private static ChiSquareTest Test(double statistic, int degreesOfFreedom) =>
        new(statistic, degreesOfFreedom, ChiSquareDistribution.UpperTail(statistic, degreesOfFreedom));

    private ChiSquareTest SumOfSquares(double correction)
    {
        double sum = 0;
        for (int i = 0; i < Rows; i++)
        {
            for (int j = 0; j < Columns; j++)
            {
                double distance = Math.Abs(_counts[i, j] - Expected[i, j]) - correction;
                sum += distance * distance / Expected[i, j];
            }
        }

        return Test(sum, DegreesOfFreedom);
    }
}
