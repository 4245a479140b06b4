using System.Runtime.CompilerServices;
using Oncohort.Survival.Distributions;
using Oncohort.Survival.Linear;

namespace Oncohort.Survival.Cox;

/// <summary>
/// The score test that a coefficient does not change with g(t): for each term the covariate x g(t) is added at 0, and the score of its coefficient is
/// compared with its variance, given that the coefficients of x are estimated.
/// </summary>
/// <remarks>
/// Grambsch and Therneau (1994), in the exact form of Therneau and Grambsch (2000), section 6.2, without the approximation of a constant
/// variance. One sweep gathers the score of x g(t) and the blocks sum V, sum g V and sum g^2 V.
/// </remarks>
internal sealed class ProportionalHazardsScore
{
    private readonly int _p;
    private readonly double[] _score;
    private readonly double[,] _plain;
    private readonly double[,] _once;
    private readonly double[,] _twice;

    private ProportionalHazardsScore(double[] score, double[][,] sums)
    {
        _p = score.Length;
        _score = score;
        _plain = sums[0];
        _once = sums[1];
        _twice = sums[2];
    }

    /// <summary>Gathers the score and its variance blocks with the risks that the sweep last predicted, for a transform of time at each time index.</summary>
    public static ProportionalHazardsScore Gather(CoxDesign design, RiskSetSweep sweep, CoxTies ties, double[] transform)
    {
        var sums = new InformationSum(design, sweep, powers: 3, transform);
        SegmentScore[] segments = [.. sweep.Segments.Select((_, segment) => new SegmentScore(design, ties, transform, sums.Of(segment)))];
        sweep.Visit(segment => segments[segment]);
        double[] score = new double[design.Columns];
        foreach (SegmentScore segment in segments)
        {
            for (int j = 0; j < score.Length; j++) score[j] += segment.Score[j];
        }

        return new ProportionalHazardsScore(score, sums.Finish());
    }

    /// <summary>The test of some columns together; null when they carry no information.</summary>
    public ChiSquareTest Test(ReadOnlySpan<int> columns, bool[] dependent)
    {
        int[] tested = [.. columns.ToArray().Where(j => !dependent[j])];
        int[] fitted = [.. Enumerable.Range(0, _p).Where(j => !dependent[j])];
        if (tested.Length == 0) return new ChiSquareTest(null, 0, null);

        var plain = SymmetricFactor.Of(Block(_plain, fitted, fitted));
        double[,] cross = Block(_once, fitted, tested);
        double[,] variance = Block(_twice, tested, tested);
        double[] column = new double[fitted.Length];
        for (int b = 0; b < tested.Length; b++)
        {
            for (int i = 0; i < column.Length; i++) column[i] = cross[i, b];
            double[] solved = plain.Solve(column);
            for (int a = 0; a < tested.Length; a++)
            {
                for (int i = 0; i < solved.Length; i++) variance[a, b] -= cross[i, a] * solved[i];
            }
        }

        var factor = SymmetricFactor.Of(variance);
        if (factor.Rank < tested.Length) return new ChiSquareTest(null, tested.Length, null);
        double chiSquare = factor.Quadratic([.. tested.Select(j => _score[j])]);
        return new ChiSquareTest(chiSquare, tested.Length, ChiSquareDistribution.UpperTail(chiSquare, tested.Length));
    }

    /// <summary>1 - S(t-) of the Kaplan-Meier estimate of all rows (case weights apart, as in R), centred on its mean over the events, at each time index.</summary>
    internal static double[] Transform(CoxDesign design)
    {
        TimeToEvent data = design.Data;
        double[] atTime = new double[data.Axis.Times.Length];
        KaplanMeierCurve curve = KaplanMeier.Estimate(data.Unweighted(), options: new KaplanMeierOptions { IntervalType = ConfidenceIntervalType.None, Robust = false })[0];
        double before = 1;
        double sum = 0;
        double events = 0;
        int time = 0;
        foreach (SurvivalPoint step in curve.Steps)
        {
            while (data.Axis.Times[time] < step.Time) time++;
            atTime[time] = 1 - before;
            before = step.Survival ?? before;
            sum += step.Events * atTime[time];
            events += step.Events;
        }

        for (int i = 0; i < atTime.Length; i++) atTime[i] -= sum / events;
        return atTime;
    }

    private static double[,] Block(double[,] matrix, int[] rows, int[] columns)
    {
        double[,] block = new double[rows.Length, columns.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < columns.Length; j++) block[i, j] = matrix[rows[i], columns[j]];
        }

        return block;
    }

    /// <summary>The score of one segment: what its deaths add, less what each event time expects.</summary>
    private sealed class SegmentScore(CoxDesign design, CoxTies ties, double[] transform, SegmentInformation information) : IRiskSetVisitor
    {
        public double[] Score { get; } = new double[design.Columns];

        public void Visit(RiskSetMoments moments)
        {
            var sums = TieSums.Of(moments, ties);
            double g = transform[moments.Time];
            for (int j = 0; j < Score.Length; j++) Score[j] -= g * sums.Expected(moments, j);
            information.Add(moments, sums);
        }

        public void EndStratum(int from, int to)
        {
            information.EndStratum(from, to);
            AddDeaths(from, to);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void AddDeaths(int from, int to)
        {
            for (int row = from; row < to; row++)
            {
                if (!design.IsEvent[row]) continue;
                double factor = transform[design.Exit[row]] * design.WeightOf(row);
                ReadOnlySpan<double> x = design.X.AsSpan(row * design.Stride, Score.Length);
                for (int j = 0; j < x.Length; j++) Score[j] += factor * x[j];
            }
        }
    }
}
