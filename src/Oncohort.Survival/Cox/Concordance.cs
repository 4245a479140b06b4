namespace Oncohort.Survival.Cox;

/// <summary>
/// Harrell's concordance of a risk score with survival, with its infinitesimal-jackknife standard error. A pair is comparable when one row fails
/// while the other is at risk and outlives it; rows that fail together are not compared; a pair tied in the score counts one half.
/// </summary>
/// <remarks>
/// Harrell et al. (1982); Therneau and Atkinson, Concordance (2020). Rows are taken in order of the score and gathered in trees over time: O(n log T)
/// for T distinct times, after one sort.
/// </remarks>
internal static class Concordance
{
    public static ConcordanceIndex Of(CoxDesign design, ReadOnlySpan<double> predictors, Grouping? clusters)
    {
        var strata = new List<StratumPairs>();
        for (int stratum = 0; stratum + 1 < design.StratumStart.Length; stratum++)
        {
            int from = design.StratumStart[stratum];
            int to = design.StratumStart[stratum + 1];
            if (to > from) strata.Add(StratumPairs.Count(design, from, predictors[from..to]));
        }

        ConcordanceIndex concordance = Of(strata, clusters);
        foreach (StratumPairs pairs in strata) pairs.Dispose();
        return concordance;
    }

    private static ConcordanceIndex Of(List<StratumPairs> strata, Grouping? clusters)
    {
        double comparable = strata.Sum(pairs => pairs.Comparable);
        if (!(comparable > 0)) return new ConcordanceIndex(null, null);
        double index = strata.Sum(pairs => pairs.Concordant) / comparable;
        double variance = clusters is null
            ? strata.Sum(pairs => pairs.Variance(index, comparable))
            : ClusteredVariance(strata, index, comparable, clusters);
        return new ConcordanceIndex(index, Math.Sqrt(variance));
    }

    private static double ClusteredVariance(List<StratumPairs> strata, double index, double comparable, Grouping clusters)
    {
        double[] byCluster = new double[clusters.Groups];
        foreach (StratumPairs pairs in strata) pairs.AddInfluence(index, comparable, clusters.CodeArray, byCluster);
        double variance = 0;
        foreach (double influence in byCluster) variance += influence * influence;
        return variance;
    }
}
