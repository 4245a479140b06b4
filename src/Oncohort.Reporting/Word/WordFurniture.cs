using DocumentFormat.OpenXml.Wordprocessing;
using Oncohort.Reporting.Vocabularies;

namespace Oncohort.Reporting.Word;

/// <summary>What stands on every page: the title, and what must be said of the study on every page, above; the number of the page and of all pages below.</summary>
internal static class WordFurniture
{
    public static Header Header(string title) => new(
        new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Header }), WordText.Plain(title)));

    public static Footer Footer(Vocabulary words)
    {
        Paragraph line = new(new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Footer }, new Justification { Val = JustificationValues.Center }));
        line.Append(WordText.Plain(words.Say("Page ")));
        line.Append(WordFields.Of("PAGE", WordText.Plain("1")));
        line.Append(WordText.Plain(words.Say(" of ")));
        line.Append(WordFields.Of("NUMPAGES", WordText.Plain("1")));
        if (words.Say(" pages") is { Length: > 0 } end && words.Language != Vocabulary.English) line.Append(WordText.Plain(end));
        return new Footer(line);
    }
}
