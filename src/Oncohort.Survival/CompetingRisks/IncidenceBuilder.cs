using Oncohort.Survival.Distributions;
using Oncohort.Survival.KaplanMeierCurves;

namespace Oncohort.Survival.CompetingRisks;

/// <summary>Accumulates the cumulative incidence of every cause in one group, time by time.</summary>
/// <remarks>
/// With n at risk, d events of the cause and e of other causes at u, the event-free probability S(u-) before u and q = n / (n - d - e), the estimate of
/// cumulative incidence F(t) moves by c(u) = S(u-) - q (F(t) - F(u)) for an error in the cause's hazard at u, and by -q (F(t) - F(u)) for one in the others'.
/// The variance sums the squares of these times the hazards' variances v(d), v(e), where v(d) = d (n - d) / (n² (n - 1)), or 1 / n² for a single event.
/// When F grows by f, every c falls by f q: with V = sum c² v, B = sum c q v, C = sum q² v the new values are V - 2 f B + f² C and B - f C. That
/// makes the variance at every time O(1), and a sum of small changes rather than a difference of large ones.
/// Where S falls to 0, F ends: q counts as 0.
/// Source: Aalen (1978); the recurrence is ours.
/// </remarks>
/// <param name="causes">The number of causes.</param>
/// <param name="options">Interval type and level.</param>
/// <param name="hasVariance">False when weights are not whole numbers: standard errors and limits stay null.</param>
internal sealed class IncidenceBuilder(int causes, CumulativeIncidenceOptions options, bool hasVariance)
{
    private readonly double _multiplier = NormalDistribution.IntervalMultiplier(options.Level);
    private readonly double[] _incidence = new double[causes];
    private readonly double[] _variance = new double[causes];
    private readonly double[] _cross = new double[causes];
    private readonly double[] _spread = new double[causes];
    private readonly List<CumulativeIncidencePoint>[] _steps = [.. Enumerable.Range(0, causes).Select(_ => new List<CumulativeIncidencePoint>())];
    private readonly List<double> _eventFree = [];
    private double _atRisk;
    private double _survival = 1;

    /// <summary>The steps of a cause, counted from 0.</summary>
    public CumulativeIncidencePoint[] Steps(int cause) => [.. _steps[cause]];

    /// <summary>The event-free probability after each step.</summary>
    public double[] EventFree => [.. _eventFree];

    /// <summary>Adds weight to the risk set.</summary>
    public void Arrive(double weight) => _atRisk += weight;

    /// <summary>Adds the exits of one time.</summary>
    public void Leave(double time, ReadOnlySpan<double> events, double all)
    {
        double total = 0;
        foreach (double weight in events) total += weight;
        if (total > 0) AddEvents(events, total);
        for (int cause = 0; cause < causes; cause++) _steps[cause].Add(Point(time, events[cause], cause));
        _eventFree.Add(_survival);
        _atRisk -= all;
    }

    private void AddEvents(ReadOnlySpan<double> events, double total)
    {
        double remaining = _atRisk - total;
        bool empty = remaining <= 1e-12 * _atRisk;
        double q = empty ? 0 : _atRisk / remaining;
        for (int cause = 0; cause < causes; cause++)
        {
            double growth = _survival * (events[cause] / _atRisk);
            double own = HazardVariance(events[cause]);
            double others = HazardVariance(total - events[cause]);
            _incidence[cause] += growth;
            _variance[cause] += (growth * ((growth * _spread[cause]) - (2 * _cross[cause]))) + (_survival * _survival * own);
            _cross[cause] += (q * _survival * own) - (growth * _spread[cause]);
            _spread[cause] += q * q * (own + others);
        }

        _survival = empty ? 0 : _survival * (remaining / _atRisk);
    }

    private double HazardVariance(double events)
    {
        if (!hasVariance || events <= 0) return 0;
        double tie = events > 1 ? (_atRisk - events) / (_atRisk - 1) : 1;
        return tie * events / (_atRisk * _atRisk);
    }

    private CumulativeIncidencePoint Point(double time, double events, int cause)
    {
        double incidence = _incidence[cause] > 1 - 1e-12 ? 1 : _incidence[cause];
        if (!hasVariance) return new CumulativeIncidencePoint(time, _atRisk, events, incidence, null, null, null);
        double standardError = Math.Sqrt(Math.Max(0, _variance[cause]));
        if (incidence <= 0) return new CumulativeIncidencePoint(time, _atRisk, events, 0, 0, null, null);
        (double? lower, double? upper) = SurvivalInterval.Of(incidence, standardError / incidence, options.IntervalType, _multiplier);
        return new CumulativeIncidencePoint(time, _atRisk, events, incidence, standardError, lower, upper);
    }
}
