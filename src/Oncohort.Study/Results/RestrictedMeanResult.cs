namespace Oncohort.Study.Results;

/// <summary>Restricted mean survival times.</summary>
public sealed record RestrictedMeanResult : AnalysisResult
{
    private readonly Count? _events;

    /// <inheritdoc/>
    public override string Command => "rmst";
    /// <summary>The restriction time.</summary>
    public required double Tau { get; init; }
    /// <summary>The mean of each group.</summary>
    public required IReadOnlyList<RestrictedMeanGroup> Groups { get; init; }
    /// <summary>Events of all groups until <see cref="Tau"/>.</summary>
    public Count Events
    {
        get => _events ?? Count.Sum(Groups, group => group.Events);
        init => _events = value;
    }
    /// <summary>Differences of every group against the first.</summary>
    public required IReadOnlyList<RestrictedMeanDifference> Differences { get; init; }
    /// <summary>Ratios of every group to the first.</summary>
    public IReadOnlyList<RestrictedMeanRatioResult> Ratios { get; init; } = [];
}

/// <summary>The restricted mean of one group.</summary>
public sealed record RestrictedMeanGroup(string Group, Count N, Count Events, double? Rmst, double? Se, double? Lower, double? Upper);

/// <summary>The difference <paramref name="Group"/> minus <paramref name="Reference"/>.</summary>
public sealed record RestrictedMeanDifference(string Group, string Reference, double? Difference, double? Se, double? Lower, double? Upper, double? Z, double? P);

/// <summary>The ratio <paramref name="Group"/> over <paramref name="Reference"/>; <paramref name="LogSe"/> is the standard error of its logarithm.</summary>
public sealed record RestrictedMeanRatioResult(string Group, string Reference, double? Ratio, double? LogSe, double? Lower, double? Upper, double? Z, double? P);
