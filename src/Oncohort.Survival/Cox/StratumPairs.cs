using System.Buffers;
using System.Runtime.CompilerServices;
using Oncohort.Survival.Memory;

namespace Oncohort.Survival.Cox;

/// <summary>
/// The comparable pairs of one stratum, counted from the end of each row. All arrays are in ascending order of the score, borrowed, and may be longer than the stratum.
/// </summary>
internal sealed class StratumPairs : IDisposable
{
    private readonly CoxDesign _design;
    private readonly int _rows;
    private readonly int[] _row;
    private readonly double[] _score;
    private readonly int[] _exit;
    private readonly int[]? _entry;
    private readonly bool[] _isEvent;
    private readonly double[]? _weight;
    private readonly double[] _asEarlier;
    private readonly double[] _asLater;
    private readonly double[] _comparable;
    private readonly int _times;

    private StratumPairs(CoxDesign design, int from, ReadOnlySpan<double> predictors)
    {
        _rows = predictors.Length;
        _design = design;
        double[] scores = Borrow<double>();
        predictors.CopyTo(scores);
        _row = Borrow<int>();
        ScoreOrder.Fill(_row, scores, _rows);
        _score = Borrow<double>();
        _exit = Borrow<int>();
        _isEvent = Borrow<bool>();
        _asEarlier = Borrow<double>();
        _asLater = Borrow<double>();
        _comparable = Borrow<double>();
        int[] outcome = Borrow<int>();
        int[] times = DistinctTimes(design, from, outcome);
        _times = times.Length;
        RowBlocks.For(_rows, (_, first, end) => Gather(from, scores, outcome, first, end));
        Return(scores);
        Return(outcome);
        if (design.RiskWeight is not null) _weight = [.. _row.Take(_rows).Select(row => design.RiskWeight[row])];
        if (design.Entry is not null) _entry = [.. _row.Take(_rows).Select(row => PlaceOf(times, design.Entry[row]))];
    }

    /// <summary>The weight of the comparable pairs.</summary>
    public double Comparable { get; private set; }

    /// <summary>The weight of the pairs in which the row with the higher score fails first; pairs tied in the score count half.</summary>
    public double Concordant { get; private set; }

    /// <summary>Counts the pairs among the sorted rows from <paramref name="from"/> on, one a score.</summary>
    public static StratumPairs Count(CoxDesign design, int from, ReadOnlySpan<double> scores)
    {
        var pairs = new StratumPairs(design, from, scores);
        Parallel.Invoke(pairs.CountAsEarlier, pairs.CountAsLater, pairs.CountComparable);
        pairs.Sum();
        return pairs;
    }

    /// <summary>What the stratum adds to the variance when every patient stands alone.</summary>
    public double Variance(double index, double comparable)
    {
        double variance = 0;
        for (int at = 0; at < _rows; at++)
        {
            double influence = Influence(at, index, comparable);
            if (influence != 0) variance += influence * influence / (_design.Count?[_row[at]] ?? 1);
        }

        return variance;
    }

    /// <summary>Adds each row's influence to its cluster.</summary>
    public void AddInfluence(double index, double comparable, int[] clusters, double[] byCluster)
    {
        for (int at = 0; at < _rows; at++) byCluster[clusters[_design.Rows[_row[at]]]] += Influence(at, index, comparable);
    }

    private double Influence(int at, double index, double comparable) =>
        WeightOf(at) * (_asEarlier[at] + _asLater[at] - (index * _comparable[at])) / comparable;

    /// <inheritdoc/>
    public void Dispose()
    {
        Return(_row);
        Return(_score);
        Return(_exit);
        Return(_isEvent);
        Return(_asEarlier);
        Return(_asLater);
        Return(_comparable);
    }

    private static void Return<T>(T[] array) => ArrayPool<T>.Shared.Return(array);

    private T[] Borrow<T>() => ArrayPool<T>.Shared.Rent(_rows);

    /// <summary>The distinct exit times of the stratum, and for each sorted row the position of its own among them, doubled, and one more when it fails.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int[] DistinctTimes(CoxDesign design, int from, int[] outcome)
    {
        var times = new List<int>();
        int place = -1;
        for (int i = 0; i < _rows; i++)
        {
            if (i == 0 || design.Exit[from + i] != design.Exit[from + i - 1])
            {
                times.Add(design.Exit[from + i]);
                place++;
            }

            outcome[i] = (place << 1) | (design.IsEvent[from + i] ? 1 : 0);
        }

        return [.. times];
    }

    private static int PlaceOf(int[] times, int time) => Array.BinarySearch(times, time) is var at && at < 0 ? ~at : at;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather(int from, double[] scores, int[] outcome, int first, int end)
    {
        for (int at = first; at < end; at++)
        {
            int row = _row[at];
            _score[at] = scores[row];
            _exit[at] = outcome[row] >> 1;
            _isEvent[at] = (outcome[row] & 1) != 0;
            _row[at] = from + row;
        }
    }

    /// <summary>For each failing row, the weight of those who outlive it with a lower score, and half of those with an equal one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CountAsEarlier()
    {
        var atRisk = new PrefixWeights(_times);
        for (int start = 0; start < _rows;)
        {
            int end = EndOfTie(start);
            double half = end - start > 1 ? 0.5 : 1;
            for (int at = start; at < end; at++)
            {
                _asEarlier[at] = _isEvent[at] ? half * atRisk.Through(_times - 1 - _exit[at]) : 0;
            }

            for (int at = start; at < end; at++) Join(atRisk, at);
            for (int at = start; end - start > 1 && at < end; at++)
            {
                if (_isEvent[at]) _asEarlier[at] += 0.5 * atRisk.Through(_times - 1 - _exit[at]);
            }

            start = end;
        }
    }

    /// <summary>For each row, the weight of those who failed while it was at risk with a higher score, and half of those with an equal one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CountAsLater()
    {
        var failed = new PrefixWeights(_times);
        for (int end = _rows; end > 0;)
        {
            int start = StartOfTie(end);
            double half = end - start > 1 ? 0.5 : 1;
            for (int at = start; at < end; at++) _asLater[at] = half * Outlived(failed, at);
            for (int at = start; at < end; at++)
            {
                if (_isEvent[at]) failed.Add(_exit[at], WeightOf(at));
            }

            for (int at = start; end - start > 1 && at < end; at++) _asLater[at] += 0.5 * Outlived(failed, at);
            end = start;
        }
    }

    /// <summary>For each row, the weight of all rows it can be compared with, whatever their scores.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CountComparable()
    {
        double[] atRisk = new double[_times + 1];
        double[] failed = new double[_times + 1];
        for (int at = 0; at < _rows; at++)
        {
            double weight = WeightOf(at);
            int last = LastOutlived(at);
            if (_isEvent[at]) failed[_exit[at] + 1] += weight;
            if (last >= 0) atRisk[last] += weight;
            if (_entry is not null && _entry[at] > 0) atRisk[_entry[at] - 1] -= weight;
        }

        for (int time = _times - 1; time >= 0; time--) atRisk[time] += atRisk[time + 1];
        for (int time = 0; time < _times; time++) failed[time + 1] += failed[time];
        for (int at = 0; at < _rows; at++)
        {
            double sum = failed[LastOutlived(at) + 1] - (_entry is null ? 0 : failed[Math.Min(_entry[at], LastOutlived(at) + 1)]);
            if (_isEvent[at]) sum += atRisk[_exit[at]];
            _comparable[at] = sum;
        }
    }

    private void Sum()
    {
        double comparable = 0;
        double concordant = 0;
        for (int at = 0; at < _rows; at++)
        {
            comparable += WeightOf(at) * _comparable[at];
            concordant += WeightOf(at) * (_asEarlier[at] + _asLater[at]);
        }

        // Every pair was counted from both ends.
        Comparable = comparable / 2;
        Concordant = concordant / 2;
    }

    private double WeightOf(int at) => _weight is null ? 1 : _weight[at];

    /// <summary>The last event time that a row outlives: its own when censored, the one before when it fails.</summary>
    private int LastOutlived(int at) => _isEvent[at] ? _exit[at] - 1 : _exit[at];

    private void Join(PrefixWeights atRisk, int at)
    {
        double weight = WeightOf(at);
        int last = LastOutlived(at);
        if (last >= 0) atRisk.Add(_times - 1 - last, weight);
        if (_entry is not null && _entry[at] > 0) atRisk.Add(_times - _entry[at], -weight);
    }

    private double Outlived(PrefixWeights failed, int at)
    {
        int last = LastOutlived(at);
        return _entry is null ? failed.Through(last) : failed.Through(last) - failed.Through(Math.Min(_entry[at] - 1, last));
    }

    private int EndOfTie(int start)
    {
        int end = start + 1;
        while (end < _rows && _score[end] == _score[start]) end++;
        return end;
    }

    private int StartOfTie(int end)
    {
        int start = end - 1;
        while (start > 0 && _score[start - 1] == _score[end - 1]) start--;
        return start;
    }
}
