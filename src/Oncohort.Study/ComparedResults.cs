namespace Oncohort.Study;

/// <summary>What differs between the results of two runs.</summary>
/// <param name="Causes">What may have moved numbers: data, settings, version, definitions, the study file.</param>
/// <param name="Moved">The numbers that moved, in the order of the first run.</param>
/// <param name="OnlyInFirst">The paths of numbers that only the first run has.</param>
/// <param name="OnlyInSecond">The paths of numbers that only the second run has.</param>
/// <param name="Same">How many numbers are equal.</param>
public sealed record ComparedResults(
    IReadOnlyList<RunDifference> Causes, IReadOnlyList<MovedNumber> Moved, IReadOnlyList<string> OnlyInFirst, IReadOnlyList<string> OnlyInSecond, int Same);

/// <summary>A difference between two runs that may move numbers.</summary>
/// <param name="Kind"><c>data</c>, <c>settings</c>, <c>version</c>, <c>definition</c>, or <c>study_file</c>.</param>
/// <param name="Path">Where it stands in the results.</param>
/// <param name="First">Its value in the first run; null when it has none.</param>
/// <param name="Second">Its value in the second run; null when it has none.</param>
public sealed record RunDifference(string Kind, string Path, string? First, string? Second);

/// <summary>A number that moved.</summary>
/// <param name="Path">Where it stands, with list elements by their keys, such as <c>analyses[cox-1].terms[stage=3].hr</c>.</param>
/// <param name="First">The number of the first run; null when it was not estimable.</param>
/// <param name="Second">The number of the second run; null when it was not estimable.</param>
/// <param name="Difference">Second minus first; null without one of them.</param>
/// <param name="Relative">The difference relative to the first; null without one of them, or when the first is 0.</param>
/// <param name="Why">What may have moved it: <c>data</c>, <c>version</c>, <c>definition</c>, settings by name such as <c>settings.ties</c>, or else <c>study_file</c>; empty when nothing is known.</param>
public sealed record MovedNumber(string Path, double? First, double? Second, double? Difference, double? Relative, IReadOnlyList<string> Why);
