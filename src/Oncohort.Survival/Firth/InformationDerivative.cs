using System.Runtime.CompilerServices;
using Oncohort.Survival.Cox;

namespace Oncohort.Survival.Firth;

/// <summary>
/// tr(W dI/dbeta_r) for each coefficient r. The derivative of the information at an event time is the third central moment of the covariates in the
/// risk set, so that with m the mean, V the covariance and a = x'Wx the trace is sum p x_r a - m_r sum p a - 2 (V W m)_r.
/// </summary>
/// <remarks>
/// As in <see cref="InformationSum"/> moments above the first are never formed: summed over time, a row counts its risk times the hazard H and the
/// hazard-weighted mean G that accumulate while it is at risk (less the ties' relief at its own death): r (a (H x - G) - 2 x x'WG). The rest are
/// outer terms 2 w m m'Wm of the event times. O(n p^2), and late entry is a difference of two cumulated sums.
/// </remarks>
internal sealed class InformationDerivative : IRiskSetVisitor
{
    private readonly CoxDesign _design;
    private readonly RiskSetSweep _sweep;
    private readonly CoxTies _ties;
    private readonly double[,] _w;
    private readonly int _p;
    private readonly double[] _trace;
    private readonly double[] _mean;
    private readonly List<EventTime> _eventTimes = [];

    private InformationDerivative(CoxDesign design, RiskSetSweep sweep, CoxTies ties, double[,] w)
    {
        _design = design;
        _sweep = sweep;
        _ties = ties;
        _w = w;
        _p = design.Columns;
        _trace = new double[_p];
        _mean = new double[_p];
    }

    /// <summary>Hazard and hazard-weighted mean of an event time, and what of them the tied deaths themselves are relieved of.</summary>
    private sealed record EventTime(int Time, double Hazard, double Relief, double[] Mean, double[] MeanRelief);

    /// <summary>The traces with the risks that the sweep last predicted.</summary>
    public static double[] Traces(CoxDesign design, RiskSetSweep sweep, CoxTies ties, double[,] w)
    {
        var derivative = new InformationDerivative(design, sweep, ties, w);
        sweep.Visit(derivative);
        return derivative._trace;
    }

    void IRiskSetVisitor.Visit(RiskSetMoments moments)
    {
        int deaths = _ties == CoxTies.Efron ? moments.Deaths : 1;
        double weight = moments.DeathWeight / deaths;
        double hazard = 0, relief = 0;
        double[] mean = new double[_p];
        double[] meanRelief = new double[_p];
        for (int l = 0; l < deaths; l++)
        {
            double f = (double)l / deaths;
            double s = moments.S0 - (f * moments.D0);
            double step = weight / s;
            hazard += step;
            relief += f * step;
            for (int j = 0; j < _p; j++)
            {
                double m = (moments.S1[j] - (f * moments.D1[j])) / s;
                _mean[j] = m;
                mean[j] += step * m;
                meanRelief[j] += f * step * m;
            }

            double outer = 2 * weight * Quadratic(_mean);
            for (int j = 0; j < _p; j++) _trace[j] += outer * _mean[j];
        }

        _eventTimes.Add(new EventTime(moments.Time, hazard, relief, mean, meanRelief));
    }

    void IRiskSetVisitor.EndStratum(int from, int to)
    {
        _eventTimes.Reverse();
        (double[] hazard, double[][] mean) = Cumulate();
        AddRows(from, to, hazard, mean);
        _eventTimes.Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddRows(int from, int to, double[] hazard, double[][] mean)
    {
        double[] g = new double[_p];
        int passed = 0;
        for (int row = from; row < to; row++)
        {
            while (passed < _eventTimes.Count && _eventTimes[passed].Time <= _design.Exit[row]) passed++;
            int before = _design.Entry is null ? 0 : Before(_design.Entry[row]);
            EventTime? own = _design.IsEvent[row] ? _eventTimes[passed - 1] : null;
            double h = hazard[passed] - hazard[before] - (own?.Relief ?? 0);
            for (int j = 0; j < _p; j++) g[j] = mean[passed][j] - mean[before][j] - (own?.MeanRelief[j] ?? 0);

            ReadOnlySpan<double> x = _design.X.AsSpan(row * _design.Stride, _p);
            double a = 0, along = 0;
            for (int j = 0; j < _p; j++)
            {
                double u = 0;
                for (int k = 0; k < _p; k++) u += _w[j, k] * x[k];
                a += u * x[j];
                along += u * g[j];
            }

            double risk = _sweep.Risks[row];
            for (int j = 0; j < _p; j++) _trace[j] += risk * ((a * ((h * x[j]) - g[j])) - (2 * along * x[j]));
        }
    }

    private (double[] Hazard, double[][] Mean) Cumulate()
    {
        double[] hazard = new double[_eventTimes.Count + 1];
        double[][] mean = new double[_eventTimes.Count + 1][];
        mean[0] = new double[_p];
        for (int t = 0; t < _eventTimes.Count; t++)
        {
            hazard[t + 1] = hazard[t] + _eventTimes[t].Hazard;
            mean[t + 1] = new double[_p];
            for (int j = 0; j < _p; j++) mean[t + 1][j] = mean[t][j] + _eventTimes[t].Mean[j];
        }

        return (hazard, mean);
    }

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

    private double Quadratic(double[] v)
    {
        double sum = 0;
        for (int j = 0; j < _p; j++)
        {
            for (int k = 0; k < _p; k++) sum += v[j] * _w[j, k] * v[k];
        }

        return sum;
    }
}
