using Oncohort.Survival.Comparison;

namespace Oncohort.Survival;

/// <summary>
/// Count, mean, standard deviation and range of a sample. Values are summed in ascending order with compensation, the squares about the mean in a
/// second pass, so that neither the order of rows nor a large offset moves the result.
/// </summary>
/// <param name="Count">The number of values.</param>
/// <param name="Mean">The arithmetic mean; null without values.</param>
/// <param name="StandardDeviation">The standard deviation with divisor n - 1; null with fewer than two values.</param>
/// <param name="Minimum">The smallest value; null without values.</param>
/// <param name="Maximum">The largest value; null without values.</param>
public readonly record struct SampleSummary(int Count, double? Mean, double? StandardDeviation, double? Minimum, double? Maximum)
{
    /// <summary>Summarizes values in any order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite.</exception>
    public static SampleSummary Of(ReadOnlySpan<double> values)
    {
        double[] sorted = Samples.Sorted(values);
        if (sorted.Length == 0)
            return default;
        SampleMoments moments = SampleMoments.Of(sorted);
        double? deviation = moments.Variance is { } variance ? Math.Sqrt(variance) : null;
        return new SampleSummary(sorted.Length, Samples.Finite(moments.Mean), Samples.Finite(deviation), sorted[0], sorted[^1]);
    }
}
