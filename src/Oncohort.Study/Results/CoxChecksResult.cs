namespace Oncohort.Study.Results;

/// <summary>What was looked at in a Cox model besides its coefficients; what was not asked for is null.</summary>
public sealed record CoxChecksResult
{
    /// <summary>Wald tests of whole terms.</summary>
    public IReadOnlyList<TermTestResult>? TermTests { get; init; }

    /// <summary>Curved effects of numeric covariates.</summary>
    public IReadOnlyList<EffectCurveResult>? Splines { get; init; }

    /// <summary>Rows that move the coefficients most, by term, the largest first.</summary>
    public IReadOnlyList<InfluenceResult>? Influence { get; init; }

    /// <summary>Scaled Schoenfeld residuals with a smooth, by term.</summary>
    public IReadOnlyList<SchoenfeldResult>? Schoenfeld { get; init; }

    /// <summary>Residuals of every row; not part of the JSON.</summary>
    public ResidualTable? Residuals { get; init; }
}

/// <summary>A Wald test of a whole term.</summary>
/// <param name="Term">A covariate, an interaction such as <c>age:sex</c>, or <c>TOTAL</c>.</param>
/// <param name="Kind"><c>overall</c> (with the interactions that the term is part of), <c>nonlinear</c>, <c>interaction</c>, <c>nonlinear_interaction</c> or <c>time_varying</c>.</param>
/// <param name="Test">The test.</param>
public sealed record TermTestResult(string Term, string Kind, TestResult Test);

/// <summary>The effect of a numeric covariate as a curve.</summary>
/// <param name="Term">The covariate.</param>
/// <param name="Label">Its label.</param>
/// <param name="Knots">The knots of a spline; empty for a polynomial.</param>
/// <param name="Reference">The value with hazard ratio 1: the median.</param>
/// <param name="Given">What holds of the covariates it interacts with, such as <c>sex=1</c>; null without interactions.</param>
/// <param name="Points">The curve from the 1st to the 99th percentile.</param>
public sealed record EffectCurveResult(string Term, string? Label, IReadOnlyList<double> Knots, double Reference, string? Given, IReadOnlyList<EffectPoint> Points);

/// <summary>One point of an effect curve.</summary>
public sealed record EffectPoint(double Value, double? LogHr, double? Hr, double? Lower, double? Upper);

/// <summary>A row, or a patient with several rows, that moves a coefficient.</summary>
/// <param name="Row">The row in the source, the header being row 1; null for patients with several rows and in a study.</param>
/// <param name="Id">The patient, when the source names patients.</param>
/// <param name="Term">The coefficient.</param>
/// <param name="DfBeta">Its approximate change through this row.</param>
/// <param name="DfBetas">The same in standard errors.</param>
/// <param name="Displacement">The likelihood displacement of all coefficients.</param>
public sealed record InfluenceResult(int? Row, string? Id, string Term, double DfBeta, double DfBetas, double Displacement);

/// <summary>Scaled Schoenfeld residuals of one coefficient.</summary>
/// <param name="Term">The coefficient.</param>
/// <param name="Coef">Its estimate.</param>
/// <param name="Transform">The transform of time: <c>km</c>, <c>rank</c>, <c>identity</c> or <c>log</c>.</param>
/// <param name="Residuals">One an event: its time, the transform there and the residual; not part of the JSON.</param>
/// <param name="Smooth">A natural spline with 4 degrees of freedom; empty when there are too few event times.</param>
public sealed record SchoenfeldResult(string Term, double Coef, string Transform, IReadOnlyList<SchoenfeldPoint> Residuals, IReadOnlyList<SchoenfeldSmooth> Smooth);

/// <summary>One residual.</summary>
public readonly record struct SchoenfeldPoint(double Time, double Position, double Value);

/// <summary>One point of the smooth with its confidence limits.</summary>
public readonly record struct SchoenfeldSmooth(double Time, double Position, double Estimate, double Lower, double Upper);

/// <summary>Residuals of every row analysed.</summary>
/// <param name="Kind">The kind, such as <c>scaled-schoenfeld</c>.</param>
/// <param name="Rows">The rows in the source.</param>
/// <param name="Ids">The patients, or null.</param>
/// <param name="Times">Event times of Schoenfeld residuals, or null.</param>
/// <param name="Columns">Names and values.</param>
public sealed record ResidualTable(
    string Kind, IReadOnlyList<int> Rows, IReadOnlyList<string>? Ids, IReadOnlyList<double>? Times, IReadOnlyList<(string Name, double[] Values)> Columns);
