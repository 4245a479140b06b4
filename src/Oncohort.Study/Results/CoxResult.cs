namespace Oncohort.Study.Results;

/// <summary>A Cox model.</summary>
public sealed record CoxResult : AnalysisResult
{
    /// <inheritdoc/>
    public override string Command => "cox";
    /// <summary>Events.</summary>
    public required Count Events { get; init; }
    /// <summary>Iterations used.</summary>
    public required int Iterations { get; init; }
    /// <summary>Whether the iteration converged.</summary>
    public required bool Converged { get; init; }
    /// <summary>Log partial likelihoods.</summary>
    public required LogLikelihood Loglik { get; init; }
    /// <summary>The coefficients.</summary>
    public required IReadOnlyList<CoxTermResult> Terms { get; init; }
    /// <summary>Tests of all coefficients together.</summary>
    public required CoxTests Tests { get; init; }
    /// <summary>Harrell's concordance.</summary>
    public required ConcordanceResult Concordance { get; init; }
    /// <summary>Events for each coefficient; null when no coefficient exists.</summary>
    public double? EventsPerVariable { get; init; }
    /// <summary>The coefficients that have no finite estimate without a penalty.</summary>
    public IReadOnlyList<SeparatedTermResult> Separated { get; init; } = [];
    /// <summary>The path of a ridge, lasso or elastic-net model; null without such a penalty.</summary>
    public ShrinkageResult? Shrinkage { get; init; }
    /// <summary>Proportional-hazards score tests, <c>GLOBAL</c> last; null when not asked for.</summary>
    public IReadOnlyList<ProportionalHazardsResult>? Ph { get; init; }
    /// <summary>The models of every cause, this one first; null when not asked for.</summary>
    public IReadOnlyList<CauseModelResult>? Causes { get; init; }
    /// <summary>The steps by which the covariates were selected; null when none were.</summary>
    public IReadOnlyList<StepwiseStepResult>? Steps { get; init; }
    /// <summary>What else was looked at; null when nothing was asked for.</summary>
    public CoxChecksResult? Checks { get; init; }
}

/// <summary>Log partial likelihoods at 0 and at the estimate.</summary>
public sealed record LogLikelihood(double? Null, double? Model);

/// <summary>Likelihood-ratio, Wald and score test.</summary>
public sealed record CoxTests(TestResult LikelihoodRatio, TestResult Wald, TestResult Score);

/// <summary>Concordance with its standard error.</summary>
public sealed record ConcordanceResult(double? Estimate, double? Se);

/// <summary>A proportional-hazards score test.</summary>
public sealed record ProportionalHazardsResult(string Term, double? Chi2, int Df, double? P);

/// <summary>One coefficient. <see cref="Status"/> is <c>estimated</c>, <c>separated</c>, <c>collinear</c> or <c>did_not_converge</c>; numbers are null unless estimated.</summary>
public sealed record CoxTermResult
{
    /// <summary><c>age</c> for a numeric covariate, <c>stage=3</c> for a level of a factor.</summary>
    public required string Term { get; init; }
    /// <summary>The covariate, such as <c>stage</c>.</summary>
    public required string Variable { get; init; }
    /// <summary>The level, or null for a numeric covariate.</summary>
    public string? Level { get; init; }
    /// <summary>The reference level, or null for a numeric covariate.</summary>
    public string? Reference { get; init; }
    /// <summary>When the coefficient holds, such as <c>t&lt;=365</c> or <c>log(t)</c>; null for always.</summary>
    public string? Time { get; init; }
    /// <summary>Whether it is one of several columns of a curve, without a meaning of its own.</summary>
    public bool Curved { get; init; }
    /// <summary>True for numbers that are nothing but 0 and 1: the ratio compares 1 with 0.</summary>
    public bool Indicator { get; init; }
    /// <summary>The label of the variable for people.</summary>
    public string? Label { get; init; }
    /// <summary>Log hazard ratio.</summary>
    public double? Coef { get; init; }
    /// <summary>Hazard ratio.</summary>
    public double? Hr { get; init; }
    /// <summary>Model-based standard error of the coefficient.</summary>
    public double? Se { get; init; }
    /// <summary>Robust standard error, when asked for.</summary>
    public double? RobustSe { get; init; }
    /// <summary>Wald statistic.</summary>
    public double? Z { get; init; }
    /// <summary>Two-sided p-value.</summary>
    public double? P { get; init; }
    /// <summary>Lower limit of the hazard ratio.</summary>
    public double? Lower { get; init; }
    /// <summary>Upper limit of the hazard ratio.</summary>
    public double? Upper { get; init; }
    /// <summary>Whether the coefficient exists.</summary>
    public required string Status { get; init; }
    /// <summary>What stands behind a contrast of two groups, and decides whether small counts withhold it; null for other terms. Not printed.</summary>
    public TermSupport? Support { get; init; }
}

/// <summary>Univariable models side by side with one multivariable model, as papers print them.</summary>
public sealed record CoxTableResult : AnalysisResult
{
    /// <inheritdoc/>
    public override string Command => "cox_table";
    /// <summary>The univariable models, one a covariate.</summary>
    public required IReadOnlyList<CoxResult> Univariable { get; init; }
    /// <summary>The multivariable model; null when none was asked for or no covariate entered.</summary>
    public required CoxResult? Multivariable { get; init; }
    /// <summary>How covariates entered the multivariable model, such as <c>univariable p &lt; 0.05</c>; null when they were named.</summary>
    public string? EntryRule { get; init; }
}

/// <summary>The rows and events of the two groups that a coefficient compares.</summary>
/// <param name="N">Rows of the level.</param>
/// <param name="Events">Their events.</param>
/// <param name="ReferenceN">Rows of the reference.</param>
/// <param name="ReferenceEvents">Their events.</param>
public sealed record TermSupport(Count N, Count Events, Count ReferenceN, Count ReferenceEvents)
{
    /// <summary>All four.</summary>
    public IEnumerable<Count> Counts => [N, Events, ReferenceN, ReferenceEvents];
}
