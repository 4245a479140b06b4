namespace Oncohort.Study.Results;

/// <summary>A subdistribution hazards model of one cause (Fine and Gray).</summary>
public sealed record FineGrayResult : AnalysisResult
{
    /// <inheritdoc/>
    public override string Command => "finegray";
    /// <summary>The cause: the value in the data.</summary>
    public required string Cause { get; init; }
    /// <summary>Events of the cause.</summary>
    public required Count Events { get; init; }
    /// <summary>Competing events.</summary>
    public required Count Competing { get; init; }
    /// <summary>Iterations used.</summary>
    public required int Iterations { get; init; }
    /// <summary>Whether the iteration converged.</summary>
    public required bool Converged { get; init; }
    /// <summary>Log pseudo-likelihoods.</summary>
    public required LogLikelihood Loglik { get; init; }
    /// <summary>The coefficients; hazard ratios are subdistribution hazard ratios, standard errors sandwich ones.</summary>
    public required IReadOnlyList<CoxTermResult> Terms { get; init; }
    /// <summary>Tests of all coefficients together.</summary>
    public required CoxTests Tests { get; init; }
    /// <summary>The bootstrap; null when not asked for.</summary>
    public BootstrapResult? Bootstrap { get; init; }
    /// <summary>Predicted incidences of the patterns asked for.</summary>
    public IReadOnlyList<PredictedCurve> Predictions { get; init; } = [];
    /// <summary>The largest sum of the incidences of all causes by the last observed time, over the patterns of the data; null when a cause has no model.</summary>
    public double? LargestTotal { get; init; }
    /// <summary>Cox models of every cause; null when not asked for.</summary>
    public IReadOnlyList<CauseModelResult>? CauseSpecific { get; init; }
    /// <summary>The models of each covariate alone; null when not asked for.</summary>
    public IReadOnlyList<FineGrayResult>? Univariable { get; init; }
}

/// <summary>The cause-specific Cox model of one cause: events of the others are censored.</summary>
/// <param name="Cause">The value in the data.</param>
/// <param name="Events">Events of the cause.</param>
/// <param name="Converged">Whether the iteration converged.</param>
/// <param name="Loglik">Log partial likelihoods.</param>
/// <param name="Terms">The coefficients.</param>
/// <param name="Tests">Tests of all coefficients together.</param>
public sealed record CauseModelResult(string Cause, Count Events, bool Converged, LogLikelihood Loglik, IReadOnlyList<CoxTermResult> Terms, CoxTests Tests);

/// <summary>How the coefficients vary over samples drawn with replacement.</summary>
/// <param name="Replicates">Samples drawn.</param>
/// <param name="Used">Samples in which the model converged.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Terms">One entry for each term that has an estimate.</param>
public sealed record BootstrapResult(int Replicates, int Used, long Seed, IReadOnlyList<BootstrapTermResult> Terms);

/// <summary>The bootstrap of one coefficient.</summary>
/// <param name="Term">The term.</param>
/// <param name="Se">The standard error of the coefficient.</param>
/// <param name="Lower">The lower percentile limit of the hazard ratio.</param>
/// <param name="Upper">The upper percentile limit of the hazard ratio.</param>
public sealed record BootstrapTermResult(string Term, double? Se, double? Lower, double? Upper);

/// <summary>The incidence predicted for one pattern of covariates.</summary>
/// <param name="Pattern">The pattern, such as <c>age=60,stage=3</c>.</param>
/// <param name="At">The incidence at the times asked for.</param>
/// <param name="Steps">The incidence at every time with an event of the cause, and at the last observed time.</param>
public sealed record PredictedCurve(string Pattern, IReadOnlyList<PredictedTime> At, IReadOnlyList<PredictedTime> Steps);

/// <summary>A predicted incidence; null beyond the last observed time.</summary>
public sealed record PredictedTime(double Time, double? Cif);
