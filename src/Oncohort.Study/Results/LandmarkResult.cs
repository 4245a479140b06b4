namespace Oncohort.Study.Results;

/// <summary>Analyses from landmarks on.</summary>
public sealed record LandmarkResult : AnalysisResult
{
    /// <inheritdoc/>
    public override string Command => "landmark";
    /// <summary>The label of what the groups are made by.</summary>
    public required string GroupLabel { get; init; }
    /// <summary>The landmarks in ascending order.</summary>
    public required IReadOnlyList<LandmarkAnalysisResult> Landmarks { get; init; }
}

/// <summary>The analysis from one landmark on; times are counted from it.</summary>
public sealed record LandmarkAnalysisResult
{
    /// <summary>The landmark.</summary>
    public required double Time { get; init; }
    /// <summary>Rows under observation and free of any event after it.</summary>
    public required Count N { get; init; }
    /// <summary>Events after it.</summary>
    public required Count Events { get; init; }
    /// <summary>The other rows, by reason.</summary>
    public required IReadOnlyList<Exclusion> Excluded { get; init; }
    /// <summary>The curve of each group; none when nobody is left.</summary>
    public required IReadOnlyList<KaplanMeierStratum> Strata { get; init; }
    /// <summary>The log-rank test of the groups; null when they cannot be compared.</summary>
    public LogRankResult? LogRank { get; init; }
    /// <summary>The Cox model of the groups and the covariates; null when they cannot be compared.</summary>
    public CoxResult? Model { get; init; }
}
