namespace Oncohort.Study.Results;

/// <summary>A MaxCombo test of two groups.</summary>
/// <param name="MaxZ">The largest |z| of the components.</param>
/// <param name="P">Its p-value by the joint distribution of the components.</param>
/// <param name="Components">The tests combined.</param>
/// <param name="Correlation">Their correlations.</param>
public sealed record MaxComboTestResult(double? MaxZ, double? P, IReadOnlyList<MaxComboComponentResult> Components, IReadOnlyList<IReadOnlyList<double>> Correlation);

/// <summary>One Fleming-Harrington test within MaxCombo; <paramref name="Z"/> is positive when the second group has more events than expected, and <paramref name="P"/> is not adjusted.</summary>
public sealed record MaxComboComponentResult(double Rho, double Gamma, double? Z, double? P);

/// <summary>A test by permutation of the groups.</summary>
/// <param name="P">The p-value.</param>
/// <param name="Exact">Whether all arrangements were enumerated.</param>
/// <param name="Permutations">Arrangements enumerated or drawn.</param>
/// <param name="Seed">The seed of the sample; null when exact.</param>
/// <param name="Lower">The lower Monte-Carlo limit of the p-value; null when exact.</param>
/// <param name="Upper">The upper Monte-Carlo limit of the p-value; null when exact.</param>
/// <param name="Statistic">The squared standardised distance of the group sums from their expectation.</param>
public sealed record PermutationTestResult(double? P, bool Exact, long Permutations, long? Seed, double? Lower, double? Upper, double? Statistic);
