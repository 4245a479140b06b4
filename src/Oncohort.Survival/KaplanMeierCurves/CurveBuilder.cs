using Oncohort.Survival.Distributions;
using Oncohort.Survival.RiskSets;

namespace Oncohort.Survival.KaplanMeierCurves;

/// <summary>Accumulates one group's curve, time by time.</summary>
/// <param name="options">Interval type, level and rules.</param>
/// <param name="reverse">Follow-up instead of survival: censorings are the events, and those who fail at the same time leave first.</param>
internal sealed class CurveBuilder(KaplanMeierOptions options, bool reverse)
{
    private readonly double _multiplier = NormalDistribution.IntervalMultiplier(options.Level);
    private readonly List<SurvivalPoint> _steps = [];
    private double _atRisk;
    private double _survival = 1;
    private double _greenwood;

    public SurvivalPoint[] Steps => [.. _steps];

    public void Arrive(double weight) => _atRisk += weight;

    /// <summary>Adds the exits of one time. Greenwood's sum is the variance of log survival.</summary>
    public void Leave(double time, RiskSetTally.Exit exit, double? robustLogVariance)
    {
        double others = exit.All - exit.Events;
        double atRisk = reverse ? _atRisk - others : _atRisk;
        if (exit.Events > 0)
        {
            double remaining = atRisk - exit.Events;
            bool empty = remaining <= 1e-12 * atRisk;
            _survival = empty ? 0 : _survival * (remaining / atRisk);
            _greenwood += empty ? double.PositiveInfinity : exit.Events / (atRisk * remaining);
        }

        double logVariance = robustLogVariance ?? _greenwood;
        _steps.Add(Point(time, atRisk, exit.Events, others, logVariance));
        _atRisk -= exit.All;
    }

    private SurvivalPoint Point(double time, double atRisk, double events, double others, double logVariance)
    {
        if (_survival <= 0) return new SurvivalPoint(time, atRisk, events, others, 0, null, null, null);
        double logStandardError = Math.Sqrt(logVariance);
        (double? lower, double? upper) = SurvivalInterval.Of(_survival, logStandardError, options.IntervalType, _multiplier);
        return new SurvivalPoint(time, atRisk, events, others, _survival, _survival * logStandardError, lower, upper);
    }
}
