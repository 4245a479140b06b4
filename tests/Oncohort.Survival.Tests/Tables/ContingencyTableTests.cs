using CsCheck;
using Xunit;

namespace Oncohort.Survival.Tests.Tables;

public sealed class ContingencyTableTests
{
    private static readonly Gen<long[,]> AnyTable =
        from rows in Gen.Int[2, 4]
        from columns in Gen.Int[2, 4]
        from cells in Gen.Long[0, 5].Array[rows * columns]
        let counts = Shaped(rows, columns, cells)
        where HasNoEmptyMargin(counts)
        select counts;

    [Fact]
    public void Pearson_by_hand()
    {
        // Margins 3, 3 and 4, 2 of 6: expected 2, 1, 2, 1; deviations all 1; 1/2 + 1 + 1/2 + 1 = 3.
        ContingencyTable table = TableText.Table("3,0/1,2");
        Assert.Equal(new double[,] { { 2, 1 }, { 2, 1 } }, table.Expected);
        Assert.Equal(3, table.Pearson().ChiSquare!.Value, 14);
        // Yates: all deviations 1/2, so a quarter of it.
        Assert.Equal(0.75, table.Yates()!.Value.ChiSquare!.Value, 14);
        // G: 2 (3 ln(3/2) + ln(1/2) + 2 ln 2) = 2 ln(27/4).
        Assert.Equal(2 * Math.Log(27 / 4.0), table.LikelihoodRatio().ChiSquare!.Value, 14);
        // Scores 1, 2: r^2 = chi-square / N, so the trend is 5 * 3 / 6.
        Assert.Equal(2.5, table.LinearTrend().ChiSquare!.Value, 14);
        Assert.Equal(4, table.CellsExpectedBelowFive);
        Assert.Equal(1, table.SmallestExpected);
    }

    [Fact]
    public void Yates_never_overshoots_a_small_deviation()
    {
        // Expected first cell 22 * 24 / 47 = 11.23: 0.23 from 11, less than one half, so nothing is left.
        ChiSquareTest yates = TableText.Table("11,12/13,11").Yates()!.Value;
        Assert.True(yates.ChiSquare >= 0);
        Assert.Equal(0, TableText.Table("10,11/12,13").Yates()!.Value.ChiSquare);
    }

    [Fact]
    public void Equal_scores_give_no_trend()
    {
        ChiSquareTest trend = TableText.Table("3,5/6,1").LinearTrend([2, 2]);
        Assert.Equal(new ChiSquareTest(null, 1, null), trend);
    }

    [Fact]
    public void Trend_scores_may_be_shifted_and_stretched() =>
        AnyTable.Sample(counts =>
        {
            ContingencyTable table = ContingencyTable.Create(counts);
            double[] stretched = [.. Enumerable.Range(0, table.Columns).Select(j => 17.5 - 3.0 * j)];
            Near.Estimate(table.LinearTrend().ChiSquare, table.LinearTrend(null, stretched).ChiSquare, 1e-10, "trend");
        });

    [Theory]
    [InlineData("0,0/0,0", EstimationProblem.NoRows)]
    [InlineData("1,2,3", EstimationProblem.OneGroup)]
    [InlineData("1/2/3", EstimationProblem.OneGroup)]
    [InlineData("1,2/0,0", EstimationProblem.EmptyMargin)]
    [InlineData("0,2/0,3", EstimationProblem.EmptyMargin)]
    public void Tables_without_a_test_are_refused(string text, EstimationProblem problem) =>
        Assert.Equal(problem, Assert.Throws<EstimationException>(() => TableText.Table(text)).Problem);

    [Fact]
    public void A_negative_count_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => TableText.Table("1,-2/3,4"));

    [Fact]
    public void Scores_must_match_the_table() => Assert.Throws<ArgumentException>(() => TableText.Table("1,2/3,4").LinearTrend([1, 2, 3]));

    [Fact]
    public void Counts_are_copied()
    {
        long[,] counts = TableText.Counts("3,1/1,3");
        ContingencyTable table = ContingencyTable.Create(counts);
        counts[0, 0] = 99;
        Assert.Equal(3, table[0, 0]);
    }

    [Fact]
    public void Transposing_changes_nothing() =>
        AnyTable.Sample(counts => Same(ContingencyTable.Create(counts), ContingencyTable.Create(TableText.Transposed(counts))));

    [Fact]
    public void Order_of_rows_and_columns_changes_nothing_but_the_trend() =>
        AnyTable.Select(Gen.Int[0, int.MaxValue]).Sample((counts, seed) =>
        {
            var random = new Random(seed);
            int[] rows = [.. Enumerable.Range(0, counts.GetLength(0))];
            int[] columns = [.. Enumerable.Range(0, counts.GetLength(1))];
            random.Shuffle(rows);
            random.Shuffle(columns);
            Same(ContingencyTable.Create(counts), ContingencyTable.Create(TableText.Reordered(counts, rows, columns)));
        });

    private static void Same(ContingencyTable a, ContingencyTable b)
    {
        Near.Estimate(a.Pearson().ChiSquare, b.Pearson().ChiSquare, 1e-12, "Pearson");
        Near.Estimate(a.LikelihoodRatio().ChiSquare, b.LikelihoodRatio().ChiSquare, 1e-12, "likelihood ratio");
        Assert.Equal(a.CellsExpectedBelowFive, b.CellsExpectedBelowFive);
        double p = a.FisherExact().P;
        if (a.Rows == 2 && a.Columns == 2)
            Near.Relative(p, b.FisherExact().P, 1e-12, "Fisher");
        else
            Assert.Equal(p, b.FisherExact().P);
    }

    internal static long[,] Shaped(int rows, int columns, long[] cells)
    {
        var counts = new long[rows, columns];
        for (int i = 0; i < cells.Length; i++)
            counts[i / columns, i % columns] = cells[i];
        return counts;
    }

    internal static bool HasNoEmptyMargin(long[,] counts)
    {
        IEnumerable<int> rows = Enumerable.Range(0, counts.GetLength(0));
        IEnumerable<int> columns = Enumerable.Range(0, counts.GetLength(1));
        return rows.All(i => columns.Any(j => counts[i, j] > 0)) && columns.All(j => rows.Any(i => counts[i, j] > 0));
    }
}
