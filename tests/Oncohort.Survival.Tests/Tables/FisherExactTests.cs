using CsCheck;
using Oncohort.Survival.Tables;
using Xunit;

namespace Oncohort.Survival.Tests.Tables;

public sealed class FisherExactTests
{
    [Fact]
    public void The_lady_tasting_tea()
    {
        // 8 cups, 4 of each: P(x right) = C(4, x)^2 / C(8, 4) = 1, 16, 36, 16, 1 of 70. Three right: 1 + 16 + 16 + 1 of 70 are no more probable.
        FisherExactTest test = TableText.Table("3,1/1,3").FisherExact();
        Near.Relative(34 / 70.0, test.P, 1e-13, "p");

        // E(X) = 3 with weights 1, 16 psi, 36 psi^2, 16 psi^3, psi^4: sum (x - 3) w = -3 - 32 psi - 36 psi^2 + psi^4 = 0.
        double psi = Assert.NotNull(test.OddsRatio.Estimate);
        Assert.Equal(0, Math.Pow(psi, 4) - 36 * psi * psi - 32 * psi - 3, 9);

        // The lower limit leaves 2.5 % at and above 3, the upper limit at and below.
        double Below3(double odds) => (1 + 16 * odds + 36 * odds * odds) / All(odds);
        double All(double odds) => 1 + 16 * odds + 36 * Math.Pow(odds, 2) + 16 * Math.Pow(odds, 3) + Math.Pow(odds, 4);
        Assert.Equal(0.975, Below3(test.OddsRatio.Lower!.Value), 12);
        Assert.Equal(0.975, Math.Pow(test.OddsRatio.Upper!.Value, 4) / All(test.OddsRatio.Upper.Value), 12);
    }

    [Fact]
    public void All_cups_right_have_an_infinite_odds_ratio_and_so_none()
    {
        FisherExactTest test = TableText.Table("4,0/0,4").FisherExact();
        Near.Relative(2 / 70.0, test.P, 1e-13, "p");
        Assert.Null(test.OddsRatio.Estimate);
        Assert.Null(test.OddsRatio.Upper);
        Assert.NotNull(test.OddsRatio.Lower);
        Assert.Equal(EstimateStatus.NotEstimable, test.OddsRatioStatus);
    }

    [Fact]
    public void No_cup_right_has_a_lower_limit_of_zero()
    {
        FisherExactTest test = TableText.Table("0,4/4,0").FisherExact();
        Assert.Null(test.OddsRatio.Estimate);
        Assert.Equal(0, test.OddsRatio.Lower);
        // The mirror image of all cups right.
        Near.Relative(1 / TableText.Table("4,0/0,4").FisherExact().OddsRatio.Lower, test.OddsRatio.Upper, 1e-12, "upper");
    }

    [Fact]
    public void Exchanging_rows_inverts_the_odds_ratio()
    {
        IntervalEstimate a = TableText.Table("15,76/39,400").FisherExact().OddsRatio;
        IntervalEstimate b = TableText.Table("39,400/15,76").FisherExact().OddsRatio;
        Near.Relative(1 / a.Estimate, b.Estimate, 1e-12, "odds ratio");
        Near.Relative(1 / a.Upper, b.Lower, 1e-12, "lower");
        Near.Relative(1 / a.Lower, b.Upper, 1e-12, "upper");
    }

    [Fact]
    public void A_table_of_ones_is_certain()
    {
        // Each of the 3! permutation matrices has probability 1/6: all equal, p = 1.
        FisherExactTest test = TableText.Table("1,0,0/0,1,0/0,0,1").FisherExact();
        Near.Relative(1, test.P, 1e-14, "p");
    }

    [Fact]
    public void A_two_by_three_table_by_hand()
    {
        // Rows 2, 2; columns 1, 1, 2: the first row is (1,1,0), (1,0,1), (0,1,1) or (0,0,2) with C(1,a) C(1,b) C(2,c) / C(4,2) =
        // 1, 2, 2, 1 of 6. Observed (1,1,0): itself and (0,0,2), 2 of 6.
        Near.Relative(2 / 6.0, TableText.Table("1,1,0/0,0,2").FisherExact().P, 1e-14, "p");
    }

    [Fact]
    public void The_network_agrees_with_enumerating_every_table() =>
        (from rows in Gen.Int[2, 4]
         from columns in Gen.Int[2, 4]
         from cells in Gen.Long[0, rows * columns > 9 ? 2 : 4].Array[rows * columns]
         let counts = ContingencyTableTests.Shaped(rows, columns, cells)
         where ContingencyTableTests.HasNoEmptyMargin(counts)
         select counts).Sample(
            counts =>
            {
                ContingencyTable table = ContingencyTable.Create(counts);
                CanonicalTable canonical = CanonicalTable.From(counts, [.. table.RowTotals], [.. table.ColumnTotals]);
                double network = Assert.NotNull(new TableNetwork(canonical, long.MaxValue).Probability());
                Near.Relative(BruteForce.P(counts), network, 1e-10, "network");
                Near.Relative(network, table.FisherExact().P, 1e-10, "answer");
            },
            iter: 1000);

    [Fact]
    public void Bounds_hold_for_every_table() =>
        (from rows in Gen.Int[2, 3]
         from columns in Gen.Int[2, 4]
         from cells in Gen.Long[0, 3].Array[rows * columns]
         let counts = ContingencyTableTests.Shaped(rows, columns, cells)
         where ContingencyTableTests.HasNoEmptyMargin(counts)
         select counts).Sample(
            counts =>
            {
                CanonicalTable table = CanonicalTable.From(
                    counts, [.. ContingencyTable.Create(counts).RowTotals], [.. ContingencyTable.Create(counts).ColumnTotals]);
                (double shortest, double longest) = BruteForce.PathLengths(counts);
                double upper = PathBounds.Longest(table.Rows, table.Columns, table.Total);
                double lower = PathBounds.Shortest(table.Rows, table.Columns, table.LogFactorial);
                Assert.True(longest <= upper, $"longest {longest}, bound {upper}");
                Assert.True(shortest >= lower, $"shortest {shortest}, bound {lower}");
            },
            iter: 1000);

    [Fact]
    public void Beyond_the_work_limit_the_answer_says_that_it_is_simulated()
    {
        ContingencyTable table = TableText.Table("14,12,9,13,10/8,15,11,14,12/10,11,16,9,13/15,10,12,14,11/9,13,14,10,15");
        FisherExactTest test = table.FisherExact(new FisherOptions { WorkLimit = 100_000, Simulations = 20_000 });
        Assert.True(test.IsSimulated);
        Assert.Equal(20_000, test.Simulations);
        double error = Assert.NotNull(test.StandardError);
        Assert.Equal(Math.Sqrt(test.P * (1 - test.P) / 20_000), error, 15);
        // n is large enough for the likelihood-ratio approximation to be close.
        Assert.Equal(table.LikelihoodRatio().P!.Value, test.P, 0.03);
    }

    [Theory]
    [InlineData("5,24,28,34/59,131,140,109")]
    [InlineData("2,0,1,0/0,3,0,1/1,0,4,0/0,1,0,2")]
    [InlineData("15,76/39,400")]
    public void Simulation_is_within_five_standard_errors_of_the_exact_answer(string text)
    {
        FisherExactTest exact = TableText.Table(text).FisherExact();
        FisherExactTest simulated = TableText.Table(text).FisherExact(new FisherOptions { WorkLimit = 0, Seed = 20 });
        Assert.False(exact.IsSimulated);
        Assert.True(simulated.IsSimulated);
        Assert.InRange(simulated.P, exact.P - 5 * simulated.StandardError!.Value, exact.P + 5 * simulated.StandardError.Value);
    }

    [Fact]
    public void A_seed_fixes_the_simulation()
    {
        ContingencyTable table = TableText.Table("5,24,28,34/59,131,140,109");
        FisherExactTest first = table.FisherExact(new FisherOptions { WorkLimit = 0, Seed = 3, Simulations = 2000 });
        Assert.Equal(first, table.FisherExact(new FisherOptions { WorkLimit = 0, Seed = 3, Simulations = 2000 }));
        Assert.NotEqual(first, table.FisherExact(new FisherOptions { WorkLimit = 0, Seed = 5, Simulations = 2000 }));
    }

    [Fact]
    public void Options_are_checked()
    {
        ContingencyTable table = TableText.Table("3,1/1,3");
        Assert.Throws<ArgumentOutOfRangeException>(() => table.FisherExact(new FisherOptions { Level = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.FisherExact(new FisherOptions { WorkLimit = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.FisherExact(new FisherOptions { Simulations = 0 }));
    }
}
