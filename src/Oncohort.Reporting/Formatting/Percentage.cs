using Oncohort.Study.Results;

namespace Oncohort.Reporting.Formatting;

/// <summary>Probabilities as per cent, with one decimal.</summary>
internal sealed class Percentage(Edition edition) : Written(edition)
{
    /// <summary>A probability, such as 0.853 as <c>85.3</c>; the sign stands in the header.</summary>
    public string OfProbability(double? probability) =>
        probability is double value ? Rounded.Fixed(value * 100, 1) : Phrases.NotEstimable;

    /// <summary>A probability with its limits, such as <c>85.3 (80.1–90.8)</c>.</summary>
    public string WithLimits(double? estimate, double? lower, double? upper) => estimate is null
        ? Phrases.NotEstimable
        : $"{OfProbability(estimate)} ({OfProbability(lower)}{Phrases.Between}{OfProbability(upper)})";

    /// <summary>A count with its percentage, such as <c>24 (27.3)</c>.</summary>
    public string CountOf(Count count, double? percent) => percent is double value
        ? $"{Rounded.Count(count)} ({Rounded.Fixed(value, 1)})"
        : Rounded.Count(count);
}
