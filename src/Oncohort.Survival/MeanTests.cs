using Oncohort.Survival.Comparison;
using Oncohort.Survival.Distributions;

namespace Oncohort.Survival;

/// <summary>A t test of two means. Numbers are null where the data do not give them; the difference itself always exists.</summary>
/// <param name="Difference">Mean of the first less mean of the second sample, with its confidence limits.</param>
/// <param name="StandardError">The standard error of the difference.</param>
/// <param name="T">The statistic.</param>
/// <param name="DegreesOfFreedom">Its degrees of freedom, not whole for Welch's test.</param>
/// <param name="P">The two-sided p-value.</param>
public readonly record struct MeanDifferenceTest(IntervalEstimate Difference, double? StandardError, double? T, double? DegreesOfFreedom, double? P);

/// <summary>A one-way analysis of variance.</summary>
/// <param name="F">The variance ratio; null without variation inside the groups.</param>
/// <param name="BetweenDegreesOfFreedom">Non-empty groups less 1.</param>
/// <param name="WithinDegreesOfFreedom">Values less non-empty groups.</param>
/// <param name="P">The upper-tail probability.</param>
public readonly record struct VarianceRatioTest(double? F, int BetweenDegreesOfFreedom, int WithinDegreesOfFreedom, double? P);

/// <summary>Comparisons of means. They assume independent values, and normal ones when samples are small.</summary>
public static class MeanTests
{
    // Below this, relative to the means, a standard error is rounding: the data are constant.
    private const double Constant = 10 * 2.220446049250313e-16;

    /// <summary>Welch's t test, which allows unequal variances (Welch 1947; degrees of freedom of Satterthwaite 1946). Numbers need two values a sample.</summary>
    /// <param name="first">The first sample.</param>
    /// <param name="second">The second sample.</param>
    /// <param name="level">The confidence level of the difference.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite.</exception>
    /// <exception cref="EstimationException">A sample is empty.</exception>
    public static MeanDifferenceTest Welch(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double level = 0.95)
    {
        (SampleMoments a, SampleMoments b) = Samples.Two(first, second);
        if (a.Variance is not { } varianceA || b.Variance is not { } varianceB)
            return Unknown(a, b);
        double u = varianceA / a.Count;
        double v = varianceB / b.Count;
        double degrees = (u + v) / (u / (u + v) * u / (a.Count - 1) + v / (u + v) * v / (b.Count - 1));
        return Test(a, b, Math.Sqrt(u + v), degrees, level);
    }

    /// <summary>Student's t test, which assumes equal variances. Numbers need three values in all.</summary>
    /// <param name="first">The first sample.</param>
    /// <param name="second">The second sample.</param>
    /// <param name="level">The confidence level of the difference.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite.</exception>
    /// <exception cref="EstimationException">A sample is empty.</exception>
    public static MeanDifferenceTest Student(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double level = 0.95)
    {
        (SampleMoments a, SampleMoments b) = Samples.Two(first, second);
        int degrees = a.Count + b.Count - 2;
        if (degrees < 1)
            return Unknown(a, b);
        double pooled = (a.SumOfSquares + b.SumOfSquares) / degrees;
        return Test(a, b, Math.Sqrt(pooled / a.Count + pooled / b.Count), degrees, level);
    }

    /// <summary>One-way analysis of variance (Fisher), which assumes equal variances.</summary>
    /// <param name="values">The values.</param>
    /// <param name="groups">The group of each; empty groups are left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite.</exception>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="EstimationException">Fewer than two groups hold values.</exception>
    public static VarianceRatioTest Anova(ReadOnlySpan<double> values, Grouping groups)
    {
        double[][] samples = Samples.ByGroup(values, groups);
        SampleMoments[] moments = [.. samples.Select(sample => SampleMoments.Of(sample))];
        SampleMoments all = SampleMoments.Of(Samples.Sorted(values));
        int between = samples.Length - 1;
        int within = values.Length - samples.Length;
        double inside = moments.Sum(group => group.SumOfSquares);
        double outside = moments.Sum(group => group.Count * (group.Mean - all.Mean) * (group.Mean - all.Mean));
        double largest = moments.Max(group => Math.Abs(group.Mean));
        if (within < 1 || IsConstant(Math.Sqrt(inside / within), largest) || Samples.Finite(outside / between / (inside / within)) is not { } f)
            return new VarianceRatioTest(null, between, within, null);
        return new VarianceRatioTest(f, between, within, FDistribution.UpperTail(f, between, within));
    }

    private static MeanDifferenceTest Test(SampleMoments a, SampleMoments b, double standardError, double degrees, double level)
    {
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level strictly between 0 and 1 is needed.");
        double difference = a.Mean - b.Mean;
        if (IsConstant(standardError, Math.Max(Math.Abs(a.Mean), Math.Abs(b.Mean))) || Samples.Finite(difference / standardError) is not { } t)
            return Unknown(a, b);
        double width = StudentDistribution.IntervalMultiplier(level, degrees) * standardError;
        var interval = new IntervalEstimate(difference, Samples.Finite(difference - width), Samples.Finite(difference + width));
        return new MeanDifferenceTest(interval, standardError, t, degrees, StudentDistribution.TwoSided(t, degrees));
    }

    private static bool IsConstant(double error, double largestMean) => !double.IsFinite(error) || error == 0 || error < Constant * largestMean;

    private static MeanDifferenceTest Unknown(SampleMoments a, SampleMoments b) =>
        new(new IntervalEstimate(Samples.Finite(a.Mean - b.Mean), null, null), null, null, null, null);
}
