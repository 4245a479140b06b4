namespace Oncohort.Survival.Comparison;

/// <summary>Midranks of pooled samples. All sums are multiples of one half and so exact.</summary>
/// <param name="RankSums">The sum of ranks of each sample.</param>
/// <param name="TieSum">The sum of t^3 - t over groups of t equal values; 0 without ties.</param>
/// <param name="IsConstant">Whether all values are equal.</param>
internal readonly record struct Ranking(double[] RankSums, double TieSum, bool IsConstant)
{
    public static Ranking Of(double[][] samples)
    {
        int n = samples.Sum(sample => sample.Length);
        double[] values = [.. samples.SelectMany(sample => sample)];
        int[] owners = [.. samples.SelectMany((sample, index) => Enumerable.Repeat(index, sample.Length))];
        Array.Sort(values, owners);
        var sums = new double[samples.Length];
        double ties = 0;
        for (int start = 0; start < n;)
        {
            int end = start + 1;
            while (end < n && values[end] == values[start])
                end++;
            double midrank = (start + 1 + end) / 2.0;
            for (int i = start; i < end; i++)
                sums[owners[i]] += midrank;
            double t = end - start;
            ties += t * t * t - t;
            start = end;
        }

        return new Ranking(sums, ties, n == 0 || values[0] == values[^1]);
    }
}
