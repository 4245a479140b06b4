namespace Oncohort.Study.Results;

/// <summary>An analysis within each level of a variable: the patients of all panels and those missing are those of the analysis.</summary>
/// <param name="Variable">The column.</param>
/// <param name="Label">Its label for people, or null.</param>
/// <param name="Missing">Patients without a value, who are in no panel.</param>
/// <param name="Panels">One a level, in order.</param>
/// <typeparam name="TPanel">What a panel holds.</typeparam>
public sealed record FacetResult<TPanel>(string Variable, string? Label, Count Missing, IReadOnlyList<TPanel> Panels)
{
    /// <summary>What people read for the variable.</summary>
    public string Caption => Label ?? Variable;
}

/// <summary>Kaplan-Meier curves within one level.</summary>
public sealed record KaplanMeierPanel
{
    /// <summary>The level.</summary>
    public required string Level { get; init; }
    /// <summary>Patients.</summary>
    public required Count N { get; init; }
    /// <summary>Events.</summary>
    public required Count Events { get; init; }
    /// <summary>The curve of each group that has patients here; none when nobody is here.</summary>
    public required IReadOnlyList<KaplanMeierStratum> Strata { get; init; }
    /// <summary>The log-rank test of the groups; null when it was not asked for or does not exist here.</summary>
    public LogRankResult? LogRank { get; init; }
    /// <summary>The hazard ratio of the second group against the first, with exactly two groups here.</summary>
    public CoxTermResult? HazardRatio { get; init; }
}

/// <summary>Cumulative incidences within one level.</summary>
/// <param name="Level">The level.</param>
/// <param name="N">Patients.</param>
/// <param name="Strata">The groups that have patients here; none when nobody is here.</param>
/// <param name="Gray">Gray's test of each cause; null without groups.</param>
public sealed record CumulativeIncidencePanel(string Level, Count N, IReadOnlyList<CumulativeIncidenceStratum> Strata, IReadOnlyList<GrayTestResult>? Gray);
