namespace Oncohort.Oncology.Histology;

/// <summary>A histological type of a classification.</summary>
/// <param name="Id">The identifier, such as <c>III</c>.</param>
/// <param name="Label">What people read, such as <c>WHO III, undifferentiated</c>.</param>
/// <param name="Meaning">What it means, in our own words.</param>
/// <param name="OtherNames">Other spellings that mean the same.</param>
public sealed record HistologyType(string Id, string Label, string Meaning, IReadOnlyList<string> OtherNames);
