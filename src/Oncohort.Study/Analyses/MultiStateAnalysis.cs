using Oncohort.Cohort;
using Oncohort.Study.Analyses.Preparation;
using Oncohort.Study.Columns;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses;

/// <summary>The probability of being in each state of a multi-state model over time, by group.</summary>
public sealed record MultiStateRequest : AnalysisRequest
{
    /// <summary>How patients become histories of states.</summary>
    public required StateSource States { get; init; }

    /// <summary>The grouping variable; null for one group called <c>all</c>.</summary>
    public Variable? Group { get; init; }

    /// <summary>The column of case weights, or null.</summary>
    public string? Weights { get; init; }

    /// <summary>The times at which occupancy is wanted.</summary>
    public IReadOnlyList<double> At { get; init; } = [];

    /// <summary>The time up to which the mean time in each state is wanted; null for the last follow-up of the group whose follow-up ends first.</summary>
    public double? Tau { get; init; }

    /// <summary>The interval type, on the scale of the probability.</summary>
    public ConfidenceIntervalType IntervalType { get; init; } = ConfidenceIntervalType.Log;

    /// <summary>The name of the model and the unit of its time, for captions; null on the command line.</summary>
    public EndpointCaption? Model { get; init; }

    /// <inheritdoc/>
    public override EndpointCaption? Caption => Model;

    /// <inheritdoc/>
    public override IReadOnlyList<string> FollowUpColumns => States.Columns;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns =>
        [.. States.Columns.Concat(new[] { Group?.Name, Weights }.OfType<string>()).Distinct(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override MultiStateResult Run(CohortTable table) => MultiStateAnalysis.Run(table, this);
}

/// <summary>Runs a <see cref="MultiStateRequest"/>.</summary>
public static class MultiStateAnalysis
{
    /// <inheritdoc cref="AnalysisRequest.Run(CohortTable)"/>
    public static MultiStateResult Run(CohortTable table, MultiStateRequest request)
    {
        var prepared = PreparedHistories.Of(table, request);
        var options = new StateOccupancyOptions { IntervalType = request.IntervalType, Level = request.Settings.Level };
        IReadOnlyList<StateOccupancyGroup> groups = StateOccupancy.Estimate(prepared.History, PreparedRows.ToGrouping(prepared.Groups), options);
        double tau = request.Tau ?? groups.Min(group => group.LastTime ?? double.PositiveInfinity);
        double[] at = [.. request.At.Distinct().Order()];
        StateGraph graph = prepared.History.Graph;
        MultiStateStratum[] strata = [.. groups.Select((group, code) => Stratum(group, prepared.Groups?.Labels[code] ?? KaplanMeierAnalysis.Everyone, graph, at, tau))];
        prepared.Warnings.AddRange(MultiStateWarnings.Of(strata, groups, request.IntervalType, tau));
        return new MultiStateResult
        {
            N = prepared.Rows,
            Patients = prepared.Patients,
            Excluded = prepared.Excluded,
            Settings = SettingsOf(request, tau, groups),
            GroupLabel = request.Group?.Caption,
            States = graph.States,
            Absorbing = [.. graph.States.Where((_, state) => graph.IsAbsorbing(state))],
            Transitions = Total(strata),
            Tau = tau,
            Strata = strata,
            Warnings = [.. prepared.Warnings],
        };
    }

    private static MultiStateStratum Stratum(StateOccupancyGroup group, string label, StateGraph graph, double[] at, double tau) => new(
        label,
        group.Subjects,
        [.. group.Transitions.Select(count => new MultiStateTransition(graph.States[count.From], graph.States[count.To], count.Events))],
        [.. graph.States.Select((name, state) => new MultiStateOccupancy(
            name,
            Array.ConvertAll(group.At(state, at), point => new MultiStateTime(point.Time, point.AtRisk, ResultNumbers.OrNull(point.Probability), ResultNumbers.OrNull(point.StandardError),
                ResultNumbers.OrNull(point.Lower), ResultNumbers.OrNull(point.Upper))),
            Array.ConvertAll(group.Steps(state), point => new MultiStateStep(point.Time, point.AtRisk, point.Entered, point.Censored, ResultNumbers.OrNull(point.Probability),
                ResultNumbers.OrNull(point.StandardError), ResultNumbers.OrNull(point.Lower), ResultNumbers.OrNull(point.Upper)))))],
        [.. group.Sojourn(tau).Select(estimate => new MultiStateSojourn(graph.States[estimate.State], ResultNumbers.OrNull(estimate.Mean), ResultNumbers.OrNull(estimate.StandardError),
            ResultNumbers.OrNull(estimate.Lower), ResultNumbers.OrNull(estimate.Upper)))])
    {
        Initial = [.. group.Initial],
    };

    private static MultiStateTransition[] Total(MultiStateStratum[] strata) =>
        [.. strata[0].Transitions.Select((transition, number) => transition with { Events = Count.Sum(strata, stratum => stratum.Transitions[number].Events) })];

    private static SortedDictionary<string, object?> SettingsOf(MultiStateRequest request, double tau, IReadOnlyList<StateOccupancyGroup> groups)
    {
        SortedDictionary<string, object?> sheet = SettingsSheet.Of(request);
        request.States.Describe(sheet);
        sheet["near_ties"] = "merged below 1.5e-8, absolute or relative to the mean distinct time";
        if (request.Group is not null) sheet["group"] = request.Group.Name;
        if (request.Weights is not null) sheet["weights"] = request.Weights;
        sheet["level"] = request.Settings.Level;
        sheet["conf_type"] = Choices.IntervalTypes.Name(request.IntervalType);
        sheet["variance"] = "infinitesimal jackknife by patient";
        sheet["start"] = groups.All(group => group.Initial.Any(probability => probability == 1)) ? "all in one state" : "estimated from those at risk at the first transition";
        sheet["tau"] = tau;
        sheet["at_risk"] = "just before the time";
        sheet["beyond_follow_up"] = "not estimable";
        return sheet;
    }
}
