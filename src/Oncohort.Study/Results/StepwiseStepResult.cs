namespace Oncohort.Study.Results;

/// <summary>One step of a stepwise selection.</summary>
/// <param name="Step">The number of the step, from 1.</param>
/// <param name="Variable">The covariate that moved, whole factors at once.</param>
/// <param name="Label">Its label for people, or null.</param>
/// <param name="Action"><c>in</c> or <c>out</c>.</param>
/// <param name="Test">The test that decided: <c>score</c>, <c>likelihood_ratio</c> or <c>wald</c>.</param>
/// <param name="Statistic">Its statistic; null numbers for a covariate that the others imply.</param>
/// <param name="Loglik">The log partial likelihood after the step.</param>
public sealed record StepwiseStepResult(int Step, string Variable, string? Label, string Action, string Test, TestResult Statistic, double? Loglik);
