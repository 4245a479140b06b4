using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Oncohort.Survival.Cox;
using Oncohort.Survival.Memory;

namespace Oncohort.Survival.FineGray;

/// <summary>
/// The weighted partial likelihood of the subdistribution hazard. The risk set of time t holds the rows at risk, and with shrinking weight those who had a competing
/// event before: a running sum backward in time and one forward (Kawaguchi, Shen, Suchard and Li, 2021). Tied events as Breslow.
/// </summary>
/// <remarks>
/// O(n p^2) an evaluation. The times are cut into fixed blocks. Each block is summed alone, the sums are carried over the blocks in order, then each block is
/// scanned alone; so both cores work and the result has the same bits for any number of threads.
/// </remarks>
internal sealed class SubdistributionLikelihood : IPartialLikelihood
{
    private const double LargestPredictor = 200;

    private readonly SubdistributionDesign _design;
    private readonly CoxDesign _cox;
    private readonly int _width;
    private readonly double[] _deathX;
    private readonly double[] _deathWeight;
    private readonly double[] _predictor;
    private readonly double[] _risk;
    private readonly double[] _largest;
    private readonly BlockSums[] _blocks;
    private readonly double[] _hazard;
    private readonly double[] _cumulative;
    private readonly double[] _ahead;
    private double[]? _weight;
    private CensoringWeights _censoring;

    /// <param name="design">The sorted rows.</param>
    /// <param name="weight">The weight of each sorted row; null for 1.</param>
    /// <param name="censoring">The weights after a competing event.</param>
    public SubdistributionLikelihood(SubdistributionDesign design, double[]? weight, CensoringWeights censoring)
    {
        _design = design;
        _cox = design.Cox;
        _width = _cox.Width;
        _predictor = LargeArray.Uninitialized<double>(_cox.Rows.Length);
        _risk = LargeArray.Uninitialized<double>(_cox.Rows.Length);
        _largest = new double[design.BlockCount];
        _blocks = [.. Enumerable.Range(0, design.BlockCount).Select(_ => new BlockSums(_width, design.Groups))];
        _hazard = new double[design.Times];
        _cumulative = new double[design.Times];
        _ahead = new double[design.Times * design.Groups];
        _deathWeight = new double[design.Times];
        _deathX = new double[_width];
        Reweigh(weight, censoring);
    }

    /// <summary>Weight times exp(linear predictor) of the sorted rows at the last evaluation, up to <see cref="Shift"/>.</summary>
    public double[] Risks => _risk;

    /// <summary>What was subtracted from all predictors to keep their exponentials finite; 0 as a rule.</summary>
    public double Shift { get; private set; }

    /// <summary>The increment of the baseline subdistribution hazard at each time, in the units of <see cref="Risks"/>.</summary>
    public double[] Hazard => _hazard;

    /// <summary>The weight of the events of the cause at each time.</summary>
    public double[] DeathWeight => _deathWeight;

    /// <summary>The hazard accumulated until and with each time.</summary>
    public double[] Cumulative => _cumulative;

    /// <summary>What is still to come after a time for those who then had a competing event, in their shrinking weight; by time, then group.</summary>
    public double[] Ahead => _ahead;

    /// <summary>The risk set's mean of the covariates at each time with events of the cause, by time, then column; kept when it is set.</summary>
    public double[]? Means { get; set; }

    /// <summary>Gives the same rows other weights.</summary>
    [MemberNotNull(nameof(_censoring))]
    public void Reweigh(double[]? weight, CensoringWeights censoring)
    {
        _weight = weight;
        _censoring = censoring;
        Array.Clear(_deathWeight);
        Array.Clear(_deathX);
        SumDeaths();
    }

    public LikelihoodPoint At(ReadOnlySpan<double> beta)
    {
        Predict(beta);
        Carry();
        _design.ForBlocks(ScanBlock);
        Accumulate();
        _design.ForBlocks(WeighBlock);
        return Point(beta);
    }

    private void SumDeaths()
    {
        for (int time = 0; time < _design.Times; time++)
        {
            int from = _design.Start(time);
            int to = _design.Start(time, 1);
            if (to == from) continue;
            if (_weight is null)
            {
                _deathWeight[time] = to - from;
                SumRows(from, to, _deathX);
            }
            else
            {
                ReadOnlySpan<double> weights = _weight.AsSpan(from, to - from);
                _deathWeight[time] = TensorPrimitives.Sum(weights);
                MomentSums.First(_design.X(from, to), _cox.Stride, weights, _deathX);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SumRows(int from, int to, double[] sums)
    {
        for (int row = from; row < to; row++)
        {
            for (int j = 0; j < _cox.Columns; j++) sums[j] += _cox.X[(row * _cox.Stride) + j];
        }
    }

    private void Predict(ReadOnlySpan<double> beta)
    {
        double[] padded = new double[_width];
        beta.CopyTo(padded);
        Shift = 0;
        _design.ForBlocks(block => PredictBlock(padded, block));
        double largest = _largest.Max();
        if (largest > LargestPredictor) Shift = largest;
        if (Shift != 0) _design.ForBlocks(RiskBlock);
        if (_design.ByEntry is not null) _design.ForBlocks(SumEntries);
    }

    private void PredictBlock(double[] beta, int block)
    {
        (int from, int to) = RowsOf(block);
        Span<double> predictor = _predictor.AsSpan(from, to - from);
        MomentSums.Products(_design.X(from, to), _cox.Stride, beta, predictor);
        _largest[block] = to == from ? 0 : TensorPrimitives.Max<double>(predictor);
        if (!(_largest[block] > LargestPredictor)) RiskBlock(block);
    }

    private void RiskBlock(int block)
    {
        (int from, int to) = RowsOf(block);
        Span<double> predictor = _predictor.AsSpan(from, to - from);
        Span<double> risk = _risk.AsSpan(from, to - from);
        if (Shift != 0) TensorPrimitives.Subtract(predictor, Shift, predictor);
        TensorPrimitives.Exp(predictor, risk);
        if (_weight is not null) TensorPrimitives.Multiply(risk, _weight.AsSpan(from, to - from), risk);
        _blocks[block].Sum(_design, block, risk, _censoring);
    }

    /// <summary>What joins the risk set, going forward, after the block's first time and until the first of the next.</summary>
    private void SumEntries(int block)
    {
        BlockSums sums = _blocks[block];
        int[] start = _design.ByEntry!.Start;
        for (int at = start[_design.BlockTime[block] + 1]; at < start[_design.BlockTime[block + 1] + 1]; at++)
        {
            int row = _design.ByEntry.Rows[at];
            sums.Entered0 += _risk[row];
            MomentSums.First(_design.X(row, row + 1), _cox.Stride, _risk.AsSpan(row, 1), sums.Entered1);
        }
    }

    /// <summary>Carries the sums of whole blocks backward (at risk) and forward (competing events before).</summary>
    private void Carry()
    {
        for (int block = _blocks.Length - 1; block >= 0; block--)
        {
            BlockSums sums = _blocks[block];
            sums.StartAtRisk(block + 1 < _blocks.Length ? _blocks[block + 1] : null);
        }

        for (int block = 0; block < _blocks.Length; block++) _blocks[block].StartCompeting(block == 0 ? null : _blocks[block - 1]);
    }

    private void ScanBlock(int block)
    {
        int first = _design.BlockTime[block];
        int times = _design.BlockTime[block + 1] - first;
        double[] competing = ArrayPool<double>.Shared.Rent(times * (_width + 1));
        _blocks[block].ScanCompeting(_design, block, _risk.AsSpan(), _censoring, _deathWeight, competing);
        ScanAtRisk(block, competing);
        ArrayPool<double>.Shared.Return(competing);
    }

    /// <summary>Goes back through the block's times, completes the risk set of each and adds its terms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ScanAtRisk(int block, double[] competing)
    {
        BlockSums sums = _blocks[block];
        sums.ClearTerms();
        double s0 = sums.AtRisk0;
        double[] s1 = sums.AtRisk1;
        double[] total = new double[_width];
        int first = _design.BlockTime[block];
        for (int time = _design.BlockTime[block + 1] - 1; time >= first; time--)
        {
            s0 -= Leave(time + 1, s1);
            int from = _design.Start(time);
            ReadOnlySpan<double> risk = _risk.AsSpan(from, _design.Start(time + 1) - from);
            s0 += TensorPrimitives.Sum(risk);
            MomentSums.First(_design.X(from, from + risk.Length), _cox.Stride, risk, s1);
            double deaths = _deathWeight[time];
            if (deaths == 0)
            {
                _hazard[time] = 0;
                continue;
            }

            ReadOnlySpan<double> before = competing.AsSpan((time - first) * (_width + 1), _width + 1);
            double total0 = s0 + before[_width];
            for (int j = 0; j < total.Length; j++) total[j] = s1[j] + before[j];
            double hazard = deaths / total0;
            _hazard[time] = hazard;
            sums.AddTerms(deaths * Math.Log(total0), hazard, hazard / total0, total, _cox.Columns);
            if (Means is not null) TensorPrimitives.Divide(total.AsSpan(0, _cox.Columns), total0, Means.AsSpan(time * _cox.Columns, _cox.Columns));
        }
    }

    private double Leave(int entry, double[] s1)
    {
        if (_design.ByEntry is not { } byEntry) return 0;
        double left = 0;
        for (int at = byEntry.Start[entry]; at < byEntry.Start[entry + 1]; at++)
        {
            int row = byEntry.Rows[at];
            left += _risk[row];
            MomentSums.First(_design.X(row, row + 1), _cox.Stride, [-_risk[row]], s1);
        }

        return left;
    }

    /// <summary>The hazard until each time, and for competing events what lies ahead of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Accumulate()
    {
        double sum = 0;
        for (int time = 0; time < _hazard.Length; time++) _cumulative[time] = sum += _hazard[time];
        int groups = _design.Groups;
        double[] step = _censoring.Step;
        for (int cell = _ahead.Length - groups - 1; cell >= 0; cell--) _ahead[cell] = step[cell] * (_hazard[(cell / groups) + 1] + _ahead[cell + groups]);
    }

    /// <summary>Each row's risk times the hazard it is exposed to: its weight in the second moments. Overwrites the predictors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WeighBlock(int block)
    {
        int groups = _design.Groups;
        for (int time = _design.BlockTime[block]; time < _design.BlockTime[block + 1]; time++)
        {
            double until = _cumulative[time];
            Weigh(_design.Start(time), _design.Start(time, 1), until);
            for (int group = 0; group < groups; group++) Weigh(_design.Start(time, 1 + group), _design.Start(time, 2 + group), until + _ahead[(time * groups) + group]);
            Weigh(_design.Start(time, groups + 1), _design.Start(time + 1), until);
        }
    }

    private void Weigh(int from, int to, double hazard)
    {
        if (from == to) return;
        TensorPrimitives.Multiply(_risk.AsSpan(from, to - from), hazard, _predictor.AsSpan(from, to - from));
        if (_cox.Entry is not { } entry) return;
        for (int row = from; row < to; row++)
        {
            if (entry[row] > 0) _predictor[row] -= _risk[row] * _cumulative[entry[row] - 1];
        }
    }

    private LikelihoodPoint Point(ReadOnlySpan<double> beta)
    {
        int p = _cox.Columns;
        double[] gram = MomentSums.Second(_cox.X, _cox.Stride, _width, _predictor);
        double[] score = [.. _deathX.AsSpan(0, p)];
        double logLikelihood = -Shift * _deathWeight.Sum();
        for (int j = 0; j < p; j++) logLikelihood += _deathX[j] * beta[j];
        foreach (BlockSums block in _blocks)
        {
            logLikelihood -= block.LogDenominator;
            for (int j = 0; j < p; j++) score[j] -= block.Expected[j];
            for (int i = 0; i < gram.Length; i++) gram[i] -= block.Outer[i];
        }

        double[,] information = new double[p, p];
        for (int j = 0; j < p; j++)
        {
            for (int k = j; k < p; k++) information[j, k] = information[k, j] = gram[(j * _width) + k];
        }

        return new LikelihoodPoint(logLikelihood, score, information);
    }

    private (int From, int To) RowsOf(int block) => (_design.Start(_design.BlockTime[block]), _design.Start(_design.BlockTime[block + 1]));
}
