using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Oncohort.Reporting.Formatting;

namespace Oncohort.Reporting.Word;

/// <summary>Captions with numbers that the word processor counts, and references to them.</summary>
internal sealed class WordCaptions(Edition edition) : Written(edition)
{
    /// <summary>The two kinds by the names under which the word processor counts them.</summary>
    public const string Table = "Table", Figure = "Figure";

    private int _bookmarks;

    /// <summary>A caption: <c>Table 3.</c> and its text, with a bookmark around the number.</summary>
    public Paragraph Of(string kind, int number, string text, bool keepNext)
    {
        string count = number.ToString(CultureInfo.InvariantCulture);
        ParagraphProperties properties = new(new ParagraphStyleId { Val = WordStyles.Caption });
        if (keepNext) properties.Append(new KeepNext());
        Paragraph caption = new(properties);
        caption.Append(WordText.Bold(Before(kind)));
        caption.Append(Marked(Target(kind, number), [.. Bold(WordFields.Of($"SEQ {kind} \\* ARABIC", WordText.Bold(count)))]));
        if (After(kind) is { Length: > 0 } after) caption.Append(WordText.Bold(after));
        caption.Append(WordText.Plain(" " + text));
        return caption;
    }

    /// <summary>A heading that the table of contents finds.</summary>
    public Paragraph Heading(string text, int number, int depth)
    {
        Paragraph heading = new(new ParagraphProperties(new ParagraphStyleId { Val = depth > 1 ? WordStyles.HeadingBelow : WordStyles.Heading }));
        heading.Append(Marked(HeadingTarget(number), [WordText.Plain(text)]));
        return heading;
    }

    /// <summary>The list of references, with a bookmark at each.</summary>
    public IEnumerable<Paragraph> Papers(IReadOnlyList<string> papers)
    {
        for (int i = 0; i < papers.Count; i++)
        {
            Paragraph line = new(new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Paper }));
            line.Append(Marked(WordPapers.Target(i + 1), [WordText.Plain(string.Create(CultureInfo.InvariantCulture, $"{i + 1}."))]));
            line.Append(new Run(new TabChar()), WordText.Plain(papers[i] + "."));
            yield return line;
        }
    }

    public static string HeadingTarget(int number) => string.Create(CultureInfo.InvariantCulture, $"_Toc{number:D6}");

    /// <summary>A reference to a caption that follows its number.</summary>
    public IEnumerable<OpenXmlElement> Reference(string kind, int number) =>
        [WordText.Plain(Before(kind)), .. WordFields.Of($"REF {Target(kind, number)} \\h", WordText.Plain(number.ToString(CultureInfo.InvariantCulture)))];

    private string Before(string kind) => Around(kind)[0].Replace(' ', '\u00a0');

    private string After(string kind) => Around(kind)[1];

    /// <summary>What stands before and after the number of a caption.</summary>
    private string[] Around(string kind)
    {
        const char Number = '#';
        return (kind == Table ? Say($"Table {Number}.") : Say($"Figure {Number}.")).Split(Number);
    }

    private static string Target(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}_{number}");

    private static IEnumerable<OpenXmlElement> Bold(IEnumerable<OpenXmlElement> field)
    {
        foreach (OpenXmlElement element in field)
        {
            if (element is Run { RunProperties: null } run) run.RunProperties = new RunProperties(new Bold());
            yield return element;
        }
    }

    private IEnumerable<OpenXmlElement> Marked(string name, IEnumerable<OpenXmlElement> content)
    {
        string id = (++_bookmarks).ToString(CultureInfo.InvariantCulture);
        return [new BookmarkStart { Id = id, Name = name }, .. content, new BookmarkEnd { Id = id }];
    }
}
