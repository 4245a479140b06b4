using Oncohort.Survival.RiskSets;

namespace Oncohort.Survival.KaplanMeierCurves;

/// <summary>
/// Infinitesimal-jackknife variance of log survival, time by time: the sum over clusters of the squared influence of the cluster.
/// </summary>
/// <remarks>
/// With A(t) = sum of d / (Y (Y - d)) up to t, a row that is still at risk has influence A(t) - A(entry), a censored row A(exit) - A(entry) and a
/// failed row A(exit-) - A(entry) - 1/Y. A cluster's influence is therefore G + A(t) W with its weight W at risk and a constant G, so the sum of
/// squares is kept up to date in O(1) per row. Time O(n), memory O(clusters).
/// </remarks>
internal sealed class RobustLogVariance
{
    private readonly double[] _fixed;
    private readonly double[] _atRisk;
    private double _sumFixedSquared;
    private double _sumFixedAtRisk;
    private double _sumAtRiskSquared;
    private double _hazard;

    private RobustLogVariance(int clusters)
    {
        _fixed = new double[clusters];
        _atRisk = new double[clusters];
    }

    /// <summary>For every time index at which the group loses rows, the variance of its log survival.</summary>
    public static Dictionary<int, double> Of(TimeToEvent data, IReadOnlyList<int> rowsInTimeOrder, Grouping? clusters, int cause)
    {
        var influence = new RobustLogVariance(clusters?.Groups ?? data.Rows);
        var variance = new Dictionary<int, double>();
        int[] arrivals = [.. rowsInTimeOrder];
        int[]? entry = data.Axis.Entry;
        if (entry is not null) Array.Sort(arrivals, (a, b) => entry[a] != entry[b] ? entry[a].CompareTo(entry[b]) : a.CompareTo(b));
        int arrived = 0;
        double atRisk = 0;
        for (int at = 0; at < rowsInTimeOrder.Count;)
        {
            int time = data.Axis.Exit[rowsInTimeOrder[at]];
            for (; arrived < arrivals.Length && (entry is null || entry[arrivals[arrived]] <= time); arrived++)
            {
                int row = arrivals[arrived];
                atRisk += data.RiskWeight(row);
                influence.Change(Cluster(clusters, row), -InfluenceWeight(data, clusters, row) * influence._hazard, InfluenceWeight(data, clusters, row));
            }

            int end = at;
            double events = 0;
            for (; end < rowsInTimeOrder.Count && data.Axis.Exit[rowsInTimeOrder[end]] == time; end++)
            {
                if (data.Code[rowsInTimeOrder[end]] == cause) events += data.RiskWeight(rowsInTimeOrder[end]);
            }

            double before = influence._hazard;
            double remaining = atRisk - events;
            if (remaining <= 1e-12 * atRisk && events > 0)
            {
                variance[time] = 0;
                break;
            }

            influence._hazard += events / (atRisk * remaining);
            LeaveTogether(data, rowsInTimeOrder, clusters, cause, at, end, before - (1 / atRisk), influence, failed: true);
            variance[time] = influence.SumOfSquares();
            LeaveTogether(data, rowsInTimeOrder, clusters, cause, at, end, influence._hazard, influence, failed: false);
            for (; at < end; at++) atRisk -= data.RiskWeight(rowsInTimeOrder[at]);
        }

        return variance;
    }

    private static void LeaveTogether(
        TimeToEvent data, IReadOnlyList<int> rows, Grouping? clusters, int cause, int from, int to, double value, RobustLogVariance influence, bool failed)
    {
        for (int at = from; at < to; at++)
        {
            int row = rows[at];
            if (data.Code[row] == cause == failed) influence.Change(Cluster(clusters, row), InfluenceWeight(data, clusters, row) * value, -InfluenceWeight(data, clusters, row));
        }
    }

    private static int Cluster(Grouping? clusters, int row) => clusters is null ? row : clusters.CodeArray[row];

    /// <summary>A row that stands for c independent patients adds c squared influences, unless its cluster binds them together.</summary>
    private static double InfluenceWeight(TimeToEvent data, Grouping? clusters, int row) =>
        clusters is null && data.Count is not null ? (data.Weight?[row] ?? 1) * Math.Sqrt(data.Count[row]) : data.RiskWeight(row);

    private double SumOfSquares() => Math.Max(0, _sumFixedSquared + (2 * _hazard * _sumFixedAtRisk) + (_hazard * _hazard * _sumAtRiskSquared));

    private void Change(int cluster, double fixedPart, double atRiskPart)
    {
        double f = _fixed[cluster];
        double w = _atRisk[cluster];
        double f2 = f + fixedPart;
        double w2 = w + atRiskPart;
        _sumFixedSquared += (f2 * f2) - (f * f);
        _sumFixedAtRisk += (f2 * w2) - (f * w);
        _sumAtRiskSquared += (w2 * w2) - (w * w);
        _fixed[cluster] = f2;
        _atRisk[cluster] = w2;
    }
}
