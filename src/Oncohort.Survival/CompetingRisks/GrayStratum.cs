namespace Oncohort.Survival.CompetingRisks;

/// <summary>
/// The score of Gray's test and its covariance in one stratum, event time by event time.
/// </summary>
/// <remarks>
/// Gray (1988), sections 2 and 3, at a time t with, in group r, Y_r at risk, event-free probability S_r(t-) and incidence F_r(t-) of the cause; h_r = Y_r / S_r(t-),
/// h their sum, R_r = h_r (1 - F_r(t-)), R their sum; n_1 events of the cause in all groups, F the pooled incidence that grows by n_1 / h; L = (1 - F(t-))^rho.
/// <code>
/// score            z_k  += L (events of k - n_1 R_k / R)
/// influence        a_kr  = L ([k = r] h_r - h_k h_r / h)        of the hazard of r on the score of k
/// its integral     c_kr += a_kr n_1 / (h (1 - F(t-)))
/// cause            noise of variance S_r n_1 / (h Y_r), influence a_kr + (1 - (1 - F) / S_r) (c_kr(end) - c_kr)
/// other causes     noise of variance S_r² e_r / Y_r²,   influence        - (1 - F) / S_r    (c_kr(end) - c_kr)
/// </code>
/// with F, S_r and c after t. With d > 1 such events at t the variance is multiplied by 1 - (d - 1) / (m - 1), m = h S_r(t-) for the cause and
/// Y_r for the others. Where groups differ much and ties are heavy, F can pass 1 and that factor can fall below 0; cmprsk goes on with both, and so does this. c(end) is known only at the end, so the products are kept as moments: with influence x + y c(end), the sums of v x x', v x y and v y². One pass,
/// time O(groups³) an event time, memory O(groups²).
/// </remarks>
internal sealed class GrayStratum
{
    private readonly int _groups;
    private readonly double _rho;
    private readonly double[] _survival;
    private readonly double[] _incidence;
    private readonly double[] _weight;
    private readonly double[] _score;
    private readonly double[] _x;
    private readonly double[,] _influence;
    private readonly double[,] _integral;
    private readonly double[,] _products;
    private readonly double[,] _cross;
    private readonly double[] _squares;
    private double _pooled;

    public GrayStratum(int groups, double rho)
    {
        _groups = groups;
        _rho = rho;
        AtRisk = new double[groups];
        _survival = new double[groups];
        Array.Fill(_survival, 1);
        _incidence = new double[groups];
        _weight = new double[groups];
        _score = new double[groups];
        _x = new double[groups];
        _influence = new double[groups, groups];
        _integral = new double[groups, groups];
        _products = new double[groups, groups];
        _cross = new double[groups, groups];
        _squares = new double[groups];
    }

    /// <summary>The number at risk in each group; the caller keeps it up to date.</summary>
    public double[] AtRisk { get; }

    /// <summary>Adds one time with events.</summary>
    /// <param name="own">Events of the cause by group.</param>
    /// <param name="others">Events of other causes by group.</param>
    public void AddEventTime(ReadOnlySpan<double> own, ReadOnlySpan<double> others)
    {
        double total = 0;
        double sum = 0;
        double atRisk = 0;
        for (int r = 0; r < _groups; r++)
        {
            _weight[r] = AtRisk[r] > 0 ? AtRisk[r] / _survival[r] : 0;
            sum += _weight[r];
            atRisk += _weight[r] * (1 - _incidence[r]);
            total += own[r];
        }

        double left = 1 - _pooled;
        double weight = left < 0 && _rho != Math.Floor(_rho) ? 0 : Math.Pow(left, _rho);
        if (total > 0) AddScore(own, total, weight, atRisk);
        AddInfluence(weight, sum, left == 0 ? 0 : total / (sum * left));
        double pooled = _pooled + (total / sum);
        for (int r = 0; r < _groups; r++)
        {
            if (AtRisk[r] <= 0) continue;
            double before = _survival[r];
            double remaining = AtRisk[r] - own[r] - others[r];
            double after = remaining > 0 ? before * (remaining / AtRisk[r]) : 0;
            double ratio = after > 0 ? (1 - pooled) / after : 0;
            AddNoise(r, before * total / (sum * AtRisk[r]) * Tie(total, sum * before), 1, 1 - ratio);
            if (after > 0) AddNoise(r, before / AtRisk[r] * (before / AtRisk[r]) * others[r] * Tie(others[r], AtRisk[r]), 0, -ratio);
            _incidence[r] += before * own[r] / AtRisk[r];
            _survival[r] = after;
        }

        _pooled = pooled;
    }

    /// <summary>Adds the stratum's score and its covariance to sums over strata.</summary>
    public void AddTo(double[] score, double[,] covariance)
    {
        for (int k = 0; k < _groups; k++)
        {
            score[k] += _score[k];
            for (int l = 0; l < _groups; l++)
            {
                double sum = _products[k, l];
                for (int r = 0; r < _groups; r++)
                    sum += (_integral[k, r] * _cross[l, r]) + (_cross[k, r] * _integral[l, r]) + (_integral[k, r] * _integral[l, r] * _squares[r]);
                covariance[k, l] += sum;
            }
        }
    }

    private void AddScore(ReadOnlySpan<double> own, double total, double weight, double atRisk)
    {
        for (int k = 0; k < _groups; k++) _score[k] += weight * (own[k] - (total * _weight[k] * (1 - _incidence[k]) / atRisk));
    }

    private void AddInfluence(double weight, double sum, double hazard)
    {
        for (int k = 0; k < _groups; k++)
        {
            for (int r = 0; r < _groups; r++)
            {
                _influence[k, r] = weight * ((k == r ? _weight[r] : 0) - (_weight[k] * _weight[r] / sum));
                _integral[k, r] += _influence[k, r] * hazard;
            }
        }
    }

    /// <summary>Adds noise in group <paramref name="r"/> whose influence is <paramref name="direct"/> a + <paramref name="later"/> (c(end) - c).</summary>
    private void AddNoise(int r, double variance, double direct, double later)
    {
        if (variance == 0) return;
        for (int k = 0; k < _groups; k++) _x[k] = (direct * _influence[k, r]) - (later * _integral[k, r]);
        for (int k = 0; k < _groups; k++)
        {
            for (int l = 0; l < _groups; l++) _products[k, l] += variance * _x[k] * _x[l];
            _cross[k, r] += variance * _x[k] * later;
        }

        _squares[r] += variance * later * later;
    }

    private static double Tie(double events, double among) => events > 1 ? 1 - ((events - 1) / (among - 1)) : 1;
}
