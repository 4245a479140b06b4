using DocumentFormat.OpenXml.Wordprocessing;
using Oncohort.Reporting.Content;
using Oncohort.Reporting.Vocabularies;

namespace Oncohort.Reporting.Word;

/// <summary>The table of contents: a field whose lines lead to the headings. It has no page numbers (switch <c>\n</c>): only the word processor that sets the pages knows them, and a number from elsewhere would be wrong there.</summary>
internal static class WordContents
{
    public static IEnumerable<Paragraph> Of(IReadOnlyList<Section> sections, Vocabulary words)
    {
        yield return new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.ContentsHeading }), WordText.Plain(words.Say("Contents")));
        for (int i = 0; i < sections.Count; i++)
        {
            Paragraph line = new(new ParagraphProperties(new ParagraphStyleId { Val = sections[i].Depth > 1 ? WordStyles.ContentsLineBelow : WordStyles.ContentsLine }));
            if (i == 0) line.Append(WordFields.Opening("TOC \\o \"1-2\" \\n \\h \\z \\u"));
            Hyperlink link = new(WordText.Plain(sections[i].Heading)) { Anchor = WordCaptions.HeadingTarget(i + 1), History = true };
            line.Append(link);
            if (i == sections.Count - 1) line.Append(WordFields.Closing());
            yield return line;
        }
    }
}
