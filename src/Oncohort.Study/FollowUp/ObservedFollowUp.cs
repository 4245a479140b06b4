using Oncohort.Study.Results;

namespace Oncohort.Study.FollowUp;

/// <summary>The follow-up of every row of a table; what stands in a row that was left out means nothing.</summary>
/// <param name="Entry">Entry times, or null when everyone enters at 0.</param>
/// <param name="Exit">Exit times.</param>
/// <param name="Code">0 censored, 1 event, 2 and above competing events.</param>
/// <param name="Causes">The names of codes 1, 2, ….</param>
/// <param name="Warnings">Warnings.</param>
internal sealed record ObservedFollowUp(double[]? Entry, double[] Exit, int[] Code, IReadOnlyList<string> Causes, IReadOnlyList<Warning> Warnings);
