using Oncohort.Oncology.Endpoints;

namespace Oncohort.Study.Definition;

/// <summary>The columns of the dates in the course of a patient, from which standard endpoints follow.</summary>
/// <param name="Columns">The column of each date that the data have.</param>
/// <param name="Places">Their places in the study file, by column.</param>
public sealed record CourseColumns(IReadOnlyDictionary<CourseDate, string> Columns, IReadOnlyDictionary<string, string> Places);
