using Oncohort.Cohort;
using Oncohort.Survival;
using LogRankResult = Oncohort.Study.Results.LogRankResult;

namespace Oncohort.Study.Analyses;

/// <summary>A log-rank type test of groups, stratified when strata are named. Competing events are censored.</summary>
public sealed record LogRankRequest : SurvivalRequest
{
    /// <summary>The grouping variable.</summary>
    public required Variable Group { get; init; }

    /// <summary>The weighting of event times.</summary>
    public LogRankOptions Test { get; init; } = new();

    /// <summary>Tests of all pairs with this adjustment; null for none.</summary>
    public PAdjustment? Pairwise { get; init; }

    /// <summary>Adds the test for trend with scores 1, 2, … in level order.</summary>
    public bool Trend { get; init; }

    private protected override IEnumerable<Variable> Variables => Strata.Prepend(Group);

    /// <inheritdoc/>
    public override LogRankResult Run(CohortTable table) => LogRankAnalysis.Run(table, this);
}

/// <summary>Runs a <see cref="LogRankRequest"/>.</summary>
public static class LogRankAnalysis
{
    /// <inheritdoc cref="AnalysisRequest.Run(CohortTable)"/>
    public static LogRankResult Run(CohortTable table, LogRankRequest request) => throw new NotImplementedException();
}
