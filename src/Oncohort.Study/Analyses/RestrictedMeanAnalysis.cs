using Oncohort.Cohort;
using RestrictedMeanResult = Oncohort.Study.Results.RestrictedMeanResult;

namespace Oncohort.Study.Analyses;

/// <summary>Restricted mean survival time by group. Competing events are censored.</summary>
public sealed record RestrictedMeanRequest : SurvivalRequest
{
    /// <summary>The grouping variable; null for one group called <c>all</c>.</summary>
    public Variable? Group { get; init; }

    /// <summary>The restriction time, in the unit of the follow-up.</summary>
    public required double Tau { get; init; }

    internal override IEnumerable<Variable> Variables => Group is null ? Strata : Strata.Prepend(Group);

    /// <inheritdoc/>
    public override RestrictedMeanResult Run(CohortTable table) => RestrictedMeanAnalysis.Run(table, this);
}

/// <summary>Runs a <see cref="RestrictedMeanRequest"/>.</summary>
public static class RestrictedMeanAnalysis
{
    /// <inheritdoc cref="AnalysisRequest.Run(CohortTable)"/>
    public static RestrictedMeanResult Run(CohortTable table, RestrictedMeanRequest request) => throw new NotImplementedException();
}
