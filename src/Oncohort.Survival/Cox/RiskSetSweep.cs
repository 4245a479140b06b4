using System.Numerics.Tensors;

namespace Oncohort.Survival.Cox;

/// <summary>
/// Walks the event times of every stratum from last to first. Rows join the risk set at their exit and leave it at their entry, so the
/// moments are running sums: O(n p) for a whole walk.
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
        _moments = new RiskSetMoments(design.Stride);
        if (design.Entry is not null) _byEntry = OrderByEntryDescending(design);
    }

    /// <summary>Linear predictors of the sorted rows, up to a common constant, of the last <see cref="Predict"/>.</summary>
    public ReadOnlySpan<double> Predictors => _predictor;

    /// <summary>Weight times exp(linear predictor) of the sorted rows, in the units of <see cref="Predictors"/>.</summary>
    public ReadOnlySpan<double> Risks => _risk;

    /// <summary>Computes linear predictors and risks for coefficients of the scaled covariates.</summary>
    public void Predict(ReadOnlySpan<double> beta)
    {
        double[] padded = new double[_design.Stride];
        beta.CopyTo(padded);
        int blocks = (_predictor.Length + MomentSums.BlockRows - 1) / MomentSums.BlockRows;
        if (blocks == 1) PredictBlock(padded, 0);
        else Parallel.For(0, blocks, block => PredictBlock(padded, block));
        double largest = TensorPrimitives.Max<double>(_predictor);
        if (largest <= LargestPredictor) return;
        TensorPrimitives.Subtract(_predictor, largest, _predictor);
        Exponentiate(0, _predictor.Length);
    }

    /// <summary>Visits every event time with the risks of the last <see cref="Predict"/>.</summary>
    public void Visit(IRiskSetVisitor visitor, bool deathMoments)
    {
        for (int stratum = 0; stratum + 1 < _design.StratumStart.Length; stratum++)
        {
            int from = _design.StratumStart[stratum];
            int to = _design.StratumStart[stratum + 1];
            _moments.Stratum = stratum;
            _moments.EmptyRiskSet();
            VisitStratum(visitor, deathMoments, from, to);
            visitor.EndStratum(from, to);
        }
    }

    private void PredictBlock(double[] beta, int block)
    {
        int from = block * MomentSums.BlockRows;
        int length = Math.Min(MomentSums.BlockRows, _predictor.Length - from);
        MomentSums.Products(_design.X.AsSpan(from * _design.Stride, length * _design.Stride), _design.Stride, beta, _predictor.AsSpan(from, length));
        Exponentiate(from, length);
    }

    private void Exponentiate(int from, int length)
    {
        Span<double> risk = _risk.AsSpan(from, length);
        TensorPrimitives.Exp(_predictor.AsSpan(from, length), risk);
        if (_design.RiskWeight is not null) TensorPrimitives.Multiply(risk, _design.RiskWeight.AsSpan(from, length), risk);
    }

    private void VisitStratum(IRiskSetVisitor visitor, bool deathMoments, int from, int to)
    {
        int leaving = from;
        for (int end = to; end > from;)
        {
            int time = _design.Exit[end - 1];
            if (_byEntry is not null)
            {
                for (; leaving < to && _design.Entry![_byEntry[leaving]] > time; leaving++) Remove(_byEntry[leaving]);
                if (leaving - from == to - end) _moments.EmptyRiskSet();
            }

            int start = end - 1;
            while (start > from && _design.Exit[start - 1] == time) start--;
            Join(start, end);
            _moments.StartTime(time);
            for (int row = end - 1; row >= start; row--)
            {
                if (_design.IsEvent[row]) AddDeath(row);
            }

            if (_moments.Deaths > 0)
            {
                if (deathMoments && _moments.Deaths > 1) SumDeaths(start, end);
                visitor.Visit(_moments);
            }

            end = start;
        }
    }

    private void Join(int from, int to)
    {
        ReadOnlySpan<double> risk = _risk.AsSpan(from, to - from);
        double sum = 0;
        foreach (double r in risk) sum += r;
        _moments.S0 += sum;
        MomentSums.First(_design.X.AsSpan(from * _design.Stride, risk.Length * _design.Stride), _design.Stride, risk, _moments.S1);
    }

    private void Remove(int row)
    {
        _moments.S0 -= _risk[row];
        MomentSums.First(Row(row), _design.Stride, [-_risk[row]], _moments.S1);
    }

    private void AddDeath(int row)
    {
        double weight = _design.RiskWeight is null ? 1 : _design.RiskWeight[row];
        _moments.Deaths += _design.Count is null ? 1 : _design.Count[row];
        _moments.DeathWeight += weight;
        _moments.DeathPredictor += weight * _predictor[row];
        MomentSums.First(Row(row), _design.Stride, [weight], _moments.DeathX);
    }

    private void SumDeaths(int from, int to)
    {
        for (int row = to - 1; row >= from; row--)
        {
            if (!_design.IsEvent[row]) continue;
            _moments.D0 += _risk[row];
            MomentSums.First(Row(row), _design.Stride, [_risk[row]], _moments.D1);
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
