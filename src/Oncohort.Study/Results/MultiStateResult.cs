namespace Oncohort.Study.Results;

/// <summary>The occupancy of the states of a multi-state model.</summary>
public sealed record MultiStateResult : AnalysisResult
{
    /// <inheritdoc/>
    public override string Command => "multistate";
    /// <summary>Patients analysed; <see cref="AnalysisResult.N"/> counts rows.</summary>
    public required Count Patients { get; init; }
    /// <summary>The label of the grouping variable; null without groups.</summary>
    public string? GroupLabel { get; init; }
    /// <summary>The states, the initial one first.</summary>
    public required IReadOnlyList<string> States { get; init; }
    /// <summary>The states that nobody can leave.</summary>
    public required IReadOnlyList<string> Absorbing { get; init; }
    /// <summary>The transitions over all groups.</summary>
    public required IReadOnlyList<MultiStateTransition> Transitions { get; init; }
    /// <summary>The time up to which mean times in states are counted.</summary>
    public required double Tau { get; init; }
    /// <summary>The groups; a single one is called <c>all</c>.</summary>
    public required IReadOnlyList<MultiStateStratum> Strata { get; init; }
}

/// <summary>How often patients went from one state to another, weighted when the data are.</summary>
public sealed record MultiStateTransition(string From, string To, Count Events);

/// <summary>One group.</summary>
/// <param name="Group">The group.</param>
/// <param name="N">Its patients.</param>
/// <param name="Transitions">Its transitions.</param>
/// <param name="States">The occupancy of each state.</param>
/// <param name="Sojourn">The mean time in each state.</param>
public sealed record MultiStateStratum(
    string Group, Count N, IReadOnlyList<MultiStateTransition> Transitions, IReadOnlyList<MultiStateOccupancy> States, IReadOnlyList<MultiStateSojourn> Sojourn)
{
    /// <summary>The probability of each state at the start.</summary>
    public IReadOnlyList<double?> Initial { get; init; } = [];
}

/// <summary>The occupancy of one state in one group.</summary>
/// <param name="State">The state.</param>
/// <param name="At">At the times asked for.</param>
/// <param name="Steps">At every time at which a transition or a censoring happens in the group.</param>
public sealed record MultiStateOccupancy(string State, IReadOnlyList<MultiStateTime> At, IReadOnlyList<MultiStateStep> Steps);

/// <summary>The occupancy of a state at a fixed time.</summary>
public sealed record MultiStateTime(double Time, Count AtRisk, double? Probability, double? Se, double? Lower, double? Upper);

/// <summary>The occupancy of a state at an observed time.</summary>
public sealed record MultiStateStep(double Time, Count AtRisk, Count Entered, Count Censored, double? Probability, double? Se, double? Lower, double? Upper);

/// <summary>The mean time in a state up to a restriction time.</summary>
public sealed record MultiStateSojourn(string State, double? Mean, double? Se, double? Lower, double? Upper);
