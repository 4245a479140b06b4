using Oncohort.Survival.Distributions;
using Oncohort.Survival.Linear;
using Oncohort.Survival.RiskSets;

namespace Oncohort.Survival.LogRankTests;

/// <summary>Observed and expected events by group, with the covariance of their difference, summed over event times and strata.</summary>
internal sealed class LogRankScores
{
    private readonly int _times;
    private readonly RiskSetTally _tally;
    private readonly int _layers;
    private readonly int _tallied;
    private readonly LogRankOptions _options;
    private readonly int[] _groups;

    private LogRankScores(int times, RiskSetTally tally, int tallied, int layers, LogRankOptions options, int[] groups)
    {
        _times = times;
        _tally = tally;
        _tallied = tallied;
        _layers = layers;
        _options = options;
        _groups = groups;
        Rows = new double[groups.Length];
        Events = new double[groups.Length];
        ExpectedEvents = new double[groups.Length];
        Observed = new double[groups.Length];
        Expected = new double[groups.Length];
        Covariance = new double[groups.Length, groups.Length];
    }

    public double[] Rows { get; }

    public double[] Events { get; }

    public double[] ExpectedEvents { get; }

    public double[] Observed { get; }

    public double[] Expected { get; }

    public double[,] Covariance { get; }

    /// <summary>Sums over all groups of a tally whose cells are stratum x groups + group.</summary>
    public static LogRankScores Sum(int times, RiskSetTally tally, int groups, int layers, LogRankOptions options) =>
        new LogRankScores(times, tally, groups, layers, options, [.. Enumerable.Range(0, groups)]).Sum();

    /// <summary>The same sums as if only these groups existed.</summary>
    public LogRankScores Restrict(int[] groups) => new LogRankScores(_times, _tally, _tallied, _layers, _options, groups).Sum();

    /// <summary>(O - E)' V^- (O - E), leaving out the groups that are never at risk when an event occurs.</summary>
    public ChiSquareTest Test()
    {
        int[] used = [.. Enumerable.Range(0, Rows.Length).Where(group => Expected[group] > 0)];
        if (used.Length < 2) return new ChiSquareTest(null, Math.Max(0, used.Length - 1), null);
        int df = used.Length - 1;
        double[,] v = new double[df, df];
        double[] u = new double[df];
        for (int i = 0; i < df; i++)
        {
            u[i] = Observed[used[i]] - Expected[used[i]];
            for (int j = 0; j < df; j++) v[i, j] = Covariance[used[i], used[j]];
        }

        var factor = SymmetricFactor.Of(v);
        if (factor.Rank < df) return new ChiSquareTest(null, df, null);
        double chiSquare = factor.Quadratic(u);
        return new ChiSquareTest(chiSquare, df, ChiSquareDistribution.UpperTail(chiSquare, df));
    }

    /// <summary>(s'(O - E))^2 / s'Vs.</summary>
    public ChiSquareTest Trend(ReadOnlySpan<double> scores)
    {
        double difference = 0;
        double variance = 0;
        for (int i = 0; i < Rows.Length; i++)
        {
            difference += scores[i] * (Observed[i] - Expected[i]);
            for (int j = 0; j < Rows.Length; j++) variance += scores[i] * Covariance[i, j] * scores[j];
        }

        if (!(variance > 1e-12 * Events.Sum())) return new ChiSquareTest(null, 1, null);
        double chiSquare = difference * difference / variance;
        return new ChiSquareTest(chiSquare, 1, ChiSquareDistribution.UpperTail(chiSquare, 1));
    }

    private LogRankScores Sum()
    {
        int cells = _layers * _groups.Length;
        int[] position = new int[_tallied];
        Array.Fill(position, -1);
        for (int i = 0; i < _groups.Length; i++) position[_groups[i]] = i;
        double[] atRisk = new double[cells];
        double[] events = new double[cells];
        double[] exits = new double[cells];
        var weights = new EventTimeWeight[_layers];
        for (int layer = 0; layer < _layers; layer++) weights[layer] = new EventTimeWeight(_options);
        IReadOnlyList<RiskSetTally.Exit> all = _tally.Exits;
        int arrived = 0;
        for (int at = 0; at < all.Count;)
        {
            int time = all[at].Time;
            for (; arrived < _tally.Arrivals.Length && _tally.Arrivals[arrived].Time <= time; arrived++)
            {
                int cell = Cell(_tally.Arrivals[arrived].Group, position);
                if (cell < 0) continue;
                atRisk[cell] += _tally.Arrivals[arrived].All;
                Rows[cell % _groups.Length] += _tally.Arrivals[arrived].All;
            }

            for (; at < all.Count && all[at].Time == time;)
            {
                int layer = all[at].Group / _tallied;
                bool hasEvents = false;
                for (; at < all.Count && all[at].Time == time && all[at].Group / _tallied == layer; at++)
                {
                    int cell = Cell(all[at].Group, position);
                    if (cell < 0) continue;
                    events[cell] = all[at].Events;
                    exits[cell] = all[at].All;
                    hasEvents |= all[at].Events > 0;
                }

                Span<double> n = atRisk.AsSpan(layer * _groups.Length, _groups.Length);
                Span<double> d = events.AsSpan(layer * _groups.Length, _groups.Length);
                Span<double> left = exits.AsSpan(layer * _groups.Length, _groups.Length);
                if (hasEvents) AddEventTime(n, d, weights[layer]);
                for (int i = 0; i < n.Length; i++) n[i] -= left[i];
                d.Clear();
                left.Clear();
            }
        }

        return this;
    }

    private int Cell(int tallied, int[] position)
    {
        int place = position[tallied % _tallied];
        return place < 0 ? -1 : ((tallied / _tallied) * _groups.Length) + place;
    }

    private void AddEventTime(ReadOnlySpan<double> atRisk, ReadOnlySpan<double> events, EventTimeWeight weighting)
    {
        double n = 0;
        double d = 0;
        for (int i = 0; i < atRisk.Length; i++)
        {
            n += atRisk[i];
            d += events[i];
        }

        double weight = weighting.Next(n, d);
        double factor = n > 1 ? weight * weight * d * (n - d) / (n - 1) : 0;
        for (int i = 0; i < atRisk.Length; i++)
        {
            double share = atRisk[i] / n;
            Events[i] += events[i];
            ExpectedEvents[i] += d * share;
            Observed[i] += weight * events[i];
            Expected[i] += weight * d * share;
            if (factor == 0) continue;
            for (int j = 0; j < atRisk.Length; j++)
                Covariance[i, j] += factor * share * ((i == j ? 1 : 0) - (atRisk[j] / n));
        }
    }
}
