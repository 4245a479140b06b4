using System.Runtime.CompilerServices;
using Oncohort.Survival.Memory;

namespace Oncohort.Survival.Cox;

/// <summary>
/// The information of all event times, each multiplied by powers 0, 1, … of a factor of its time. At one time it is the weighted
/// covariance of the covariates in the risk set: A1 S2 - B1 D2 - A2 S1 S1' + B2 (S1 D1' + D1 S1') - C2 D1 D1'.
/// </summary>
/// <remarks>
/// The second moments S2 and D2 are never formed. Summed over time they are one weighted Gram matrix in which a row counts r times the hazard that
/// accumulates while it is at risk (less B1 at its own tied death): O(n p^2) in registers, besides the outer products of the event times.
/// </remarks>
internal sealed class InformationSum
{
    private readonly CoxDesign _design;
    private readonly RiskSetSweep _sweep;
    private readonly double[]? _factor;
    private readonly double[][] _outer;
    private readonly double[][] _rowWeight;
    private readonly List<EventTime> _eventTimes = [];

    /// <param name="design">The sorted rows.</param>
    /// <param name="sweep">The sweep whose risks are in force.</param>
    /// <param name="powers">How many powers of the factor are summed.</param>
    /// <param name="factor">The factor of each time index; null for 1.</param>
    public InformationSum(CoxDesign design, RiskSetSweep sweep, int powers = 1, double[]? factor = null)
    {
        _design = design;
        _sweep = sweep;
        _factor = factor;
        _outer = [.. Enumerable.Range(0, powers).Select(_ => new double[design.Width * design.Width])];
        _rowWeight = [.. Enumerable.Range(0, powers).Select(_ => LargeArray.Uninitialized<double>(design.Rows.Length))];
    }

    private readonly record struct EventTime(int Time, double Hazard, double DeathRelief);

    /// <summary>Starts anew; the row weights are overwritten as strata end.</summary>
    public void Clear()
    {
        foreach (double[] outer in _outer) Array.Clear(outer);
    }

    /// <summary>Adds an event time's outer products and keeps its hazard for the rows.</summary>
    public void Add(RiskSetMoments moments, in TieSums sums)
    {
        _eventTimes.Add(new EventTime(moments.Time, sums.A1, sums.B1));
        double factor = 1;
        for (int power = 0; power < _outer.Length; power++)
        {
            if (sums.C2 == 0) AddOuter(_outer[power], factor * sums.A2, moments.S1);
            else AddTiedOuter(_outer[power], factor, sums, moments);
            if (_factor is not null) factor *= _factor[moments.Time];
        }
    }

    /// <summary>Gives the rows of a stratum their weights in the Gram matrices.</summary>
    public void EndStratum(int from, int to)
    {
        _eventTimes.Reverse();
        for (int power = 0; power < _rowWeight.Length; power++) WeighRows(from, to, _rowWeight[power], Cumulated(power), Relief(power));
        _eventTimes.Clear();
    }

    /// <summary>Each row's risk times the hazard of the event times at which it is at risk, less what the ties relieve its own death of.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WeighRows(int from, int to, double[] weight, double[] cumulated, double[] relief)
    {
        ReadOnlySpan<double> risk = _sweep.Risks;
        int[] exit = _design.Exit;
        bool[] isEvent = _design.IsEvent;
        int passed = 0;
        for (int row = from; row < to; row++)
        {
            while (passed < _eventTimes.Count && _eventTimes[passed].Time <= exit[row]) passed++;
            double hazard = cumulated[passed];
            if (_design.Entry is not null) hazard -= cumulated[Before(_design.Entry[row])];
            if (isEvent[row]) hazard -= relief[passed - 1];
            weight[row] = risk[row] * hazard;
        }
    }

    /// <summary>The finished sum for one power of the factor, symmetric, columns by columns.</summary>
    public double[,] Finish(int power = 0)
    {
        int width = _design.Width;
        double[] gram = MomentSums.Second(_design.X, _design.Stride, width, _rowWeight[power]);
        double[,] information = new double[_design.Columns, _design.Columns];
        for (int j = 0; j < _design.Columns; j++)
        {
            for (int k = j; k < _design.Columns; k++)
                information[j, k] = information[k, j] = gram[(j * width) + k] - _outer[power][(j * width) + k];
        }

        return information;
    }

    private double[] Cumulated(int power)
    {
        double[] cumulated = new double[_eventTimes.Count + 1];
        for (int t = 0; t < _eventTimes.Count; t++) cumulated[t + 1] = cumulated[t] + (_eventTimes[t].Hazard * Factor(t, power));
        return cumulated;
    }

    private double[] Relief(int power) => [.. _eventTimes.Select((time, t) => time.DeathRelief * Factor(t, power))];

    private double Factor(int eventTime, int power)
    {
        double factor = 1;
        for (int i = 0; i < power; i++) factor *= _factor![_eventTimes[eventTime].Time];
        return factor;
    }

    /// <summary>The number of event times before a time index.</summary>
    private int Before(int time)
    {
        int low = 0;
        int high = _eventTimes.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_eventTimes[middle].Time < time) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private void AddOuter(double[] outer, double factor, double[] s)
    {
        for (int j = 0, at = 0; j < _design.Columns; j++, at += _design.Width)
        {
            double sj = factor * s[j];
            for (int k = j; k < _design.Columns; k++) outer[at + k] += sj * s[k];
        }
    }

    private void AddTiedOuter(double[] outer, double factor, in TieSums sums, RiskSetMoments moments)
    {
        double[] s = moments.S1;
        double[] d = moments.D1;
        for (int j = 0, at = 0; j < _design.Columns; j++, at += _design.Width)
        {
            double ofS = factor * ((sums.A2 * s[j]) - (sums.B2 * d[j]));
            double ofD = factor * ((sums.C2 * d[j]) - (sums.B2 * s[j]));
            for (int k = j; k < _design.Columns; k++) outer[at + k] += (ofS * s[k]) + (ofD * d[k]);
        }
    }
}
