using Oncohort.Study.FollowUp;
using Oncohort.Survival;

namespace Oncohort.Study.Analyses;

/// <summary>What a Cox model makes of follow-up before it is fitted.</summary>
public abstract record CoxEpisodes
{
    private protected CoxEpisodes()
    {
    }

    /// <summary>The columns it reads.</summary>
    public abstract IReadOnlyList<string> Columns { get; }
}

/// <summary>Follow-up is split where these covariates change from 0 to 1; an event at the time of a change belongs to the value before it.</summary>
/// <param name="Covariates">The covariates, at least one.</param>
public sealed record TimeDependentCovariates(IReadOnlyList<TimeDependentCovariate> Covariates) : CoxEpisodes
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => [.. Covariates.SelectMany(covariate => covariate.Columns)];
}

/// <summary>Start-stop rows of events that a patient, named by the cluster, may have several times.</summary>
/// <param name="Model">Andersen and Gill, or Prentice, Williams and Peterson in total or gap time.</param>
/// <param name="JoinFrom">This and later numbers of the event are one stratum; null to keep all apart.</param>
public sealed record RecurrentEpisodes(RecurrentEventModel Model, int? JoinFrom = null) : CoxEpisodes
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns => [];
}
