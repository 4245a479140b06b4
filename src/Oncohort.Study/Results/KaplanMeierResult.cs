namespace Oncohort.Study.Results;

/// <summary>Kaplan-Meier curves, one a group.</summary>
public sealed record KaplanMeierResult : AnalysisResult
{
    /// <inheritdoc/>
    public override string Command => "km";

    /// <summary>Events in all groups.</summary>
    public required Count Events { get; init; }

    /// <summary>The label of the grouping variable; null without groups.</summary>
    public string? GroupLabel { get; init; }

    /// <summary>The curves; a single group is called <c>all</c>.</summary>
    public required IReadOnlyList<KaplanMeierStratum> Strata { get; init; }

    /// <summary>Median follow-up of all rows by reverse Kaplan-Meier.</summary>
    public required Interval MedianFollowUp { get; init; }

    /// <summary>Survival of each group against the first at the times asked for; null when not asked for.</summary>
    public IReadOnlyList<MilestoneResult>? Milestones { get; init; }

    /// <summary>Survival given survival to some time; null when not asked for.</summary>
    public IReadOnlyList<ConditionalSurvivalResult>? Conditional { get; init; }

    /// <summary>The log-rank test of the groups; in study runs with two or more groups.</summary>
    public LogRankResult? LogRank { get; init; }

    /// <summary>The hazard ratio of the second group against the first; in study runs with exactly two groups.</summary>
    public CoxTermResult? HazardRatio { get; init; }

    /// <summary>The curves within each level of a further variable; null when not asked for.</summary>
    public FacetResult<KaplanMeierPanel>? Facets { get; init; }
}

/// <summary>The curve of one group.</summary>
public sealed record KaplanMeierStratum
{
    /// <summary>The group's level, or <c>all</c>.</summary>
    public required string Group { get; init; }
    /// <summary>Rows.</summary>
    public required Count N { get; init; }
    /// <summary>Events.</summary>
    public required Count Events { get; init; }
    /// <summary>Median survival.</summary>
    public required Interval Median { get; init; }
    /// <summary>Median follow-up by reverse Kaplan-Meier.</summary>
    public required Interval MedianFollowUp { get; init; }
    /// <summary>The curve at the times asked for.</summary>
    public required IReadOnlyList<KaplanMeierTime> At { get; init; }
    /// <summary>The curve at every distinct observed time.</summary>
    public required IReadOnlyList<KaplanMeierStep> Steps { get; init; }
    /// <summary>The numbers at risk over time where steps do not tell them, because small counts are withheld; null where they do.</summary>
    public IReadOnlyList<RiskLevel>? AtRisk { get; init; }
}

/// <summary>The curve at a fixed time.</summary>
public sealed record KaplanMeierTime(double Time, Count AtRisk, double? Survival, double? Se, double? Lower, double? Upper);

/// <summary>The curve at an observed time.</summary>
public sealed record KaplanMeierStep(double Time, Count AtRisk, Count Events, Count? Censored, double? Survival, double? Se, double? Lower, double? Upper);

/// <summary>Survival of <paramref name="Group"/> minus that of <paramref name="Reference"/> at a time, and their ratio.</summary>
/// <param name="Time">The time.</param>
/// <param name="Group">The group.</param>
/// <param name="Reference">The first group.</param>
/// <param name="Difference">The difference.</param>
/// <param name="Se">Its standard error.</param>
/// <param name="Lower">Its lower limit.</param>
/// <param name="Upper">Its upper limit.</param>
/// <param name="P">Its p-value.</param>
/// <param name="Ratio">The ratio with its limits.</param>
/// <param name="RatioP">The p-value of the log ratio.</param>
/// <param name="LogLogP">The p-value on the complementary log-log scale.</param>
public sealed record MilestoneResult(
    double Time, string Group, string Reference, double? Difference, double? Se, double? Lower, double? Upper, double? P, Interval Ratio, double? RatioP, double? LogLogP);

/// <summary>Survival to a time given survival to an earlier one.</summary>
public sealed record ConditionalSurvivalResult(string Group, double Given, double Time, Count AtRisk, double? Survival, double? Se, double? Lower, double? Upper);
