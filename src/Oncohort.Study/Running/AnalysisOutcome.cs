using Oncohort.Cohort.Faults;
using Oncohort.Study.Results;

namespace Oncohort.Study.Running;

/// <summary>What came of one analysis: its result, or why it could not be done, or what is wrong with its input.</summary>
internal sealed record AnalysisOutcome(AnalysisResult? Result, AnalysisFailure? Failure, IReadOnlyList<Fault> Faults);
