using Oncohort.Cohort;
using Oncohort.Study.Columns;
using Oncohort.Study.FollowUp;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;

namespace Oncohort.Study.Analyses;

/// <summary>One analysis with every choice it needs; it can be run on any table that holds its columns.</summary>
public abstract record AnalysisRequest
{
    /// <summary>A boolean SQL expression that keeps rows for this analysis; null to keep all.</summary>
    public string? Where { get; init; }

    /// <summary>The conventions in force.</summary>
    public EstimationSettings Settings { get; init; } = EstimationSettings.For(Preset.R);

    /// <summary>The columns the analysis reads.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>The columns to fetch; null for all that the cohort has.</summary>
    protected virtual IReadOnlyCollection<string>? Fetched => Columns;

    /// <summary>Those of them that follow-up is read from, as they are in the data and never relabelled.</summary>
    public virtual IReadOnlyList<string> FollowUpColumns => [];

    /// <summary>Whether the analysis reads the values of the data and not their labels.</summary>
    public virtual bool ReadsValues => false;

    /// <summary>What captions call the endpoint; null on the command line and without one.</summary>
    public virtual EndpointCaption? Caption => null;

    /// <summary>Runs the analysis on a table whose rows <see cref="Where"/> has already kept.</summary>
    /// <exception cref="Cohort.Faults.InputException">The columns do not hold what the analysis needs.</exception>
    /// <exception cref="AnalysisImpossibleException">The analysis does not exist for these rows.</exception>
    public abstract AnalysisResult Run(CohortTable table);

    /// <summary>Fetches the columns and runs the analysis; rows that <see cref="Where"/> does not keep are among the exclusions, so that n + excluded is the cohort.</summary>
    /// <inheritdoc cref="Run(CohortTable)"/>
    public AnalysisResult Run(CohortDatabase cohort)
    {
        CohortTable table = cohort.Fetch(Fetched, Where);
        AnalysisResult result = Run(table);
        int notKept = cohort.Rows - table.Rows;
        return notKept == 0 ? result : result with { Excluded = [new Exclusion($"not {Where}", notKept), .. result.Excluded] };
    }
}

/// <summary>An analysis of follow-up.</summary>
public abstract record SurvivalRequest : AnalysisRequest
{
    /// <summary>The endpoint.</summary>
    public required Endpoint Endpoint { get; init; }

    /// <summary>The strata of a test or model; for curves they subdivide the groups.</summary>
    public IReadOnlyList<Variable> Strata { get; init; } = [];

    /// <summary>The column of case weights, or null.</summary>
    public string? Weights { get; init; }

    /// <summary>The column that names the cluster (the patient, when one has several rows), or null.</summary>
    public string? Cluster { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> FollowUpColumns => Endpoint.Columns;

    /// <inheritdoc/>
    public override EndpointCaption? Caption => Endpoint.Caption;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns =>
        [.. Endpoint.Columns.Concat(Variables.Select(variable => variable.Name)).Concat(new[] { Weights, Cluster }.OfType<string>()).Distinct(StringComparer.Ordinal)];

    /// <summary>Leaves out rows that lack what only this analysis needs.</summary>
    internal virtual void LeaveOut(CohortTable table, CompleteCases cases)
    {
    }

    /// <summary>Every variable besides the endpoint, in the order in which missing values are counted.</summary>
    internal abstract IEnumerable<Variable> Variables { get; }
}
