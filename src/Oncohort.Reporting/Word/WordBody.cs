using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Oncohort.Reporting.Content;
using Oncohort.Reporting.Formatting;

namespace Oncohort.Reporting.Word;

/// <summary>The document's text: title, contents, sections in order; each piece is handed over when it is made.</summary>
internal sealed class WordBody : Written
{
    private const int MostNoticesTogether = 8;

    private readonly Action<OpenXmlElement> _write;
    private readonly WordCaptions _captions;
    private readonly IReadOnlyDictionary<ReportTable, TableFit> _layouts;
    private bool _landscape;
    private int _headings;
    private int _tables;
    private int _figures;

    private WordBody(IReadOnlyDictionary<ReportTable, TableFit> layouts, Edition edition, Action<OpenXmlElement> write)
        : base(edition) => (_layouts, _captions, _write) = (layouts, new WordCaptions(edition), write);

    /// <summary>Hands over what the body of the document holds, in order.</summary>
    public static void Write(Report report, Action<OpenXmlElement> write)
    {
        Dictionary<ReportTable, TableFit> layouts = new(ReferenceEqualityComparer.Instance);
        foreach (TableBlock block in report.Blocks.OfType<TableBlock>()) layouts[block.Table] = TableFit.Of(block.Table);
        WordBody writer = new(layouts, report.Edition, write);
        writer.Add(Paragraph(WordStyles.Title, WordText.Plain(report.Title)));
        writer.Add(Paragraph(WordStyles.Summary, WordText.Plain(report.Summary)));
        if (report.Notice is { } notice) writer.Add(Paragraph(WordStyles.Notice, WordText.Plain(notice)));
        writer.Add(WordContents.Of(report.Sections, report.Edition.Words));
        foreach (Section section in report.Sections) writer.Add(section);
        writer.Add(Paragraph(WordStyles.SectionEnd));
        writer.Add(WordPage.Section(writer._landscape));
    }

    /// <summary>The identifiers by which the body refers to a figure's pictures.</summary>
    public static (string Png, string Svg) PictureIds(int figure) =>
        (string.Create(CultureInfo.InvariantCulture, $"rIdPng{figure}"), string.Create(CultureInfo.InvariantCulture, $"rIdSvg{figure}"));

    private static Paragraph Paragraph(string? style, params OpenXmlElement[] content)
    {
        Paragraph paragraph = style is null ? new() : new(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        paragraph.Append(content);
        return paragraph;
    }

    private void Add(OpenXmlElement element) => _write(element);

    private void Add(IEnumerable<OpenXmlElement> elements)
    {
        foreach (OpenXmlElement element in elements) Add(element);
    }

    private void Add(Section section)
    {
        int lying = Orientation.FirstLying(section, _layouts);
        Turn(lying < 0);
        Add(_captions.Heading(section.Heading, ++_headings, section.Depth));
        List<OpenXmlElement> references = References(section);
        if (references.Count > 0 && section.Blocks[0] is not ParagraphBlock) Add(Kept(Paragraph(null, [.. references]), withNext: true));
        for (int i = 0; i < section.Blocks.Count; i++)
        {
            Turn(i >= lying);
            if (i == 0 && section.Blocks[0] is ParagraphBlock { Cites: false } first) Add(Kept(Paragraph(null, [WordText.Plain(first.Text), .. references]), section.Blocks.Count > 1));
            else if (section.Blocks[i] is NoticeBlock notice) Add(Kept(Notice(notice), IsFollowed(section, i)));
            else Add(section.Blocks[i]);
        }
    }

    /// <summary>Notices that follow each other stay on one page unless there are many.</summary>
    private static bool IsFollowed(Section section, int notice) =>
        notice + 1 < section.Blocks.Count && section.Blocks[notice + 1] is NoticeBlock && section.Blocks.Count(block => block is NoticeBlock) <= MostNoticesTogether;

    private static Paragraph Kept(Paragraph paragraph, bool withNext)
    {
        if (!withNext) return paragraph;
        ParagraphProperties properties = paragraph.ParagraphProperties ??= new ParagraphProperties();
        properties.KeepNext = new KeepNext();
        return paragraph;
    }

    private void Add(Block block)
    {
        switch (block)
        {
            case ParagraphBlock { Cites: true } paragraph:
                Add(Paragraph(null, [.. WordPapers.Cited(paragraph.Text)]));
                break;
            case PapersBlock papers:
                Add(_captions.Papers(papers.Papers));
                break;
            case ParagraphBlock paragraph:
                Add(Paragraph(null, WordText.Plain(paragraph.Text)));
                break;
            case NoticeBlock notice:
                Add(Notice(notice));
                break;
            case TableBlock table:
                Add(table.Table);
                break;
            case FigureBlock figure:
                (string png, string svg) = PictureIds(++_figures);
                Add(WordFigure.Of(figure.Scene, (uint)_figures, png, svg, _landscape));
                Add(_captions.Of(WordCaptions.Figure, _figures, figure.Caption, keepNext: false));
                break;
            case PairsBlock pairs:
                Add(new WordPairs(Edition).Of(pairs, _landscape));
                break;
            default:
                throw new InvalidOperationException($"No Word for {block.GetType().Name}.");
        }
    }

    private void Add(ReportTable table)
    {
        WordTable writer = new(table, _layouts[table], Edition.Words);
        Add(_captions.Of(WordCaptions.Table, ++_tables, table.Caption, keepNext: true));
        Add(writer.Body());
        Add(writer.Notes());
    }

    private Paragraph Notice(NoticeBlock notice)
    {
        Paragraph paragraph = Paragraph(WordStyles.Notice, WordText.Bold(Say($"{notice.Kind}. ").TrimEnd()), WordText.Plain(" " + notice.Text));
        if (notice.Code is { } code) paragraph.Append(WordText.Plain(" "), WordText.Styled(code, WordStyles.Code));
        return paragraph;
    }

    /// <summary>Where the section's figures and tables are, as fields that follow their numbers.</summary>
    private List<OpenXmlElement> References(Section section)
    {
        int table = _tables;
        int figure = _figures;
        List<OpenXmlElement> references = [];
        foreach (Block block in section.Blocks)
        {
            if (block is not (TableBlock or FigureBlock)) continue;
            references.Add(WordText.Plain(references.Count == 0 ? Opening(section) : Say(", ")));
            references.AddRange(block is TableBlock ? _captions.Reference(WordCaptions.Table, ++table) : _captions.Reference(WordCaptions.Figure, ++figure));
        }

        if (references.Count > 0) references.Add(WordText.Plain(Say(".")));
        return references;
    }

    private string Opening(Section section) => section.Blocks[0] is not ParagraphBlock first ? Say("See ")
        : first.Text.EndsWith(Say("."), StringComparison.Ordinal) ? Say(" See ") : Say(". See ");

    /// <summary>Closes the pages so far when the next block stands on pages of the other orientation.</summary>
    private void Turn(bool landscape)
    {
        if (landscape == _landscape) return;
        Add(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.SectionEnd }, WordPage.Section(_landscape))));
        _landscape = landscape;
    }
}
