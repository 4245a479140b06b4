using MathNet.Numerics.Distributions;
using Oncohort.Survival;

namespace Oncohort.Published.Auditing;

/// <summary>The tests of a table of counts that a paper may mean.</summary>
internal static class TableTests
{
    private static readonly string[] All = ["pearson", "yates", "fisher", "fisher one-sided", "likelihood-ratio", "trend"];

    /// <summary>The tests that a name in print may stand for.</summary>
    public static IReadOnlyList<string> Names(string named) => named switch
    {
        "not stated" => All,
        "chi-square" => ["pearson", "yates", "likelihood-ratio"],
        "chi-square or fisher" => ["pearson", "yates", "likelihood-ratio", "fisher", "fisher one-sided"],
        "fisher" => ["fisher", "fisher one-sided"],
        _ => All.Contains(named) ? [named] : [],
    };

    /// <summary>The p-value of each test that the table's shape admits.</summary>
    public static IEnumerable<(string Name, double P)> Of(ContingencyTable table)
    {
        bool twoByTwo = table is { Rows: 2, Columns: 2 };
        if (table.Pearson().P is { } pearson) yield return ("pearson", pearson);
        if (table.Yates()?.P is { } yates) yield return ("yates", yates);
        if (table.FisherExact().P is { } fisher) yield return ("fisher", fisher);
        if (twoByTwo) yield return ("fisher one-sided", OneSided(table));
        if (table.LikelihoodRatio().P is { } ratio) yield return ("likelihood-ratio", ratio);
        if (!twoByTwo && table.LinearTrend().P is { } trend) yield return ("trend", trend);
    }

    /// <summary>The smaller tail of the hypergeometric distribution, the cell itself included.</summary>
    private static double OneSided(ContingencyTable table)
    {
        var cell = new Hypergeometric((int)table.Total, (int)table.RowTotals[0], (int)table.ColumnTotals[0]);
        int count = (int)table[0, 0];
        return Math.Min(1, Math.Min(cell.CumulativeDistribution(count), 1 - cell.CumulativeDistribution(count) + cell.Probability(count)));
    }
}
