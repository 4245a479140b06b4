namespace Oncohort.Survival;

/// <summary>Whether a number is one. Oncohort answers with a status, never with NaN or an infinity.</summary>
public enum EstimateStatus
{
    /// <summary>The number was estimated.</summary>
    Estimated,
    /// <summary>The curve does not fall to the level that was asked for.</summary>
    NotReached,
    /// <summary>The data cannot support the number.</summary>
    NotEstimable,
    /// <summary>The iteration stopped before it converged.</summary>
    DidNotConverge,
    /// <summary>The likelihood has no finite maximum in this direction: complete or quasi-complete separation.</summary>
    Separated,
    /// <summary>The covariate is constant, or a linear combination of the ones before it.</summary>
    Collinear,
}

/// <summary>A number with its confidence limits; null where the data do not give one.</summary>
/// <param name="Estimate">The estimate.</param>
/// <param name="Lower">The lower confidence limit.</param>
/// <param name="Upper">The upper confidence limit.</param>
public readonly record struct IntervalEstimate(double? Estimate, double? Lower, double? Upper);

/// <summary>A chi-square test.</summary>
/// <param name="ChiSquare">The statistic.</param>
/// <param name="DegreesOfFreedom">Its degrees of freedom.</param>
/// <param name="P">The upper-tail probability.</param>
public readonly record struct ChiSquareTest(double? ChiSquare, int DegreesOfFreedom, double? P);
