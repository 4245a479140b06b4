using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Oncohort.Survival.Memory;

namespace Oncohort.Survival.Cox;

/// <summary>
/// Walks the event times of every stratum from last to first. Rows join the risk set at their exit and leave it at their entry, so the
/// moments are running sums: O(n p) for a whole walk. The cores share the segments of rows.
/// </summary>
internal sealed class RiskSetSweep
{
    private const double LargestPredictor = 200;
    private const int ChunkRows = 256;

    private readonly CoxDesign _design;
    private readonly int[]? _byEntry;
    private readonly double[] _predictor;
    private readonly double[] _risk;
    private readonly RiskSetMoments[] _moments;
    private readonly RiskSetMoments[] _totals;

    public RiskSetSweep(CoxDesign design)
    {
        _design = design;
        _predictor = LargeArray.Uninitialized<double>(design.Rows.Length);
        _risk = LargeArray.Uninitialized<double>(design.Rows.Length);
        Segments = SweepSegment.Of(design);
        _moments = [.. Segments.Select(_ => new RiskSetMoments(design.Width))];
        _totals = [.. Segments.Select(_ => new RiskSetMoments(design.Width))];
        if (design.Entry is not null) _byEntry = OrderByEntryDescending(design);
    }

    /// <summary>The segments that are walked apart.</summary>
    public SweepSegment[] Segments { get; }

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
        double[] largest = new double[Segments.Length];
        Shift = 0;
        Each(segment => largest[segment] = PredictSegment(segment, padded));
        double overall = TensorPrimitives.Max<double>(largest);
        if (!(overall > LargestPredictor)) return;
        Shift = overall;
        Each(segment => PredictSegment(segment, padded));
    }

    /// <summary>Visits every event time with the risks of the last <see cref="Predict"/>, one stratum after the other.</summary>
    public void Visit(IRiskSetVisitor visitor)
    {
        var moments = new RiskSetMoments(_design.Width);
        for (int stratum = 0; stratum + 1 < _design.StratumStart.Length; stratum++) VisitStratum(visitor, moments, stratum);
    }

    /// <summary>Visits every event time with the risks of the last <see cref="Predict"/>, each segment with a visitor of its own.</summary>
    /// <param name="visitorOf">The visitor of a segment. A part of a stratum ends with <see cref="IRiskSetVisitor.EndStratum"/> as a whole one does.</param>
    public void Visit(Func<int, IRiskSetVisitor> visitorOf)
    {
        CarryTotals();
        Each(segment =>
        {
            SweepSegment rows = Segments[segment];
            IRiskSetVisitor visitor = visitorOf(segment);
            if (rows.IsPart)
            {
                VisitRows(visitor, _moments[segment], rows.From, rows.To);
                visitor.EndStratum(rows.From, rows.To);
                return;
            }

            for (int stratum = rows.Stratum; stratum + 1 < _design.StratumStart.Length && _design.StratumStart[stratum] < rows.To; stratum++)
                VisitStratum(visitor, _moments[segment], stratum);
        });
    }

    private void Each(Action<int> work) => RowBlocks.Share(Segments.Length, work);

    private void VisitStratum(IRiskSetVisitor visitor, RiskSetMoments moments, int stratum)
    {
        int from = _design.StratumStart[stratum];
        int to = _design.StratumStart[stratum + 1];
        moments.EmptyRiskSet();
        VisitRows(visitor, moments, from, to);
        visitor.EndStratum(from, to);
    }

    /// <summary>Gives each part of a stratum the risk set that the later parts leave to it.</summary>
    private void CarryTotals()
    {
        for (int segment = Segments.Length - 1; segment >= 0; segment--)
        {
            RiskSetMoments moments = _moments[segment];
            moments.EmptyRiskSet();
            if (segment + 1 < Segments.Length && Segments[segment + 1].Continues(Segments[segment])) moments.Start(_moments[segment + 1], _totals[segment + 1]);
        }
    }

    /// <summary>Predicts the rows of a segment and sums the risks of a part; returns the largest predictor.</summary>
    private double PredictSegment(int segment, double[] beta)
    {
        SweepSegment rows = Segments[segment];
        RiskSetMoments totals = _totals[segment];
        totals.EmptyRiskSet();
        double largest = double.NegativeInfinity;
        for (int from = rows.From; from < rows.To; from += ChunkRows)
        {
            int length = Math.Min(ChunkRows, rows.To - from);
            Span<double> predictor = _predictor.AsSpan(from, length);
            Span<double> risk = _risk.AsSpan(from, length);
            MomentSums.Products(Rows(from, length), _design.Stride, beta, predictor);
            if (Shift != 0) TensorPrimitives.Subtract(predictor, Shift, predictor);
            largest = Math.Max(largest, TensorPrimitives.Max<double>(predictor));
            TensorPrimitives.Exp(predictor, risk);
            if (_design.RiskWeight is not null) TensorPrimitives.Multiply(risk, _design.RiskWeight.AsSpan(from, length), risk);
            if (!rows.IsPart) continue;
            totals.S0 += TensorPrimitives.Sum<double>(risk);
            MomentSums.First(Rows(from, length), _design.Stride, risk, totals.S1);
        }

        return largest;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void VisitRows(IRiskSetVisitor visitor, RiskSetMoments moments, int from, int to)
    {
        int leaving = from;
        for (int end = to; end > from;)
        {
            int time = _design.Exit[end - 1];
            if (_byEntry is not null)
            {
                for (; leaving < to && _design.Entry![_byEntry[leaving]] > time; leaving++) Remove(moments, _byEntry[leaving]);
                if (leaving - from == to - end) moments.EmptyRiskSet();
            }

            int start = end - 1;
            while (start > from && _design.Exit[start - 1] == time) start--;
            int deaths = start;
            while (deaths < end && _design.IsEvent[deaths]) deaths++;
            Join(moments, deaths, end);
            if (deaths > start)
            {
                JoinDeaths(moments, start, deaths);
                moments.Time = time;
                visitor.Visit(moments);
            }

            end = start;
        }
    }

    private void Join(RiskSetMoments moments, int from, int to)
    {
        ReadOnlySpan<double> risk = _risk.AsSpan(from, to - from);
        moments.S0 += TensorPrimitives.Sum(risk);
        MomentSums.First(Rows(from, risk.Length), _design.Stride, risk, moments.S1);
    }

    private void JoinDeaths(RiskSetMoments moments, int from, int to)
    {
        ReadOnlySpan<double> risk = _risk.AsSpan(from, to - from);
        double[] d1 = moments.D1;
        double[] s1 = moments.S1;
        moments.Deaths = _design.Count is null ? risk.Length : TensorPrimitives.Sum<int>(_design.Count.AsSpan(from, risk.Length));
        moments.DeathWeight = _design.RiskWeight is null ? risk.Length : TensorPrimitives.Sum<double>(_design.RiskWeight.AsSpan(from, risk.Length));
        moments.D0 = TensorPrimitives.Sum(risk);
        Array.Clear(d1);
        MomentSums.First(Rows(from, risk.Length), _design.Stride, risk, d1);
        moments.S0 += moments.D0;
        for (int j = 0; j < s1.Length; j++) s1[j] += d1[j];
    }

    private void Remove(RiskSetMoments moments, int row)
    {
        moments.S0 -= _risk[row];
        MomentSums.First(Rows(row, 1), _design.Stride, [-_risk[row]], moments.S1);
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
