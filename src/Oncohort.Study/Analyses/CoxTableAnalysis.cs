using Oncohort.Cohort;
using Oncohort.Study.Results;

namespace Oncohort.Study.Analyses;

/// <summary>Univariable Cox models and one multivariable model, as papers print them.</summary>
public sealed record CoxTableRequest : SurvivalRequest
{
    /// <summary>The covariates of the univariable models, at least one.</summary>
    public required IReadOnlyList<Variable> Univariable { get; init; }

    /// <summary>The covariates of the multivariable model by name; null when <see cref="EnterBelow"/> decides, empty for no multivariable model.</summary>
    public IReadOnlyList<Variable>? Multivariable { get; init; }

    /// <summary>Covariates enter the multivariable model when the Wald p-value of their univariable model is below this (likelihood ratio in separation).</summary>
    public double? EnterBelow { get; init; }

    /// <summary>Robust standard errors also without clusters.</summary>
    public bool Robust { get; init; }

    /// <summary>Adds the proportional-hazards score tests to the multivariable model.</summary>
    public bool ProportionalHazards { get; init; }

    internal override IEnumerable<Variable> Variables => Univariable.Concat(Multivariable ?? []).Concat(Strata);

    /// <inheritdoc/>
    public override CoxTableResult Run(CohortTable table) => CoxTableAnalysis.Run(table, this);
}

/// <summary>Runs a <see cref="CoxTableRequest"/>.</summary>
public static class CoxTableAnalysis
{
    /// <inheritdoc cref="AnalysisRequest.Run(CohortTable)"/>
    public static CoxTableResult Run(CohortTable table, CoxTableRequest request) => throw new NotImplementedException();
}
