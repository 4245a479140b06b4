using Oncohort.Cohort;
using Oncohort.Study.Results;

namespace Oncohort.Study.Analyses;

/// <summary>Kaplan-Meier curves by group. Competing events are censored.</summary>
public sealed record KaplanMeierRequest : SurvivalRequest
{
    /// <summary>The grouping variable; null for one curve called <c>all</c>.</summary>
    public Variable? Group { get; init; }

    /// <summary>The times at which survival is wanted.</summary>
    public IReadOnlyList<double> At { get; init; } = [];

    /// <summary>Adds the log-rank test of two or more groups, and with exactly two the hazard ratio.</summary>
    public bool Compare { get; init; }

    private protected override IEnumerable<Variable> Variables => Group is null ? Strata : Strata.Prepend(Group);

    /// <inheritdoc/>
    public override KaplanMeierResult Run(CohortTable table) => KaplanMeierAnalysis.Run(table, this);
}

/// <summary>Runs a <see cref="KaplanMeierRequest"/>.</summary>
public static class KaplanMeierAnalysis
{
    /// <inheritdoc cref="AnalysisRequest.Run(CohortTable)"/>
    public static KaplanMeierResult Run(CohortTable table, KaplanMeierRequest request) => throw new NotImplementedException();
}
