namespace Oncohort.Survival.Tables;

/// <summary>Chooses how Fisher's p-value is found: the 2 x 2 sum, the network, or simulation.</summary>
internal static class FisherDispatch
{
    /// <summary>Tables at most as probable as the observed one count, with this relative tolerance for rounding (the same as R's).</summary>
    public const double RelativeTolerance = 1e-7;

    /// <summary>ln(1 + <see cref="RelativeTolerance"/>).</summary>
    public static readonly double LogTolerance = Math.Log(1 + RelativeTolerance);

    public static FisherExactTest Run(long[,] counts, long[] rowTotals, long[] columnTotals, FisherOptions options)
    {
        if (rowTotals.Length == 2 && columnTotals.Length == 2)
        {
            var firstCell = new Hypergeometric(rowTotals[0], columnTotals[0], rowTotals[0] + rowTotals[1]);
            if (firstCell.Highest - firstCell.Lowest <= Math.Min(options.WorkLimit, 10_000_000))
                return new FisherTwoByTwo(firstCell, counts[0, 0]).Test(options.Level);
        }

        var table = CanonicalTable.From(counts, rowTotals, columnTotals);
        double? exact = options.WorkLimit == 0 ? null : new TableNetwork(table, options.WorkLimit).Probability();
        return exact is { } p ? new FisherExactTest { P = p } : RandomTables.Simulate(table, options);
    }
}
