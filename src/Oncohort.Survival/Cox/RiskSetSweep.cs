using System.Numerics.Tensors;

namespace Oncohort.Survival.Cox;

/// <summary>
/// Walks the event times of every stratum from last to first. Rows join the risk set at their exit and leave it at their entry, so the
/// moments are running sums: O(n p^2) for a whole walk, O(n p) without second moments.
/// </summary>
internal sealed class RiskSetSweep
{
    private const double LargestPredictor = 200;

    private readonly CoxDesign _design;
    private readonly int[]? _byEntry;
    private readonly double[] _predictor;
    private readonly double[] _risk;
    private readonly RiskSetMoments _moments;

    public RiskSetSweep(CoxDesign design)
    {
        _design = design;
        _predictor = new double[design.Rows.Length];
        _risk = new double[design.Rows.Length];
        _moments = new RiskSetMoments(design.Columns, design.Stride);
        if (design.Entry is not null) _byEntry = OrderByEntryDescending(design);
    }

    /// <summary>Linear predictors of the sorted rows, up to a common constant, of the last <see cref="Predict"/>.</summary>
    public ReadOnlySpan<double> Predictors => _predictor;

    /// <summary>Weight times exp(linear predictor) of the sorted rows, in the units of <see cref="Predictors"/>.</summary>
    public ReadOnlySpan<double> Risks => _risk;

    /// <summary>Computes linear predictors and risks for coefficients of the scaled covariates.</summary>
    public void Predict(ReadOnlySpan<double> beta)
    {
        ReadOnlySpan<double> x = _design.X;
        int stride = _design.Stride;
        double largest = double.NegativeInfinity;
        for (int i = 0, at = 0; i < _predictor.Length; i++, at += stride)
        {
            double sum = 0;
            for (int j = 0; j < beta.Length; j++) sum += x[at + j] * beta[j];
            _predictor[i] = sum;
            if (sum > largest) largest = sum;
        }

        if (largest > LargestPredictor) TensorPrimitives.Subtract(_predictor, largest, _predictor);
        TensorPrimitives.Exp(_predictor, _risk);
        if (_design.RiskWeight is not null) TensorPrimitives.Multiply(_risk, _design.RiskWeight, _risk);
    }

    /// <summary>Visits every event time with the risks of the last <see cref="Predict"/>.</summary>
    public void Visit(IRiskSetVisitor visitor, bool deathMoments)
    {
        for (int stratum = 0; stratum + 1 < _design.StratumStart.Length; stratum++)
        {
            _moments.StartStratum(stratum);
            VisitStratum(visitor, deathMoments, _design.StratumStart[stratum], _design.StratumStart[stratum + 1]);
        }
    }

    private void VisitStratum(IRiskSetVisitor visitor, bool deathMoments, int from, int to)
    {
        int leaving = from;
        for (int end = to; end > from;)
        {
            int time = _design.Exit[end - 1];
            _moments.StartTime(time);
            if (_byEntry is not null)
            {
                for (; leaving < to && _design.Entry![_byEntry[leaving]] > time; leaving++) Add(_byEntry[leaving], visitor.SecondMoments, -1);
                if (leaving - from == to - end) _moments.EmptyRiskSet();
            }

            int start = end;
            for (; start > from && _design.Exit[start - 1] == time; start--)
            {
                Add(start - 1, visitor.SecondMoments, 1);
                if (_design.IsEvent[start - 1]) AddDeath(start - 1);
            }

            if (_moments.Deaths > 0)
            {
                if (deathMoments && _moments.Deaths > 1) SumDeaths(start, end, visitor.SecondMoments);
                visitor.Visit(_moments);
            }

            end = start;
        }
    }

    private void Add(int row, bool second, int sign)
    {
        double r = sign * _risk[row];
        _moments.S0 += r;
        MomentSums.Add(Row(row), _design.Columns, _design.Stride, r, _moments.S1, second ? _moments.S2 : []);
    }

    private void AddDeath(int row)
    {
        double weight = _design.RiskWeight is null ? 1 : _design.RiskWeight[row];
        _moments.Deaths += _design.Count is null ? 1 : _design.Count[row];
        _moments.DeathWeight += weight;
        _moments.DeathPredictor += weight * _predictor[row];
        MomentSums.Add(Row(row), _design.Columns, _design.Stride, weight, _moments.DeathX, []);
    }

    private void SumDeaths(int from, int to, bool second)
    {
        _moments.ClearDeaths();
        for (int row = to - 1; row >= from; row--)
        {
            if (!_design.IsEvent[row]) continue;
            _moments.D0 += _risk[row];
            MomentSums.Add(Row(row), _design.Columns, _design.Stride, _risk[row], _moments.D1, second ? _moments.D2 : []);
        }
    }

    private ReadOnlySpan<double> Row(int row) => _design.X.AsSpan(row * _design.Stride, _design.Stride);

    private static int[] OrderByEntryDescending(CoxDesign design)
    {
        int[] order = new int[design.Rows.Length];
        for (int i = 0; i < order.Length; i++) order[i] = i;
        for (int stratum = 0; stratum + 1 < design.StratumStart.Length; stratum++)
        {
            int from = design.StratumStart[stratum];
            int length = design.StratumStart[stratum + 1] - from;
            order.AsSpan(from, length).Sort((a, b) => design.Entry![a] != design.Entry[b] ? design.Entry[b].CompareTo(design.Entry[a]) : a.CompareTo(b));
        }

        return order;
    }
}
