using Oncohort.Survival.Distributions;

namespace Oncohort.Survival.Tables;

/// <summary>
/// Draws tables with given margins, cell by cell from conditional hypergeometric distributions (the decomposition of Patefield 1981, each cell
/// by inversion from its mode outward), and counts those at most as probable as the observed one.
/// </summary>
internal static class RandomTables
{
    /// <summary>The p-value (k + 1) / (B + 1) for k of B tables, with its binomial standard error.</summary>
    public static FisherExactTest Simulate(CanonicalTable table, FisherOptions options)
    {
        double limit = table.Observed + FisherDispatch.LogTolerance;
        var random = new SplitMix64((ulong)options.Seed);
        long[] left = new long[table.Rows.Length];
        long counted = 0;
        for (int draw = 0; draw < options.Simulations; draw++)
        {
            table.Rows.CopyTo(left, 0);
            if (DrawPathLength(table, left, ref random) <= limit)
                counted++;
        }

        double p = (counted + 1.0) / (options.Simulations + 1.0);
        return new FisherExactTest { P = p, Simulations = options.Simulations, StandardError = Math.Sqrt(p * (1 - p) / options.Simulations) };
    }

    private static double DrawPathLength(CanonicalTable table, long[] left, ref SplitMix64 random)
    {
        double length = 0;
        long total = table.Total;
        foreach (long column in table.Columns)
        {
            long toPlace = column;
            long population = total;
            for (int i = 0; i < left.Length; i++)
            {
                long x = Draw(new Hypergeometric(toPlace, left[i], population), table.LogFactorial, ref random);
                length -= table.LogFactorial[x];
                population -= left[i];
                toPlace -= x;
                left[i] -= x;
            }

            total -= column;
        }

        return length;
    }

    private static long Draw(Hypergeometric distribution, LogFactorials logFactorial, ref SplitMix64 random)
    {
        long low = distribution.Mode;
        long high = low;
        if (distribution.Lowest == distribution.Highest)
            return low;
        double u = random.NextDouble();
        double lowProbability = distribution.Probability(low, logFactorial);
        double highProbability = lowProbability;
        u -= lowProbability;
        if (u < 0)
            return low;
        while (true)
        {
            bool moved = false;
            if (high < distribution.Highest)
            {
                highProbability *= distribution.RatioUp(high);
                u -= highProbability;
                high++;
                if (u < 0)
                    return high;
                moved = true;
            }

            if (low > distribution.Lowest)
            {
                lowProbability *= distribution.RatioDown(low);
                u -= lowProbability;
                low--;
                if (u < 0)
                    return low;
                moved = true;
            }

            // Only rounding in the sum of all probabilities leads here.
            if (!moved)
                return distribution.Mode;
        }
    }
}
