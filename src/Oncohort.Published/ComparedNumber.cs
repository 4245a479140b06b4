namespace Oncohort.Published;

/// <summary>A printed number beside the one that a cohort gives.</summary>
/// <param name="Id">Its name, such as <c>table1_t.T1.yes.n</c>.</param>
/// <param name="Label">What it says, in words.</param>
/// <param name="Place">Where in the paper; null when the study does not say.</param>
/// <param name="Published">The number as printed.</param>
/// <param name="Estimator">How it was computed, such as <c>Kaplan-Meier</c> or <c>crude proportion</c>; null for a count.</param>
/// <param name="Oncohort">The number from the cohort; null when there is none.</param>
/// <param name="Text">That number rounded to the digits printed; null when there is none.</param>
/// <param name="Difference">The number from the cohort minus the printed one; null for a bound and without a number.</param>
/// <param name="Verdict">Whether they agree.</param>
/// <param name="Why">Why there is no number; null when there is one.</param>
/// <param name="Finding">What the audit of the study says of the printed number by the other printed ones; null when it says nothing.</param>
public sealed record ComparedNumber(
    string Id,
    string Label,
    string? Place,
    Printed Published,
    string? Estimator,
    double? Oncohort,
    string? Text,
    double? Difference,
    ComparisonVerdict Verdict,
    string? Why,
    AuditFinding? Finding = null)
{
    /// <summary>Whether the number stands above already, by the likelier estimator, and this is what another one gives.</summary>
    public bool Alternative { get; init; }
}

/// <summary>Whether a printed number and the one from a cohort agree.</summary>
public enum ComparisonVerdict
{
    /// <summary>The number from the cohort rounds to the printed one, or lies within the printed bound.</summary>
    Equal,

    /// <summary>It gives the printed one when it is cut at the last digit instead of rounded.</summary>
    Rounding,

    /// <summary>It gives neither.</summary>
    Differs,

    /// <summary>The cohort does not decide the number.</summary>
    NotComparable,
}
