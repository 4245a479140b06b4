using Oncohort.Cohort;
using Oncohort.Study.Analyses.Preparation;
using Oncohort.Study.Results;

namespace Oncohort.Study.Analyses;

/// <summary>A Cox model. Competing events are censored: the hazards are cause-specific.</summary>
public sealed record CoxRequest : SurvivalRequest
{
    /// <summary>The covariates, at least one.</summary>
    public required IReadOnlyList<Variable> Covariates { get; init; }

    /// <summary>Robust standard errors also without clusters.</summary>
    public bool Robust { get; init; }

    /// <summary>Adds the proportional-hazards score tests.</summary>
    public bool ProportionalHazards { get; init; }

    internal override IEnumerable<Variable> Variables => Covariates.Concat(Strata);

    /// <inheritdoc/>
    public override CoxResult Run(CohortTable table) => CoxAnalysis.Run(table, this);
}

/// <summary>Runs a <see cref="CoxRequest"/>.</summary>
public static class CoxAnalysis
{
    /// <inheritdoc cref="AnalysisRequest.Run(CohortTable)"/>
    public static CoxResult Run(CohortTable table, CoxRequest request) => Run(PreparedRows.Of(table, request), request);

    internal static CoxResult Run(PreparedRows rows, CoxRequest request) => throw new NotImplementedException();
}
