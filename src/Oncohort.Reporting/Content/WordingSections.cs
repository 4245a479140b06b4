using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Wording;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Content;

/// <summary>The sections of text for a paper: what was found, and its limitations.</summary>
internal static class WordingSections
{
    public const string ResultsId = "results-in-words";
    public const string LimitationsId = "limitations";

    public static IEnumerable<Section> Of(StudyResults results, Edition edition)
    {
        Phrasebook book = Phrasebook.Of(edition);
        string[] found = [.. ResultSentences.Of(results, book)];
        if (found.Length > 0) yield return new Section(ResultsId, book.Say("results.heading"), Paragraphs([book.Say("results.use"), .. found]));
        IReadOnlyList<string> limits = LimitationSentences.Of(results, book);
        yield return new Section(LimitationsId, book.Say("limitations.heading"), Paragraphs(
            [limits.Count == 0 ? book.Say("limitations.none") : string.Join(book.Say("sentence.separator"), limits), book.Say("limitations.author")]));
    }

    private static Block[] Paragraphs(IEnumerable<string> texts) => [.. texts.Select(text => new ParagraphBlock(text))];
}
