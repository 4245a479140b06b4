namespace Oncohort.Survival.Cox;

/// <summary>
/// Cox's discrete partial likelihood: with d deaths among the rows at risk, the probability that just these d fail is a product over a sum over all
/// subsets of size d. The sums are elementary symmetric functions of the risks.
/// </summary>
/// <remarks>
/// Gail, Lubin and Rubinstein (1981): B(k, n) = B(k, n - 1) + r_n B(k - 1, n - 1), with the first and second derivatives by the same recursion. As
/// rows only join a risk set when time runs backwards, one recursion serves all event times of a stratum: O(n D p^2) with D the largest number of
/// ties; under left truncation it starts anew at each event time.
/// </remarks>
internal sealed class DiscreteLikelihood(CoxDesign design, RiskSetSweep sweep) : IPartialLikelihood
{
    private readonly int _p = design.Columns;

    private sealed class Sums(int columns)
    {
        public double LogLikelihood { get; set; }
        public double[] Score { get; } = new double[columns];
        public double[,] Information { get; } = new double[columns, columns];
    }

    public LikelihoodPoint At(ReadOnlySpan<double> beta)
    {
        sweep.Predict(beta);
        var point = new Sums(_p);
        for (int stratum = 0; stratum + 1 < design.StratumStart.Length; stratum++)
            AddStratum(design.StratumStart[stratum], design.StratumStart[stratum + 1], point);
        return new LikelihoodPoint(point.LogLikelihood, point.Score, point.Information);
    }

    private void AddStratum(int from, int to, Sums point)
    {
        var subsets = new SubsetSums(LargestTie(from, to), _p);
        for (int end = to; end > from;)
        {
            int start = end;
            int deaths = 0;
            int time = design.Exit[end - 1];
            for (; start > from && design.Exit[start - 1] == time; start--)
            {
                if (design.IsEvent[start - 1]) deaths++;
            }

            if (design.Entry is null)
            {
                for (int row = end - 1; row >= start; row--) subsets.Add(sweep.Risks[row], X(row));
            }
            else if (deaths > 0)
            {
                subsets.Clear();
                for (int row = to - 1; row >= start; row--)
                {
                    if (design.Entry[row] <= time) subsets.Add(sweep.Risks[row], X(row));
                }
            }

            if (deaths > 0) AddEventTime(start, end, deaths, subsets, point);
            end = start;
        }
    }

    private void AddEventTime(int from, int to, int deaths, SubsetSums subsets, Sums point)
    {
        double total = subsets.Value(deaths);
        for (int row = from; row < to; row++)
        {
            if (!design.IsEvent[row]) continue;
            point.LogLikelihood += sweep.Predictors[row];
            for (int j = 0; j < _p; j++) point.Score[j] += X(row)[j];
        }

        point.LogLikelihood -= Math.Log(total);
        for (int j = 0; j < _p; j++)
        {
            double mean = subsets.First(deaths, j) / total;
            point.Score[j] -= mean;
            for (int k = 0; k <= j; k++)
            {
                double value = (subsets.Second(deaths, j, k) / total) - (mean * subsets.First(deaths, k) / total);
                point.Information[j, k] += value;
                if (k != j) point.Information[k, j] += value;
            }
        }
    }

    private int LargestTie(int from, int to)
    {
        int largest = 0;
        int deaths = 0;
        for (int row = from; row < to; row++)
        {
            if (row > from && design.Exit[row] != design.Exit[row - 1]) deaths = 0;
            if (design.IsEvent[row]) largest = Math.Max(largest, ++deaths);
        }

        return largest;
    }

    private ReadOnlySpan<double> X(int row) => design.X.AsSpan(row * design.Stride, _p);
}
