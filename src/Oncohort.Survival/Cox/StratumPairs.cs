using System.Runtime.CompilerServices;

namespace Oncohort.Survival.Cox;

/// <summary>The comparable pairs of one stratum, counted from the end of each row.</summary>
internal sealed class StratumPairs
{
    private readonly CoxDesign _design;
    private readonly ArraySegment<int> _byScore;
    private readonly double[] _scores;
    private readonly int[] _exit;
    private readonly int[]? _entry;
    private readonly int _times;

    /// <param name="design">The sorted rows.</param>
    /// <param name="stratum">The stratum.</param>
    /// <param name="byScore">Its sorted rows in ascending order of the score.</param>
    /// <param name="scores">The score of every sorted row.</param>
    public StratumPairs(CoxDesign design, int stratum, ArraySegment<int> byScore, double[] scores)
    {
        _design = design;
        _byScore = byScore;
        _scores = scores;
        From = design.StratumStart[stratum];
        Rows = byScore.Count;
        _exit = new int[Rows];
        var times = new List<int>();
        for (int i = 0; i < Rows; i++)
        {
            if (i == 0 || design.Exit[From + i] != times[^1]) times.Add(design.Exit[From + i]);
            _exit[i] = times.Count - 1;
        }

        _times = times.Count;
        if (design.Entry is null) return;
        _entry = new int[Rows];
        for (int i = 0; i < Rows; i++)
        {
            int at = times.BinarySearch(design.Entry[From + i]);
            _entry[i] = at < 0 ? ~at : at;
        }
    }

    /// <summary>The first sorted row of the stratum.</summary>
    public int From { get; }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>For each failing row, the weight of those who outlive it with a lower score, and half of those with an equal one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CountAsEarlier(double[] concordant)
    {
        var atRisk = new PrefixWeights(_times);
        for (int start = 0; start < Rows;)
        {
            int end = EndOfTie(start);
            for (int at = start; at < end; at++)
            {
                int row = _byScore[at];
                if (_design.IsEvent[row]) concordant[row] += Outliving(atRisk, row) * (end - start > 1 ? 0.5 : 1);
            }

            for (int at = start; at < end; at++) Join(atRisk, _byScore[at]);
            for (int at = start; end - start > 1 && at < end; at++)
            {
                int row = _byScore[at];
                if (_design.IsEvent[row]) concordant[row] += 0.5 * Outliving(atRisk, row);
            }

            start = end;
        }
    }

    /// <summary>For each row, the weight of those who failed while it was at risk with a higher score, and half of those with an equal one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CountAsLater(double[] concordant)
    {
        var failed = new PrefixWeights(_times);
        for (int end = Rows; end > 0;)
        {
            int start = StartOfTie(end);
            for (int at = start; at < end; at++)
            {
                int i = _byScore[at] - From;
                concordant[i] += Outlived(failed, i) * (end - start > 1 ? 0.5 : 1);
            }

            for (int at = start; at < end; at++)
            {
                int row = _byScore[at];
                if (_design.IsEvent[row]) failed.Add(_exit[row - From], _design.WeightOf(row));
            }

            for (int at = start; end - start > 1 && at < end; at++)
            {
                int i = _byScore[at] - From;
                concordant[i] += 0.5 * Outlived(failed, i);
            }

            end = start;
        }
    }

    /// <summary>For each row, the weight of all rows it can be compared with, whatever their scores.</summary>
    public void CountComparable(double[] comparable)
    {
        double[] atRisk = new double[_times + 1];
        double[] failed = new double[_times + 1];
        for (int i = 0; i < Rows; i++)
        {
            double weight = _design.WeightOf(From + i);
            bool died = _design.IsEvent[From + i];
            if (died) failed[_exit[i] + 1] += weight;
            if (LastOutlived(i) >= 0) atRisk[LastOutlived(i)] += weight;
            if (_entry is not null && _entry[i] > 0) atRisk[_entry[i] - 1] -= weight;
        }

        for (int time = _times - 1; time >= 0; time--) atRisk[time] += atRisk[time + 1];
        for (int time = 0; time < _times; time++) failed[time + 1] += failed[time];
        for (int i = 0; i < Rows; i++)
        {
            double sum = failed[LastOutlived(i) + 1] - (_entry is null ? 0 : failed[Math.Min(_entry[i], LastOutlived(i) + 1)]);
            if (_design.IsEvent[From + i]) sum += atRisk[_exit[i]];
            comparable[From + i] += sum;
        }
    }

    /// <summary>The last event time that a row outlives: its own when censored, the one before when it fails.</summary>
    private int LastOutlived(int i) => _design.IsEvent[From + i] ? _exit[i] - 1 : _exit[i];

    private void Join(PrefixWeights atRisk, int row)
    {
        int i = row - From;
        double weight = _design.WeightOf(row);
        int last = LastOutlived(i);
        if (last >= 0) atRisk.Add(_times - 1 - last, weight);
        if (_entry is not null && _entry[i] > 0) atRisk.Add(_times - _entry[i], -weight);
    }

    private double Outliving(PrefixWeights atRisk, int row) => atRisk.Through(_times - 1 - _exit[row - From]);

    private double Outlived(PrefixWeights failed, int i)
    {
        int last = LastOutlived(i);
        return _entry is null ? failed.Through(last) : failed.Through(last) - failed.Through(Math.Min(_entry[i] - 1, last));
    }

    private int EndOfTie(int start)
    {
        int end = start + 1;
        while (end < Rows && _scores[_byScore[end]] == _scores[_byScore[start]]) end++;
        return end;
    }

    private int StartOfTie(int end)
    {
        int start = end - 1;
        while (start > 0 && _scores[_byScore[start - 1]] == _scores[_byScore[end - 1]]) start--;
        return start;
    }
}
