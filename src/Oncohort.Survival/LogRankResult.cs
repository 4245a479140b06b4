namespace Oncohort.Survival;

/// <summary>One group of a log-rank test, summed over strata.</summary>
/// <param name="Group">The group's code.</param>
/// <param name="Rows">Rows in the group.</param>
/// <param name="Observed">Observed events.</param>
/// <param name="Expected">Events expected under equal hazards.</param>
/// <param name="WeightedObserved">Observed events, weighted as the test weights them.</param>
/// <param name="WeightedExpected">Expected events, weighted as the test weights them.</param>
public readonly record struct LogRankGroup(int Group, double Rows, double Observed, double Expected, double WeightedObserved, double WeightedExpected);

/// <summary>A log-rank type test of k groups.</summary>
/// <param name="Test">The chi-square test on (non-empty groups - 1) degrees of freedom.</param>
/// <param name="Groups">Observed and expected by group.</param>
public sealed record LogRankResult(ChiSquareTest Test, IReadOnlyList<LogRankGroup> Groups);

/// <summary>One pair of a pairwise comparison.</summary>
public readonly record struct PairwiseTest(int GroupA, int GroupB, ChiSquareTest Test, double? AdjustedP);
