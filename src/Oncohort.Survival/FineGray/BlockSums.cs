using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Oncohort.Survival.Cox;

namespace Oncohort.Survival.FineGray;

/// <summary>
/// The sums of one block of times, of r = weight x exp(linear predictor) and of r x: at first those of its own rows, then, carried on from its neighbours, those
/// with which its scan begins; and the terms of its event times.
/// </summary>
/// <remarks>First moments stand in positions 0 .. width - 1, the zeroth in position width.</remarks>
internal sealed class BlockSums(int width, int groups)
{
    private readonly double[] _rows1 = new double[width];
    private readonly double[] _ownCompeting = new double[groups * (width + 1)];
    private readonly double[] _startCompeting = new double[groups * (width + 1)];
    private readonly double[] _shrinkage = new double[groups];
    private double _rows0;

    /// <summary>Those at risk from the next block on, as the block's scan finds them and leaves them changed.</summary>
    public double AtRisk0 { get; private set; }

    public double[] AtRisk1 { get; } = new double[width];

    /// <summary>Those who enter after the block's first time, until the next block's first.</summary>
    public double Entered0 { get; set; }

    public double[] Entered1 { get; } = new double[width];

    /// <summary>The log likelihood's denominator.</summary>
    public double LogDenominator { get; private set; }

    /// <summary>The expected covariates of the events.</summary>
    public double[] Expected { get; } = new double[width];

    /// <summary>Outer products of the risk sets' means, times the events: upper triangle.</summary>
    public double[] Outer { get; } = new double[width * width];

    /// <summary>Sums the block's own rows.</summary>
    public void Sum(SubdistributionDesign design, int block, ReadOnlySpan<double> risk, CensoringWeights censoring)
    {
        int from = design.Start(design.BlockTime[block]);
        _rows0 = TensorPrimitives.Sum(risk);
        Array.Clear(_rows1);
        MomentSums.First(design.X(from, from + risk.Length), design.Cox.Stride, risk, _rows1);
        Entered0 = 0;
        Array.Clear(Entered1);
        Array.Clear(_ownCompeting);
        Array.Fill(_shrinkage, 1);
        for (int time = design.BlockTime[block]; time < design.BlockTime[block + 1]; time++)
        {
            for (int group = 0; group < groups; group++) _shrinkage[group] *= censoring.Step[(time * groups) + group];
            Pass(design, time, risk, from, censoring, _ownCompeting);
        }
    }

    /// <summary>Takes over those at risk from the following block, before that one scans.</summary>
    public void StartAtRisk(BlockSums? next)
    {
        AtRisk0 = next is null ? 0 : next.AtRisk0 + next._rows0 - next.Entered0;
        for (int j = 0; j < width; j++) AtRisk1[j] = next is null ? 0 : next.AtRisk1[j] + next._rows1[j] - next.Entered1[j];
    }

    /// <summary>Takes over those who had a competing event from the block before.</summary>
    public void StartCompeting(BlockSums? previous)
    {
        for (int i = 0; i < _startCompeting.Length; i++)
            _startCompeting[i] = previous is null ? 0 : previous._ownCompeting[i] + (previous._shrinkage[i / (width + 1)] * previous._startCompeting[i]);
    }

    /// <summary>Goes forward through the block's times and writes, for each with events of the cause, the sums over those who had a competing event before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ScanCompeting(SubdistributionDesign design, int block, ReadOnlySpan<double> risk, CensoringWeights censoring, double[] deathWeight, double[] competing)
    {
        int first = design.BlockTime[block];
        for (int time = first; time < design.BlockTime[block + 1]; time++)
        {
            if (deathWeight[time] != 0)
            {
                Span<double> total = competing.AsSpan((time - first) * (width + 1), width + 1);
                _startCompeting.AsSpan(0, width + 1).CopyTo(total);
                for (int group = 1; group < groups; group++) TensorPrimitives.Add(total, _startCompeting.AsSpan(group * (width + 1), width + 1), total);
            }

            Pass(design, time, risk, 0, censoring, _startCompeting);
        }
    }

    public void ClearTerms()
    {
        LogDenominator = 0;
        Array.Clear(Expected);
        Array.Clear(Outer);
    }

    /// <summary>Adds the terms of one event time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddTerms(double logDenominator, double hazard, double square, double[] moments, int columns)
    {
        LogDenominator += logDenominator;
        double[] expected = Expected;
        double[] outer = Outer;
        for (int j = 0, at = 0; j < columns; j++, at += width)
        {
            expected[j] += hazard * moments[j];
            double of = square * moments[j];
            for (int k = j; k < columns; k++) outer[at + k] += of * moments[k];
        }
    }

    /// <summary>Adds the competing events of a time, and shrinks the sums to the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pass(SubdistributionDesign design, int time, ReadOnlySpan<double> risk, int firstRow, CensoringWeights censoring, double[] sums)
    {
        int groups = design.Groups;
        int width = design.Cox.Width;
        for (int group = 0; group < groups; group++)
        {
            int from = design.Start(time, 1 + group);
            int to = design.Start(time, 2 + group);
            Span<double> sum = sums.AsSpan(group * (width + 1), width + 1);
            if (to > from)
            {
                ReadOnlySpan<double> own = risk.Slice(from - firstRow, to - from);
                sum[width] += TensorPrimitives.Sum(own);
                MomentSums.First(design.X(from, to), design.Cox.Stride, own, sum[..width]);
            }

            double step = censoring.Step[(time * groups) + group];
            if (step != 1) TensorPrimitives.Multiply(sum, step, sum);
        }
    }
}
