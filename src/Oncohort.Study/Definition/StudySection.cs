namespace Oncohort.Study.Definition;

/// <summary>A heading of the report under which the analyses that follow it stand.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Paragraphs">The text below it.</param>
public sealed record StudySection(string Title, IReadOnlyList<string> Paragraphs);
