using Oncohort.Study.Definition;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Content;

/// <summary>The analyses in the order of the study file, those of a section below its heading; what could not be done stands last in its section.</summary>
internal static class Chapters
{
    public static IEnumerable<Section> Of(StudyResults results, AnalysisSections analyses, Names names)
    {
        foreach (Section section in Below(null, results, analyses)) yield return section;
        foreach (StudySection chapter in results.Sections)
        {
            yield return new Section(names.Unique(chapter.Title), chapter.Title, [.. chapter.Paragraphs.Select(paragraph => new ParagraphBlock(paragraph))]);
            foreach (Section section in Below(chapter.Title, results, analyses)) yield return section with { Depth = 2 };
        }
    }

    private static IEnumerable<Section> Below(string? chapter, StudyResults results, AnalysisSections analyses) =>
        results.Analyses.Where(analysis => analysis.Section == chapter).Select(analyses.Of)
            .Concat(results.Failures.Where(failure => failure.Section == chapter).Select(analyses.Of));
}
