using Oncohort.Survival.Memory;
using Oncohort.Survival.RiskSets;

namespace Oncohort.Survival.Cox;

/// <summary>
/// Harrell's concordance of a risk score with survival, with its infinitesimal-jackknife standard error. A pair is comparable when one row fails
/// while the other is at risk and outlives it; rows that fail together are not compared; a pair tied in the score counts one half.
/// </summary>
/// <remarks>
/// Harrell et al. (1982); Therneau and Atkinson, Concordance (2020). Rows are taken in order of the score and gathered in trees over time: O(n log T)
/// for T distinct times, after one sort.
/// </remarks>
internal sealed class Concordance
{
    private readonly CoxDesign _design;
    private readonly double[] _concordant;
    private readonly double[] _comparable;

    private Concordance(CoxDesign design)
    {
        _design = design;
        _concordant = LargeArray.Allocate<double>(design.Rows.Length);
        _comparable = LargeArray.Allocate<double>(design.Rows.Length);
    }

    public static ConcordanceIndex Of(CoxDesign design, ReadOnlySpan<double> predictors, Grouping? clusters)
    {
        int[] byScore = OrderByScore(predictors, out double[] scores);
        var concordance = new Concordance(design);
        int strata = design.StratumStart.Length - 1;
        TimeOrder order = strata == 1 ? new TimeOrder(byScore, [0, byScore.Length]) : SplitByStratum(design, byScore);
        for (int stratum = 0; stratum < strata; stratum++)
        {
            ArraySegment<int> rows = new(order.Rows, order.Start[stratum], order.Start[stratum + 1] - order.Start[stratum]);
            if (rows.Count > 0) concordance.AddStratum(new StratumPairs(design, stratum, rows, scores));
        }

        return concordance.Index(clusters);
    }

    private void AddStratum(StratumPairs pairs)
    {
        double[] asLater = LargeArray.Allocate<double>(pairs.Rows);
        Parallel.Invoke(() => pairs.CountAsEarlier(_concordant), () => pairs.CountAsLater(asLater));
        for (int i = 0; i < asLater.Length; i++) _concordant[pairs.From + i] += asLater[i];
        pairs.CountComparable(_comparable);
    }

    private ConcordanceIndex Index(Grouping? clusters)
    {
        double comparable = 0;
        double concordant = 0;
        for (int row = 0; row < _comparable.Length; row++)
        {
            comparable += _design.WeightOf(row) * _comparable[row];
            concordant += _design.WeightOf(row) * _concordant[row];
        }

        // Every pair was counted from both ends.
        comparable /= 2;
        concordant /= 2;
        if (!(comparable > 0)) return new ConcordanceIndex(null, null);
        double index = concordant / comparable;
        return new ConcordanceIndex(index, Math.Sqrt(Variance(index, comparable, clusters)));
    }

    private double Variance(double index, double comparable, Grouping? clusters)
    {
        double[] byCluster = new double[clusters?.Groups ?? 0];
        double variance = 0;
        for (int row = 0; row < _comparable.Length; row++)
        {
            double influence = _design.WeightOf(row) * (_concordant[row] - (index * _comparable[row])) / comparable;
            if (clusters is not null) byCluster[clusters.CodeArray[_design.Rows[row]]] += influence;
            else if (influence != 0) variance += influence * influence / (_design.Count?[row] ?? 1);
        }

        foreach (double influence in byCluster) variance += influence * influence;
        return variance;
    }

    private static TimeOrder SplitByStratum(CoxDesign design, int[] byScore)
    {
        int[] stratumOf = new int[byScore.Length];
        for (int stratum = 0; stratum + 1 < design.StratumStart.Length; stratum++)
            stratumOf.AsSpan(design.StratumStart[stratum]..design.StratumStart[stratum + 1]).Fill(stratum);
        int[] code = [.. byScore.Select(row => stratumOf[row])];
        TimeOrder split = TimeOrder.By(code, design.StratumStart.Length - 1);
        return new TimeOrder([.. split.Rows.Select(at => byScore[at])], split.Start);
    }

    private static int[] OrderByScore(ReadOnlySpan<double> predictors, out double[] scores)
    {
        double lowest = 0;
        foreach (double value in predictors) lowest = Math.Min(lowest, value);
        scores = LargeArray.Uninitialized<double>(predictors.Length);
        for (int i = 0; i < scores.Length; i++) scores[i] = predictors[i] - lowest;
        return RadixOrder.Sort(scores);
    }
}
