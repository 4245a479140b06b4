using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Oncohort.Survival.Memory;

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
        _predictor = LargeArray.Uninitialized<double>(design.Rows.Length);
        _risk = LargeArray.Uninitialized<double>(design.Rows.Length);
        _moments = new RiskSetMoments(design.Width);
        if (design.Entry is not null) _byEntry = OrderByEntryDescending(design);
    }

    /// <summary>Linear predictors of the sorted rows, up to a common constant, of the last <see cref="Predict"/>.</summary>
    public ReadOnlySpan<double> Predictors => _predictor;

    /// <summary>Weight times exp(linear predictor) of the sorted rows, in the units of <see cref="Predictors"/>.</summary>
    public ReadOnlySpan<double> Risks => _risk;

    /// <summary>What was subtracted from all predictors to keep their exponentials finite; 0 as a rule.</summary>
    public double Shift { get; private set; }

    /// <summary>Computes linear predictors and risks for coefficients of the scaled covariates.</summary>
    public void Predict(ReadOnlySpan<double> beta)
    {
        double[] padded = new double[_design.Width];
        beta.CopyTo(padded);
        int blocks = (_predictor.Length + MomentSums.BlockRows - 1) / MomentSums.BlockRows;
        if (blocks == 1) PredictBlock(padded, 0);
        else Parallel.For(0, blocks, block => PredictBlock(padded, block));
        double largest = TensorPrimitives.Max<double>(_predictor);
        Shift = largest > LargestPredictor ? largest : 0;
        if (Shift == 0) return;
        TensorPrimitives.Subtract(_predictor, Shift, _predictor);
        Exponentiate(0, _predictor.Length);
    }

    /// <summary>Visits every event time with the risks of the last <see cref="Predict"/>.</summary>
    public void Visit(IRiskSetVisitor visitor)
    {
        for (int stratum = 0; stratum + 1 < _design.StratumStart.Length; stratum++)
        {
            int from = _design.StratumStart[stratum];
            int to = _design.StratumStart[stratum + 1];
            _moments.EmptyRiskSet();
            VisitStratum(visitor, from, to);
            visitor.EndStratum(from, to);
        }
    }

    private void PredictBlock(double[] beta, int block)
    {
        int from = block * MomentSums.BlockRows;
        int length = Math.Min(MomentSums.BlockRows, _predictor.Length - from);
        MomentSums.Products(Rows(from, length), _design.Stride, beta, _predictor.AsSpan(from, length));
        Exponentiate(from, length);
    }

    private void Exponentiate(int from, int length)
    {
        Span<double> risk = _risk.AsSpan(from, length);
        TensorPrimitives.Exp(_predictor.AsSpan(from, length), risk);
        if (_design.RiskWeight is not null) TensorPrimitives.Multiply(risk, _design.RiskWeight.AsSpan(from, length), risk);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void VisitStratum(IRiskSetVisitor visitor, int from, int to)
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
            int deaths = start;
            while (deaths < end && _design.IsEvent[deaths]) deaths++;
            Join(deaths, end);
            if (deaths > start)
            {
                JoinDeaths(start, deaths);
                _moments.Time = time;
                visitor.Visit(_moments);
            }

            end = start;
        }
    }

    private void Join(int from, int to)
    {
        ReadOnlySpan<double> risk = _risk.AsSpan(from, to - from);
        _moments.S0 += TensorPrimitives.Sum(risk);
        MomentSums.First(Rows(from, risk.Length), _design.Stride, risk, _moments.S1);
    }

    private void JoinDeaths(int from, int to)
    {
        ReadOnlySpan<double> risk = _risk.AsSpan(from, to - from);
        double[] d1 = _moments.D1;
        double[] s1 = _moments.S1;
        _moments.Deaths = _design.Count is null ? risk.Length : TensorPrimitives.Sum<int>(_design.Count.AsSpan(from, risk.Length));
        _moments.DeathWeight = _design.RiskWeight is null ? risk.Length : TensorPrimitives.Sum<double>(_design.RiskWeight.AsSpan(from, risk.Length));
        _moments.D0 = TensorPrimitives.Sum(risk);
        Array.Clear(d1);
        MomentSums.First(Rows(from, risk.Length), _design.Stride, risk, d1);
        _moments.S0 += _moments.D0;
        for (int j = 0; j < s1.Length; j++) s1[j] += d1[j];
    }

    private void Remove(int row)
    {
        _moments.S0 -= _risk[row];
        MomentSums.First(Rows(row, 1), _design.Stride, [-_risk[row]], _moments.S1);
    }

    private ReadOnlySpan<double> Rows(int from, int rows) =>
        _design.X.AsSpan(from * _design.Stride, (rows * _design.Stride) + _design.Width - _design.Columns);

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
