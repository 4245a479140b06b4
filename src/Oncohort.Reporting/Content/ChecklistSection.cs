using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Guidelines;
using Oncohort.Reporting.Wording;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Content;

/// <summary>The reporting guidelines, filled in.</summary>
internal static class ChecklistSection
{
    public const string Id = "reporting-guidelines";

    /// <summary>The section; null when the study asks for no guideline.</summary>
    public static Section? Of(StudyResults results, Edition edition)
    {
        if (results.Guidelines.Count == 0) return null;
        Phrasebook book = Phrasebook.Of(edition);
        return new Section(Id, book.Say("checklist.heading"),
        [
            new ParagraphBlock(book.Say("checklist.use")),
            .. results.Guidelines.Select(id => new TableBlock(ChecklistTable.Of(Guideline.Of(id), results, book))),
        ]);
    }
}
