namespace Oncohort.Survival;

/// <summary>Residuals of the rows that end with the event, by stratum, then by time, then by row.</summary>
/// <param name="Rows">The row of each residual, as the caller numbers rows.</param>
/// <param name="Times">Its event time.</param>
/// <param name="Values">One array a covariate, in the order of the covariates.</param>
public sealed record SchoenfeldResiduals(IReadOnlyList<int> Rows, IReadOnlyList<double> Times, IReadOnlyList<double[]> Values);
