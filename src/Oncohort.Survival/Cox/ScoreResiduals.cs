namespace Oncohort.Survival.Cox;

/// <summary>
/// The contribution of each row to the score at the estimate: what the robust variance sums. A row's residual is its own death term minus the sum,
/// over the event times at which it is at risk, of its share of the expected score.
/// </summary>
/// <remarks>
/// Lin and Wei (1989); Therneau and Grambsch (2000), section 4.2, with Efron's weights for tied deaths. The hazard increments are accumulated forward in
/// time, so a row needs only the totals at its entry and exit: O(n p).
/// </remarks>
internal sealed class ScoreResiduals : IRiskSetVisitor
{
    private readonly CoxDesign _design;
    private readonly CoxTies _ties;
    private readonly RiskSetSweep _sweep;
    private readonly List<EventTime> _eventTimes = [];
    private readonly double[] _residuals;

    private ScoreResiduals(CoxDesign design, RiskSetSweep sweep, CoxTies ties)
    {
        _design = design;
        _sweep = sweep;
        _ties = ties;
        _residuals = new double[design.Rows.Length * design.Columns];
    }

    /// <summary>Hazard increments of one event time, for survivors and (Efron) for the tied deaths themselves.</summary>
    private sealed record EventTime(int Time, double Hazard, double[] HazardX, double DeathHazard, double[] DeathHazardX, double[] DeathMean);

    /// <summary>Residuals of the sorted rows, weighted by case weight and count, one row of <see cref="CoxDesign.Columns"/> each, for the scaled covariates.</summary>
    public static double[] Of(CoxDesign design, RiskSetSweep sweep, CoxTies ties)
    {
        var residuals = new ScoreResiduals(design, sweep, ties);
        sweep.Visit(residuals);
        return residuals._residuals;
    }

    void IRiskSetVisitor.Visit(RiskSetMoments moments)
    {
        int p = _design.Columns;
        var sums = TieSums.Of(moments, _ties);
        double[] hazardX = new double[p];
        double[] deathHazardX = new double[p];
        double[] deathMean = new double[p];
        for (int j = 0; j < p; j++)
        {
            double s = moments.S1[j];
            double d = moments.D1[j];
            hazardX[j] = (sums.A2 * s) - (sums.B2 * d);
            deathHazardX[j] = hazardX[j] - ((sums.B2 * s) - (sums.C2 * d));
            deathMean[j] = ((sums.A1 * s) - (sums.B1 * d)) / moments.DeathWeight;
        }

        _eventTimes.Add(new EventTime(moments.Time, sums.A1, hazardX, sums.A1 - sums.B1, deathHazardX, deathMean));
    }

    void IRiskSetVisitor.EndStratum(int from, int to)
    {
        _eventTimes.Reverse();
        int p = _design.Columns;
        EventTime[] times = [.. _eventTimes];
        double[][] hazard = RunningTotals(times, p);
        for (int row = from; row < to; row++) Fill(row, times, hazard, _sweep.Risks[row], _residuals.AsSpan(row * p, p));
        _eventTimes.Clear();
    }

    /// <summary>Totals before each event time and after the last: hazard in position p, hazard x mean in positions 0 .. p - 1.</summary>
    private static double[][] RunningTotals(EventTime[] times, int p)
    {
        double[][] totals = new double[times.Length + 1][];
        totals[0] = new double[p + 1];
        for (int t = 0; t < times.Length; t++)
        {
            totals[t + 1] = [.. totals[t]];
            for (int j = 0; j < p; j++) totals[t + 1][j] += times[t].HazardX[j];
            totals[t + 1][p] += times[t].Hazard;
        }

        return totals;
    }

    private void Fill(int row, EventTime[] times, double[][] hazard, double risk, Span<double> residual)
    {
        int p = _design.Columns;
        ReadOnlySpan<double> x = _design.X.AsSpan(row * _design.Stride, p);
        double weight = _design.WeightOf(row);
        bool died = _design.IsEvent[row];
        int exit = _design.Exit[row];
        int after = FirstAfter(times, exit);
        double[] until = hazard[died ? after - 1 : after];
        double[] from = hazard[_design.Entry is null ? 0 : FirstAfter(times, _design.Entry[row] - 1)];
        for (int j = 0; j < p; j++) residual[j] = -risk * ((x[j] * (until[p] - from[p])) - (until[j] - from[j]));
        if (!died || weight == 0) return;
        EventTime own = times[after - 1];
        for (int j = 0; j < p; j++)
            residual[j] += (weight * (x[j] - own.DeathMean[j])) - (risk * ((x[j] * own.DeathHazard) - own.DeathHazardX[j]));
    }

    /// <summary>The number of event times at or before a time index.</summary>
    private static int FirstAfter(EventTime[] times, int time)
    {
        int low = 0;
        int high = times.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (times[middle].Time <= time) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
