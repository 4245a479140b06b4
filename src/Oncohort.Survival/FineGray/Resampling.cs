using Oncohort.Survival.Cox;
using Oncohort.Survival.Distributions;
using Oncohort.Survival.Linear;

namespace Oncohort.Survival.FineGray;

/// <summary>Fits the model to samples of patients, or of clusters, drawn with replacement.</summary>
/// <param name="design">The sorted rows; a sample is a weight for each.</param>
/// <param name="ties">Ties of censorings and events.</param>
/// <param name="clusters">Clusters; null to draw rows.</param>
/// <param name="start">The estimate on the scaled covariates, where every fit begins.</param>
/// <param name="estimated">Which coefficients exist; the others stay as they are.</param>
internal sealed class Resampling(SubdistributionDesign design, CensoringTies ties, Grouping? clusters, double[] start, bool[] estimated)
{
    private const int MaxIterations = 20;

    /// <summary>Newton's next step would move the log likelihood by less than this.</summary>
    private const double SmallestGain = 1e-10;

    private readonly int[] _rows = InCanonicalOrder(design);
    private long[]? _drawnBefore;

    /// <summary>The coefficients of the samples whose fit converged, in order of the samples.</summary>
    public double[][] Run(int replicates, long seed)
    {
        double[]?[] coefficients = new double[]?[replicates];
        _drawnBefore = DrawnBefore(design);
        Parallel.For(
            0,
            replicates,
            () => new Worker(design, ties),
            (replicate, _, worker) =>
            {
                var random = SplitMix64.ForBlock(seed, replicate);
                Draw(ref random, worker.Weight);
                coefficients[replicate] = worker.Fit(start, estimated);
                return worker;
            },
            _ => { });
        return [.. coefficients.OfType<double[]>()];
    }

    private void Draw(ref SplitMix64 random, double[] weight)
    {
        Array.Clear(weight);
        if (clusters is not null) DrawClusters(ref random, weight, clusters);
        else if (_drawnBefore is not null) DrawCounted(ref random, weight, _drawnBefore);
        else
        {
            for (int draw = 0; draw < weight.Length; draw++) weight[_rows[random.NextIndex(weight.Length)]]++;
        }

        if (design.Data.Weight is not { } caseWeight) return;
        for (int row = 0; row < weight.Length; row++) weight[row] *= caseWeight[design.Cox.Rows[row]];
    }

    private void DrawClusters(ref SplitMix64 random, double[] weight, Grouping grouping)
    {
        int[] used = [.. grouping.CodeArray.Distinct().Order()];
        int[] drawn = new int[grouping.Groups];
        for (int draw = 0; draw < used.Length; draw++) drawn[used[random.NextIndex(used.Length)]]++;
        for (int row = 0; row < weight.Length; row++)
            weight[row] = drawn[grouping.CodeArray[design.Cox.Rows[row]]] * (design.Cox.Count is null ? 1.0 : design.Cox.Count[row]);
    }

    private void DrawCounted(ref SplitMix64 random, double[] weight, long[] before)
    {
        int patients = checked((int)before[^1]);
        for (int draw = 0; draw < patients; draw++)
        {
            int at = Array.BinarySearch(before, random.NextIndex(patients) + 1L);
            weight[_rows[(at < 0 ? ~at : FirstOf(before, at)) - 1]]++;
        }
    }

    /// <summary>The first position with the same value: rows that stand for no patient repeat it.</summary>
    private static int FirstOf(long[] before, int at)
    {
        while (before[at - 1] == before[at]) at--;
        return at;
    }

    /// <summary>The patients who stand before each row, rows in canonical order; null when each row is one patient.</summary>
    private long[]? DrawnBefore(SubdistributionDesign sorted)
    {
        if (sorted.Cox.Count is not { } count) return null;
        long[] before = new long[count.Length + 1];
        for (int at = 0; at < count.Length; at++) before[at + 1] = before[at] + count[_rows[at]];
        return before;
    }

    /// <summary>Sorted rows in an order that does not depend on that of the data: rows that leave together for the same reason by their values.</summary>
    private static int[] InCanonicalOrder(SubdistributionDesign design)
    {
        int[] rows = [.. Enumerable.Range(0, design.Cox.Rows.Length)];
        var comparer = Comparer<int>.Create((a, b) => Compare(design.Cox, a, b));
        for (int time = 0; time < design.Times; time++)
        {
            for (int @class = 0; @class < design.Classes; @class++)
            {
                int from = design.Start(time, @class);
                int length = design.Start(time, @class + 1) - from;
                if (length > 1) rows.AsSpan(from, length).Sort(comparer);
            }
        }

        return rows;
    }

    private static int Compare(CoxDesign cox, int a, int b)
    {
        int compared = cox.X.AsSpan(a * cox.Stride, cox.Columns).SequenceCompareTo(cox.X.AsSpan(b * cox.Stride, cox.Columns));
        if (compared == 0 && cox.Entry is not null) compared = cox.Entry[a].CompareTo(cox.Entry[b]);
        if (compared == 0 && cox.RiskWeight is not null) compared = cox.RiskWeight[a].CompareTo(cox.RiskWeight[b]);
        if (compared == 0 && cox.Count is not null) compared = cox.Count[a].CompareTo(cox.Count[b]);
        return compared;
    }

    /// <summary>One thread's arrays.</summary>
    private sealed class Worker(SubdistributionDesign design, CensoringTies ties)
    {
        private SubdistributionLikelihood? _likelihood;

        public double[] Weight { get; } = new double[design.Cox.Rows.Length];

        /// <summary>Newton's method from the estimate of all patients; null when it does not converge.</summary>
        public double[]? Fit(double[] start, bool[] estimated)
        {
            var censoring = CensoringWeights.Of(design, Weight, ties);
            if (_likelihood is null) _likelihood = new SubdistributionLikelihood(design, Weight, censoring);
            else _likelihood.Reweigh(Weight, censoring);
            double[] beta = [.. start];
            double reached = double.NegativeInfinity;
            for (int iteration = 0; iteration < MaxIterations; iteration++)
            {
                LikelihoodPoint point = _likelihood.At(beta);
                if (!point.IsFinite || point.LogLikelihood < reached - (1e-9 * Math.Abs(reached))) return null;
                reached = point.LogLikelihood;
                var factor = SymmetricFactor.Of(point.Information);
                double[] step = factor.Solve(point.Score);
                double gain = 0;
                for (int j = 0; j < step.Length; j++)
                {
                    if (estimated[j] && factor.IsDependent(j)) return null;
                    if (!estimated[j]) continue;
                    gain += step[j] * point.Score[j];
                    beta[j] += step[j];
                }

                if (gain < SmallestGain) return beta;
            }

            return null;
        }
    }
}
