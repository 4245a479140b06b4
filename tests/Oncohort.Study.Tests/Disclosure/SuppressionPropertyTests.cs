using CsCheck;
using Google.OrTools.Sat;
using Oncohort.Study.Disclosure.Suppression;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Study.Tests.Disclosure;

/// <summary>Random tables with margins: no small cell can be solved for, nothing false is printed, and zeros and safe tables stay as they are.</summary>
public sealed class SuppressionPropertyTests
{
    private static readonly int[] Limits = [3, 5, 10];

    private static readonly Gen<(int Below, int[][] Cells)> Tables =
        Gen.Select(Gen.Int[0, 2].Select(i => Limits[i]), Gen.Int[1, 4], Gen.Int[2, 5]).SelectMany(shape =>
            Gen.Frequency((3, Gen.Int[0, 12]), (1, Gen.Int[0, 60])).Array[shape.Item2].Array[shape.Item3].Select(cells => (shape.Item1, cells)));

    [Fact]
    public void No_small_cell_of_a_table_with_margins_can_be_computed() => Tables.Sample(
        table =>
        {
            Attacker attacker = Attack(table.Below, table.Cells, out _);
            Assert.True(attacker.TruthFits());
            Assert.Empty(attacker.Found());
        },
        iter: 500,
        threads: 1);

    [Fact]
    public void A_table_without_small_cells_is_printed_whole() => Tables.Sample(
        table =>
        {
            int[][] large = [.. table.Cells.Select(row => row.Select(cell => cell == 0 ? 0 : cell + table.Below).ToArray())];
            _ = Attack(table.Below, large, out bool withheld);
            Assert.False(withheld);
        },
        iter: 100,
        threads: 1);

    [Fact]
    public void One_small_cell_costs_the_smallest_further_cells_and_no_margin()
    {
        CountSheet sheet = Sheet([[2, 30, 40], [20, 10, 50]]);
        var withheld = WithheldCounts.Of(sheet, 5);

        Assert.Equal(["cell 0 0", "cell 0 1", "cell 1 0", "cell 1 1"], sheet.Cells.Where((_, place) => withheld.IsWithheld(place)).Select(cell => cell.Key).Order());
        Assert.Equal("<5", withheld.Printed(sheet.Find("cell 0 0", 2)).ToString());
        Assert.Equal("28-31", withheld.Printed(sheet.Find("cell 0 1", 30)).ToString());
    }

    [Fact]
    public void The_same_count_of_two_nearly_equal_sets_of_patients_is_told_once()
    {
        var sheet = new CountSheet();
        sheet.Print("n", 100, 10);
        sheet.Print("n", 98, 1);
        sheet.Nest(5);
        var withheld = WithheldCounts.Of(sheet, 5);

        Assert.Equal(100, withheld.Printed(sheet.Find("n", 100)));
        Assert.True(withheld.IsWithheld(sheet.Find("n", 98)));
    }

    [Fact]
    public void An_attacker_solves_for_a_cell_that_is_withheld_alone()
    {
        CountSheet sheet = Sheet([[2, 30], [20, 10]]);
        var attacker = new Attacker();
        IntVar[] read = [.. sheet.Cells.Select(cell => attacker.Read(cell.Key, cell.Value == 2 ? Count.Between(1, 4) : cell.Value, cell.Value, 5))];
        foreach (CountSum sum in sheet.Sums) attacker.Sum(read[sum.Total], sum.Parts.Select(part => read[part]));

        Assert.Equal(["cell 0 0 = 2"], attacker.Found());
    }

    private static Attacker Attack(int below, int[][] cells, out bool anyWithheld)
    {
        CountSheet sheet = Sheet(cells);
        var withheld = WithheldCounts.Of(sheet, below);
        anyWithheld = Enumerable.Range(0, sheet.Cells.Count).Any(withheld.IsWithheld);
        var attacker = new Attacker();
        IntVar[] read = [.. sheet.Cells.Select((cell, place) => attacker.Read(cell.Key, withheld.Printed(place), cell.Value, below))];
        foreach (CountSum sum in sheet.Sums) attacker.Sum(read[sum.Total], sum.Parts.Select(part => read[part]));
        return attacker;
    }

    private static CountSheet Sheet(int[][] cells)
    {
        var sheet = new CountSheet();
        int[][] places = [.. cells.Select((row, i) => row.Select((cell, j) => sheet.Print($"cell {i} {j}", cell, 1)).ToArray())];
        int[] rows = [.. cells.Select((row, i) => sheet.Print($"row {i}", row.Sum(), 10))];
        int[] columns = [.. cells[0].Select((_, j) => sheet.Print($"column {j}", cells.Sum(row => row[j]), 10))];
        int all = sheet.Print("all", cells.Sum(row => row.Sum()), 100);
        for (int i = 0; i < rows.Length; i++) sheet.Sum(rows[i], places[i]);
        for (int j = 0; j < columns.Length; j++) sheet.Sum(columns[j], [.. places.Select(row => row[j])]);
        sheet.Sum(all, rows);
        sheet.Sum(all, columns);
        return sheet;
    }
}
