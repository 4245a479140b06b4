using Oncohort.Survival.Distributions;
using Oncohort.Survival.Linear;

namespace Oncohort.Survival.LogRankTests;

/// <summary>All ways to assign the rows of each stratum to groups of the sizes observed.</summary>
/// <remarks>Rows are sorted by score within strata, so that nothing depends on their order in the data.</remarks>
internal sealed class Arrangements
{
    private const int BlockSize = 1000;
    private const double RelativeTie = 1e-9;

    private readonly double[][] _scores;
    private readonly int[][] _sizes;
    private readonly double[] _expected;
    private readonly double[,] _inverse;
    private readonly int _groups;
    private readonly double _observed;

    private Arrangements(double[][] scores, int[][] sizes, double[] expected, double[,] inverse, double[] sums)
    {
        _scores = scores;
        _sizes = sizes;
        _expected = expected;
        _inverse = inverse;
        _groups = sums.Length;
        _observed = Statistic(sums);
        Count = NumberOf(sizes);
    }

    /// <summary>How many there are; infinite when too many for a double.</summary>
    public double Count { get; }

    /// <summary>The arrangements of these scores; null when the statistic does not vary over them.</summary>
    public static Arrangements? Of(double[] scores, Grouping groups, Grouping? strata)
    {
        int[] used = [.. groups.Codes.ToArray().Distinct().Order()];
        int layers = strata?.Groups ?? 1;
        var layerScores = new List<double>[layers];
        int[][] sizes = new int[layers][];
        for (int layer = 0; layer < layers; layer++) (layerScores[layer], sizes[layer]) = ([], new int[used.Length]);
        var observed = new List<double>[used.Length];
        for (int g = 0; g < used.Length; g++) observed[g] = [];
        for (int row = 0; row < scores.Length; row++)
        {
            int layer = strata?.CodeArray[row] ?? 0;
            int group = Array.BinarySearch(used, groups.CodeArray[row]);
            layerScores[layer].Add(scores[row]);
            sizes[layer][group]++;
            observed[group].Add(scores[row]);
        }

        foreach (List<double> list in layerScores.Concat(observed)) list.Sort();
        double[][] sorted = Array.ConvertAll(layerScores, list => list.ToArray());
        (double[] expected, double[,] covariance) = Moments(sorted, sizes, used.Length);
        var factor = SymmetricFactor.Of(covariance);
        return factor.Rank == 0 ? null : new Arrangements(sorted, sizes, expected, factor.Inverse(), Array.ConvertAll(observed, list => list.Sum()));
    }

    /// <summary>The exact test.</summary>
    public PermutationTest Enumerate()
    {
        var walk = new Walk(this);
        walk.Assign(0, 0);
        double p = (double)walk.AtLeast / walk.All;
        return new PermutationTest(_observed, p, true, walk.All, p, p);
    }

    /// <summary>The test by a random sample, drawn in blocks with generators of their own.</summary>
    public PermutationTest Sample(PermutationOptions options)
    {
        int blocks = (options.Permutations + BlockSize - 1) / BlockSize;
        long[] counts = new long[blocks];
        Parallel.For(0, blocks, block =>
        {
            int draws = Math.Min(BlockSize, options.Permutations - (block * BlockSize));
            counts[block] = SampleBlock(SplitMix64.ForBlock(options.Seed, block), draws);
        });
        long atLeast = counts.Sum();
        (double lower, double upper) = BinomialInterval.ClopperPearson(atLeast, options.Permutations, options.Level);
        return new PermutationTest(_observed, (atLeast + 1.0) / (options.Permutations + 1.0), false, options.Permutations, lower, upper);
    }

    private long SampleBlock(SplitMix64 random, int draws)
    {
        double[][] pool = Array.ConvertAll(_scores, scores => scores.ToArray());
        double[] sums = new double[_groups];
        long atLeast = 0;
        for (int draw = 0; draw < draws; draw++)
        {
            Array.Clear(sums);
            for (int layer = 0; layer < pool.Length; layer++) Deal(pool[layer], _sizes[layer], sums, ref random);
            if (IsAtLeast(Statistic(sums))) atLeast++;
        }

        return atLeast;
    }

    /// <summary>Deals the scores of a stratum to the groups but the last, whose sum the statistic does not need.</summary>
    private static void Deal(double[] pool, int[] sizes, double[] sums, ref SplitMix64 random)
    {
        int next = 0;
        for (int group = 0; group < sizes.Length - 1; group++)
        {
            for (int end = next + sizes[group]; next < end; next++)
            {
                int drawn = next + random.NextIndex(pool.Length - next);
                (pool[next], pool[drawn]) = (pool[drawn], pool[next]);
                sums[group] += pool[next];
            }
        }
    }

    private double Statistic(ReadOnlySpan<double> sums)
    {
        double statistic = 0;
        for (int i = 0; i < _groups - 1; i++)
        {
            for (int j = 0; j < _groups - 1; j++) statistic += (sums[i] - _expected[i]) * _inverse[i, j] * (sums[j] - _expected[j]);
        }

        return statistic;
    }

    private bool IsAtLeast(double statistic) => statistic >= _observed - (RelativeTie * Math.Max(1, _observed));

    /// <summary>Expectation and covariance of the sums of all groups but the last over all arrangements.</summary>
    private static (double[] Expected, double[,] Covariance) Moments(double[][] scores, int[][] sizes, int groups)
    {
        double[] expected = new double[groups - 1];
        double[,] covariance = new double[groups - 1, groups - 1];
        for (int layer = 0; layer < scores.Length; layer++)
        {
            int n = scores[layer].Length;
            if (n == 0) continue;
            double mean = scores[layer].Sum() / n;
            double variance = n == 1 ? 0 : scores[layer].Sum(score => (score - mean) * (score - mean)) / (n - 1);
            for (int i = 0; i < groups - 1; i++)
            {
                expected[i] += sizes[layer][i] * mean;
                for (int j = 0; j < groups - 1; j++)
                    covariance[i, j] += variance * sizes[layer][i] * ((i == j ? 1 : 0) - ((double)sizes[layer][j] / n));
            }
        }

        return (expected, covariance);
    }

    private static double NumberOf(int[][] sizes)
    {
        double number = 1;
        foreach (int[] layer in sizes)
        {
            int placed = 0;
            foreach (int size in layer)
            {
                for (int i = 1; i <= size; i++) number = number * ++placed / i;
            }
        }

        return Math.Round(number);
    }

    /// <summary>Goes through all arrangements, score by score.</summary>
    private sealed class Walk
    {
        private readonly Arrangements _of;
        private readonly int[][] _left;
        private readonly double[] _sums;

        public Walk(Arrangements of)
        {
            _of = of;
            _left = Array.ConvertAll(of._sizes, sizes => sizes.ToArray());
            _sums = new double[of._groups];
        }

        public long All { get; private set; }

        public long AtLeast { get; private set; }

        public void Assign(int layer, int position)
        {
            if (layer == _left.Length)
            {
                All++;
                if (_of.IsAtLeast(_of.Statistic(_sums))) AtLeast++;
                return;
            }

            double[] scores = _of._scores[layer];
            if (position == scores.Length)
            {
                Assign(layer + 1, 0);
                return;
            }

            for (int group = 0; group < _sums.Length; group++)
            {
                if (_left[layer][group] == 0) continue;
                double before = _sums[group];
                _left[layer][group]--;
                _sums[group] = before + scores[position];
                Assign(layer, position + 1);
                _sums[group] = before;
                _left[layer][group]++;
            }
        }
    }
}
