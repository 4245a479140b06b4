namespace Oncohort.Study.Results;

/// <summary>Cumulative incidence of competing risks, one curve a group and cause.</summary>
public sealed record CumulativeIncidenceResult : AnalysisResult
{
    private readonly Count? _events;

    /// <inheritdoc/>
    public override string Command => "cif";
    /// <summary>The label of the grouping variable; null without groups.</summary>
    public string? GroupLabel { get; init; }
    /// <summary>The groups; a single one is called <c>all</c>.</summary>
    public required IReadOnlyList<CumulativeIncidenceStratum> Strata { get; init; }
    /// <summary>Events of the endpoint itself in all groups.</summary>
    public Count Events
    {
        get => _events ?? Count.Sum(Strata, stratum => stratum.Causes[0].Events);
        init => _events = value;
    }
    /// <summary>Gray's test of each cause; null without groups.</summary>
    public IReadOnlyList<GrayTestResult>? Gray { get; init; }
    /// <summary>The curves within each level of a further variable; null when not asked for.</summary>
    public FacetResult<CumulativeIncidencePanel>? Facets { get; init; }
}

/// <summary>The curves of one group.</summary>
public sealed record CumulativeIncidenceStratum(string Group, Count N, IReadOnlyList<CumulativeIncidenceCause> Causes)
{
    /// <summary>The numbers at risk over time where steps do not tell them, because small counts are withheld; null where they do.</summary>
    public IReadOnlyList<RiskLevel>? AtRisk { get; init; }
}

/// <summary>The curve of one cause in one group.</summary>
/// <param name="Cause">The value in the data.</param>
/// <param name="Events">Events of the cause, weighted when the data are.</param>
/// <param name="At">The curve at the times asked for.</param>
/// <param name="Steps">The curve at every distinct observed time.</param>
public sealed record CumulativeIncidenceCause(string Cause, Count Events, IReadOnlyList<CumulativeIncidenceTime> At, IReadOnlyList<CumulativeIncidenceStep> Steps);

/// <summary>The curve at a fixed time.</summary>
public sealed record CumulativeIncidenceTime(double Time, Count AtRisk, double? Cif, double? Se, double? Lower, double? Upper);

/// <summary>The curve at an observed time.</summary>
public sealed record CumulativeIncidenceStep(double Time, Count AtRisk, Count Events, double? Cif, double? Se, double? Lower, double? Upper);

/// <summary>Gray's test of one cause.</summary>
public sealed record GrayTestResult(string Cause, double? Chi2, int Df, double? P);
