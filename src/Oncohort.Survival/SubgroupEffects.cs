namespace Oncohort.Survival;

/// <summary>The effect of treatment among all rows and within subgroups.</summary>
/// <param name="Overall">The effect among all rows.</param>
/// <param name="Variables">The effects within the levels of each variable, in the order in which the variables were given.</param>
public sealed record SubgroupEffects(TreatmentEffect Overall, IReadOnlyList<SubgroupVariable> Variables);

/// <summary>The effect of treatment within each level of one variable, and whether it differs between them.</summary>
/// <param name="Levels">The effect within each level.</param>
/// <param name="Unknown">Patients whose level is unknown; they are in no level and not in the tests.</param>
/// <param name="LikelihoodRatio">The likelihood-ratio test of the interaction of treatment and variable; no statistic with a robust variance, for which it is not defined.</param>
/// <param name="Wald">The Wald test of the same coefficients, robust when asked for; no statistic where one of them is not finite.</param>
public sealed record SubgroupVariable(IReadOnlyList<TreatmentEffect> Levels, long Unknown, ChiSquareTest LikelihoodRatio, ChiSquareTest Wald);

/// <summary>The hazard ratio of the treated against the reference arm in a set of rows; null numbers unless <paramref name="Status"/> is estimated.</summary>
/// <param name="Rows">Patients.</param>
/// <param name="Events">Patients with the event.</param>
/// <param name="Arms">The same within arm 0 and arm 1.</param>
/// <param name="Coefficient">The log hazard ratio.</param>
/// <param name="StandardError">Its standard error, robust when asked for.</param>
/// <param name="HazardRatio">exp(coefficient) with its Wald limits.</param>
/// <param name="P">The two-sided Wald p-value.</param>
/// <param name="Status">Why there is no number, if there is none: separated when one arm has no event, not estimable when it has no rows.</param>
public sealed record TreatmentEffect(
    long Rows, long Events, IReadOnlyList<ArmTally> Arms, double? Coefficient, double? StandardError, IntervalEstimate HazardRatio, double? P, EstimateStatus Status);

/// <summary>Patients and events of one arm; counts are honoured, weights are not.</summary>
/// <param name="Rows">Patients.</param>
/// <param name="Events">Patients with the event.</param>
public readonly record struct ArmTally(long Rows, long Events);
