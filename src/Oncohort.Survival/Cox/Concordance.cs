using Oncohort.Survival.RiskSets;

namespace Oncohort.Survival.Cox;

/// <summary>
/// Harrell's concordance of a risk score with survival, with its infinitesimal-jackknife standard error. A pair is comparable when one row fails
/// while the other is at risk and outlives it; rows that fail together are not compared; a pair tied in the score counts one half.
/// </summary>
/// <remarks>
/// Harrell et al. (1982); Therneau and Atkinson, Concordance (2020). Each row's comparable and concordant weight is found by two walks over time,
/// one for the row as the earlier and one as the later of a pair, with a Fenwick tree over ranks of the score: O(n log n).
/// </remarks>
internal sealed class Concordance
{
    private readonly CoxDesign _design;
    private readonly int[] _rank;
    private readonly double[] _concordant;
    private readonly double[] _comparable;
    private readonly RankedWeights _tree;

    private Concordance(CoxDesign design, int[] rank, int ranks)
    {
        _design = design;
        _rank = rank;
        _concordant = new double[rank.Length];
        _comparable = new double[rank.Length];
        _tree = new RankedWeights(ranks);
    }

    public static ConcordanceIndex Of(CoxDesign design, ReadOnlySpan<double> predictors, Grouping? clusters)
    {
        int[] rank = Ranks(predictors, out int ranks);
        var concordance = new Concordance(design, rank, ranks);
        for (int stratum = 0; stratum + 1 < design.StratumStart.Length; stratum++)
        {
            int from = design.StratumStart[stratum];
            int to = design.StratumStart[stratum + 1];
            concordance.CountAsEarlier(from, to);
            concordance.CountAsLater(from, to);
        }

        return concordance.Index(clusters);
    }

    /// <summary>Walks back in time: for each failing row, the rows that outlive it and are at risk.</summary>
    private void CountAsEarlier(int from, int to)
    {
        _tree.Clear();
        int[]? byEntry = ByEntry(from, to, descending: true);
        int leaving = 0;
        for (int end = to; end > from;)
        {
            int time = _design.Exit[end - 1];
            int start = end;
            while (start > from && _design.Exit[start - 1] == time) start--;
            for (int row = start; row < end; row++)
            {
                if (!_design.IsEvent[row]) _tree.Add(_rank[row], Weight(row));
            }

            for (; byEntry is not null && leaving < byEntry.Length && _design.Entry![byEntry[leaving]] > time; leaving++)
                _tree.Add(_rank[byEntry[leaving]], -Weight(byEntry[leaving]));
            for (int row = start; row < end; row++)
            {
                if (!_design.IsEvent[row]) continue;
                _comparable[row] += _tree.Total;
                _concordant[row] += _tree.Below(_rank[row]) + (_tree.At(_rank[row]) / 2);
            }

            for (int row = start; row < end; row++)
            {
                if (_design.IsEvent[row]) _tree.Add(_rank[row], Weight(row));
            }

            end = start;
        }
    }

    /// <summary>Walks forward in time: for each row, the rows that failed while it was at risk.</summary>
    private void CountAsLater(int from, int to)
    {
        _tree.Clear();
        int[]? byEntry = ByEntry(from, to, descending: false);
        int entering = 0;
        for (int start = from; start < to;)
        {
            int time = _design.Exit[start];
            int end = start;
            while (end < to && _design.Exit[end] == time) end++;
            for (; byEntry is not null && entering < byEntry.Length && _design.Entry![byEntry[entering]] <= time; entering++)
                CountLater(byEntry[entering], -1);
            for (int row = start; row < end; row++)
            {
                if (_design.IsEvent[row]) CountLater(row, 1);
            }

            for (int row = start; row < end; row++)
            {
                if (_design.IsEvent[row]) _tree.Add(_rank[row], Weight(row));
            }

            for (int row = start; row < end; row++)
            {
                if (!_design.IsEvent[row]) CountLater(row, 1);
            }

            start = end;
        }
    }

    private void CountLater(int row, int sign)
    {
        double tied = _tree.At(_rank[row]);
        _comparable[row] += sign * _tree.Total;
        _concordant[row] += sign * (_tree.Total - _tree.Below(_rank[row]) - (tied / 2));
    }

    private ConcordanceIndex Index(Grouping? clusters)
    {
        double comparable = 0;
        double concordant = 0;
        for (int row = 0; row < _rank.Length; row++)
        {
            comparable += Weight(row) * _comparable[row];
            concordant += Weight(row) * _concordant[row];
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
        for (int row = 0; row < _rank.Length; row++)
        {
            double influence = Weight(row) * (_concordant[row] - (index * _comparable[row])) / comparable;
            if (clusters is not null) byCluster[clusters.CodeArray[_design.Rows[row]]] += influence;
            else if (influence != 0) variance += influence * influence / (_design.Count?[row] ?? 1);
        }

        foreach (double influence in byCluster) variance += influence * influence;
        return variance;
    }

    private double Weight(int row) => _design.RiskWeight is null ? 1 : _design.RiskWeight[row];

    private int[]? ByEntry(int from, int to, bool descending)
    {
        if (_design.Entry is null) return null;
        TimeOrder order = TimeOrder.By(_design.Entry.AsSpan(from, to - from), _design.Data.Axis.Times.Length + 1);
        int[] rows = [.. order.Rows.Select(row => row + from)];
        if (descending) Array.Reverse(rows);
        return rows;
    }

    private static int[] Ranks(ReadOnlySpan<double> predictors, out int ranks)
    {
        double lowest = 0;
        foreach (double value in predictors) lowest = Math.Min(lowest, value);
        double[] shifted = new double[predictors.Length];
        for (int i = 0; i < shifted.Length; i++) shifted[i] = predictors[i] - lowest;
        int[] order = RadixOrder.Sort(shifted);
        int[] rank = new int[shifted.Length];
        ranks = 0;
        for (int at = 0; at < order.Length; at++)
        {
            if (at > 0 && shifted[order[at]] != shifted[order[at - 1]]) ranks++;
            rank[order[at]] = ranks;
        }

        ranks++;
        return rank;
    }
}
