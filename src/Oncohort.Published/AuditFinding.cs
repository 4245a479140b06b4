namespace Oncohort.Published;

/// <summary>What came of recomputing one printed number.</summary>
/// <param name="Id">The count, table, curve, test or model, and the part of it.</param>
/// <param name="Kind">What was compared: <c>percentage</c>, <c>repeated_percentage</c>, <c>count</c>, <c>stage_count</c>, <c>table_p</c>, <c>statistic_p</c>, <c>ratio_interval</c>, <c>ratio_p</c>, <c>range</c>, <c>spread</c>, <c>median</c>, <c>order</c>, <c>crude_rate</c>, <c>events</c>, <c>follow_up</c>.</param>
/// <param name="Printed">The number as printed.</param>
/// <param name="Recomputed">What other printed numbers make of it; null when they do not decide it.</param>
/// <param name="Verdict">Whether they agree.</param>
/// <param name="Detail">How it was recomputed, or why it could not be.</param>
public sealed record AuditFinding(string Id, string Kind, string Printed, double? Recomputed, AuditVerdict Verdict, string Detail);

/// <summary>Whether a printed number agrees with the others.</summary>
public enum AuditVerdict
{
    /// <summary>It cannot be right together with the numbers it was compared with.</summary>
    Inconsistent,

    /// <summary>It was cut instead of rounded.</summary>
    Rounding,

    /// <summary>Other printed numbers do not decide it.</summary>
    NotCheckable,

    /// <summary>It agrees within the rounding of the digits printed.</summary>
    Consistent,
}
