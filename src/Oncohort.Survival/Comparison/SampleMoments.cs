namespace Oncohort.Survival.Comparison;

/// <summary>Mean and sum of squares about it.</summary>
internal readonly record struct SampleMoments(int Count, double Mean, double SumOfSquares)
{
    /// <summary>The variance with divisor n - 1; null with fewer than two values.</summary>
    public double? Variance => Count < 2 ? null : SumOfSquares / (Count - 1);

    /// <summary>
    /// The corrected two-pass algorithm (Chan, Golub and LeVeque 1983) with compensated sums (Neumaier 1974); equal values give exactly
    /// their value and 0.
    /// </summary>
    /// <param name="sorted">At least one value, ascending.</param>
    public static SampleMoments Of(double[] sorted)
    {
        double first = sorted[0];
        if (first == sorted[^1])
            return new SampleMoments(sorted.Length, first, 0);
        double mean = Sum(sorted, 0, squares: false) / sorted.Length;
        double left = Sum(sorted, mean, squares: false);
        double squares = Sum(sorted, mean, squares: true);
        return new SampleMoments(sorted.Length, mean + left / sorted.Length, Math.Max(0, squares - left * left / sorted.Length));
    }

    private static double Sum(double[] values, double centre, bool squares)
    {
        double sum = 0;
        double lost = 0;
        foreach (double value in values)
        {
            double distance = value - centre;
            double term = squares ? distance * distance : distance;
            double next = sum + term;
            lost += Math.Abs(sum) >= Math.Abs(term) ? sum - next + term : term - next + sum;
            sum = next;
        }

        return sum + lost;
    }
}
