using Oncohort.Study.Results;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>Carries estimates into results; what is not finite becomes null.</summary>
internal static class ResultNumbers
{
    /// <summary>The number, or null when it is none.</summary>
    public static double? OrNull(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    /// <summary>An estimate with its limits.</summary>
    public static Interval Of(IntervalEstimate estimate) => new(OrNull(estimate.Estimate), OrNull(estimate.Lower), OrNull(estimate.Upper));

    /// <summary>A chi-square test.</summary>
    public static TestResult Of(ChiSquareTest test) => new(OrNull(test.ChiSquare), test.DegreesOfFreedom, OrNull(test.P));
}
