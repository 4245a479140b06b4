namespace Oncohort.Survival.Comparison;

/// <summary>
/// The exact null distribution of W without ties: of all ways to choose m of the ranks 1 .. m + n, how many give each rank sum. Counted by
/// adding one rank at a time (Mann and Whitney 1947); only sums of positive numbers, so far tails keep their digits.
/// Cost: (m + n) m (m n) additions.
/// </summary>
internal static class RankSumDistribution
{
    /// <summary>Twice the smaller tail that holds <paramref name="w"/>, at most 1.</summary>
    public static double TwoSided(int w, int m, int n)
    {
        // The distribution is symmetric about m n / 2, and exchanging samples mirrors it.
        int tail = Math.Min(w, m * n - w);
        double[] ways = Ways(Math.Min(m, n), Math.Max(m, n), tail);
        double below = 0;
        for (int i = 0; i <= tail; i++)
            below += ways[i];
        return Math.Min(1, 2 * below / Choose(m + n, m));
    }

    /// <summary>The number of choices with W = 0 .. <paramref name="most"/>.</summary>
    private static double[] Ways(int m, int n, int most)
    {
        // W counts, for each chosen rank, the ranks below it that were not chosen: parts of size 0 .. n, in ascending order.
        // ways[k][s]: multisets of k parts that sum to s.
        double[][] ways = [.. Enumerable.Range(0, m + 1).Select(_ => new double[most + 1])];
        ways[0][0] = 1;
        for (int part = 0; part <= Math.Min(n, most); part++)
        {
            for (int k = 1; k <= m; k++)
            {
                for (int s = part; s <= most; s++)
                    ways[k][s] += ways[k - 1][s - part];
            }
        }

        return ways[m];
    }

    private static double Choose(int n, int k)
    {
        double product = 1;
        for (int i = 1; i <= k; i++)
            product *= (n - k + i) / (double)i;
        return product;
    }
}
