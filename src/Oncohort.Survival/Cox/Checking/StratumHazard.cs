namespace Oncohort.Survival.Cox.Checking;

/// <summary>
/// The hazard of one stratum along its event times, ascending, at the estimate. Cumulative arrays have one entry more than there are event times: entry k
/// is the sum over the first k. Covariates are those of the design (centred and scaled), row by row.
/// </summary>
/// <param name="From">The first sorted row of the stratum.</param>
/// <param name="To">One after its last.</param>
/// <param name="Times">Time index of each event time.</param>
/// <param name="Hazard">Cumulated baseline hazard, in the units of the sweep's risks.</param>
/// <param name="HazardX">Cumulated hazard times risk-set mean.</param>
/// <param name="Variance">Cumulated Poisson variance of the baseline hazard.</param>
/// <param name="DeathHazard">The increment that a death tied at the time bears itself: less than the full one under Efron.</param>
/// <param name="DeathHazardX">The same, times the mean.</param>
/// <param name="DeathMean">The mean that the deaths of the time are compared with.</param>
internal sealed record StratumHazard(
    int From, int To, int[] Times, double[] Hazard, double[] HazardX, double[] Variance, double[] DeathHazard, double[] DeathHazardX, double[] DeathMean)
{
    /// <summary>The number of event times at or before a time index.</summary>
    public int Through(int time) => EventTimeSearch.Through(Times, time);
}

/// <summary>Gathers the hazard of every stratum in one sweep: O(n p).</summary>
/// <remarks>
/// Breslow (1974) and Efron (1977) increments; Therneau and Grambsch (2000), sections 4.2 and 10.2. A row's residual needs the totals at its entry and its
/// exit only, so that all residuals of a model are one more pass over the rows.
/// </remarks>
internal sealed class HazardPath : IRiskSetVisitor
{
    private readonly CoxTies _ties;
    private readonly int _columns;
    private readonly List<StratumHazard> _strata = [];
    private readonly List<int> _times = [];
    private readonly List<double> _values = [];

    private HazardPath(CoxDesign design, CoxTies ties)
    {
        _ties = ties;
        _columns = design.Columns;
    }

    private int Width => (3 * _columns) + 3;

    /// <summary>The hazards of all strata, in order, with the risks that the sweep last predicted.</summary>
    public static IReadOnlyList<StratumHazard> Of(CoxDesign design, RiskSetSweep sweep, CoxTies ties)
    {
        var path = new HazardPath(design, ties);
        sweep.Visit(path);
        return path._strata;
    }

    void IRiskSetVisitor.Visit(RiskSetMoments moments)
    {
        _times.Add(moments.Time);
        if (!(moments.S0 > 0) || !(moments.DeathWeight > 0))
        {
            AddWeightless(moments);
            return;
        }

        var sums = TieSums.Of(moments, _ties);
        _values.Add(sums.A1);
        _values.Add(sums.A2);
        _values.Add(sums.A1 - sums.B1);
        for (int j = 0; j < _columns; j++)
        {
            double s = moments.S1[j];
            double d = moments.D1[j];
            double hazardX = (sums.A2 * s) - (sums.B2 * d);
            _values.Add(hazardX);
            _values.Add(hazardX - ((sums.B2 * s) - (sums.C2 * d)));
            _values.Add(((sums.A1 * s) - (sums.B1 * d)) / moments.DeathWeight);
        }
    }

    void IRiskSetVisitor.EndStratum(int from, int to)
    {
        int events = _times.Count;
        int p = _columns;
        var stratum = new StratumHazard(
            from, to, new int[events], new double[events + 1], new double[(events + 1) * p], new double[events + 1], new double[events], new double[events * p], new double[events * p]);
        for (int k = 0; k < events; k++) Fill(stratum, k, events - 1 - k);
        _strata.Add(stratum);
        _times.Clear();
        _values.Clear();
    }

    /// <summary>Deaths of weight 0 add no hazard; they are compared with the plain mean of the risk set.</summary>
    private void AddWeightless(RiskSetMoments moments)
    {
        for (int i = 0; i < 3; i++) _values.Add(0);
        for (int j = 0; j < _columns; j++)
        {
            _values.Add(0);
            _values.Add(0);
            _values.Add(moments.S0 > 0 ? moments.S1[j] / moments.S0 : 0);
        }
    }

    private void Fill(StratumHazard stratum, int k, int gathered)
    {
        int p = _columns;
        int at = gathered * Width;
        stratum.Times[k] = _times[gathered];
        stratum.Hazard[k + 1] = stratum.Hazard[k] + _values[at];
        stratum.Variance[k + 1] = stratum.Variance[k] + _values[at + 1];
        stratum.DeathHazard[k] = _values[at + 2];
        for (int j = 0; j < p; j++)
        {
            int of = at + 3 + (3 * j);
            stratum.HazardX[((k + 1) * p) + j] = stratum.HazardX[(k * p) + j] + _values[of];
            stratum.DeathHazardX[(k * p) + j] = _values[of + 1];
            stratum.DeathMean[(k * p) + j] = _values[of + 2];
        }
    }
}
