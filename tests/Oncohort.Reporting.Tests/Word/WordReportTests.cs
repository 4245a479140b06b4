using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Office2019.Drawing.SVG;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Oncohort.Reporting.Content;
using Oncohort.Reporting.Tests.Made;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Reporting.Tests.Word;

public sealed class WordReportTests
{
    [Fact]
    public void The_document_holds_to_the_schema()
    {
        foreach (StudyResults results in (StudyResults[])[MadeStudy.Full(), MadeStudy.Empty(), MadeWide.Study(columns: 30), MadeWide.Attacked()])
        {
            using WordprocessingDocument document = MadeDocuments.Open(results);
            Assert.Equal([], new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        }
    }

    [Fact]
    public void Equal_reports_give_equal_bytes() => Assert.Equal(MadeDocuments.Bytes(MadeStudy.Full()), MadeDocuments.Bytes(MadeStudy.Full()));

    [Fact]
    public void Every_table_is_a_table_of_the_same_cells()
    {
        Report report = Report.Of(MadeStudy.Full(), MadeStudy.Inputs);
        ReportTable[] tables = [.. report.Blocks.OfType<TableBlock>().Select(block => block.Table)];
        using WordprocessingDocument document = MadeDocuments.Open(MadeStudy.Full());
        Table[] written = [.. Body(document).Elements<Table>().Where(table => table.Descendants<TableHeader>().Any())];

        Assert.Equal(tables.Length, written.Length);
        for (int i = 0; i < tables.Length; i++)
        {
            TableRow[] rows = [.. written[i].Elements<TableRow>().Where(row => !row.Descendants<TableHeader>().Any())];
            Assert.Equal(tables[i].Rows.Count, rows.Length);
            for (int j = 0; j < rows.Length; j++)
                Assert.Equal(tables[i].Rows[j].Cells.Select(cell => cell.Text + cell.Mark), rows[j].Elements<TableCell>().Select(cell => cell.InnerText));
        }
    }

    [Fact]
    public void Header_rows_repeat_and_no_row_breaks_over_pages()
    {
        using WordprocessingDocument document = MadeDocuments.Open(MadeStudy.Full());

        Assert.All(Body(document).Descendants<TableRow>(), row => Assert.NotNull(row.TableRowProperties?.GetFirstChild<CantSplit>()));
        Table spanned = Body(document).Elements<Table>().First(table => table.InnerText.Contains("Multivariable", StringComparison.Ordinal));
        Assert.Equal([true, true, false], spanned.Elements<TableRow>().Take(3).Select(row => row.Descendants<TableHeader>().Any()));
        Assert.Equal([1, 2, 2], spanned.Elements<TableRow>().First().Elements<TableCell>().Select(cell => cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1));
    }

    [Fact]
    public void Captions_are_counted_in_order_and_every_reference_has_its_target()
    {
        using WordprocessingDocument document = MadeDocuments.Open(MadeStudy.Full());
        string[] codes = [.. Body(document).Descendants<FieldCode>().Select(code => code.Text.Trim())];
        string[] bookmarks = [.. Body(document).Descendants<BookmarkStart>().Select(mark => mark.Name!.Value!)];
        int tables = Report.Of(MadeStudy.Full(), MadeStudy.Inputs).Blocks.OfType<TableBlock>().Count();

        Assert.Equal(tables, codes.Count(code => code.StartsWith("SEQ Table", StringComparison.Ordinal)));
        Assert.Equal(Enumerable.Range(1, tables).Select(number => $"Table_{number}"), bookmarks.Where(name => name.StartsWith("Table_", StringComparison.Ordinal)));
        Assert.Equal(bookmarks.Length, bookmarks.Distinct(StringComparer.Ordinal).Count());
        string[] targets = [.. codes.Where(code => code.StartsWith("REF ", StringComparison.Ordinal)).Select(code => code.Split(' ')[1])];
        Assert.NotEmpty(targets);
        Assert.All(targets, target => Assert.Contains(target, bookmarks));
    }

    [Fact]
    public void Citations_lead_to_the_papers_and_contents_promise_no_page_numbers()
    {
        StudyResults results = MadeStudy.Full() with { Methods = ["Models were fitted (Cox, J R Stat Soc B 1972;34:187-220).", "Ties (Efron, J Am Stat Assoc 1977;72:557-565)."] };
        using WordprocessingDocument document = MadeDocuments.Open(results);
        string[] bookmarks = [.. Body(document).Descendants<BookmarkStart>().Select(mark => mark.Name!.Value!)];
        Hyperlink[] links = [.. Body(document).Descendants<Hyperlink>()];

        Assert.All(links, link => Assert.Contains(link.Anchor!.Value, bookmarks));
        Assert.Equal(["1", "2"], links.Where(link => link.Anchor!.Value!.StartsWith("Reference_", StringComparison.Ordinal)).Select(link => link.InnerText));
        Assert.Contains(Body(document).Elements<Paragraph>(), paragraph => paragraph.InnerText == "2.Efron, J Am Stat Assoc 1977;72:557-565.");
        Assert.DoesNotContain(Body(document).Descendants<FieldCode>(), code => code.Text.Contains("PAGEREF", StringComparison.Ordinal));
        Assert.Contains(Body(document).Descendants<FieldCode>(), code => code.Text.Contains("TOC", StringComparison.Ordinal) && code.Text.Contains("\\n", StringComparison.Ordinal));
    }

    [Fact]
    public void A_heading_is_kept_with_its_paragraph_and_that_with_what_follows()
    {
        using WordprocessingDocument document = MadeDocuments.Open(MadeStudy.Full());
        Paragraph[] paragraphs = [.. Body(document).Elements<Paragraph>()];
        for (int i = 0; i < paragraphs.Length - 1; i++)
        {
            bool heading = paragraphs[i].ParagraphProperties?.ParagraphStyleId?.Val?.Value is "Heading1" or "Heading2";
            if (heading && paragraphs[i].NextSibling() is Paragraph { ParagraphProperties: { ParagraphStyleId: null } first }) Assert.NotNull(first.KeepNext);
        }
    }

    [Fact]
    public void A_figure_is_a_drawing_with_a_picture_behind_it_and_words_for_who_cannot_see_it()
    {
        FigureBlock[] figures = [.. Report.Of(MadeStudy.Full(), MadeStudy.Inputs).Blocks.OfType<FigureBlock>()];
        using WordprocessingDocument document = MadeDocuments.Open(MadeStudy.Full());
        Inline[] inlines = [.. Body(document).Descendants<Inline>()];

        Assert.Equal(figures.Select(figure => figure.Scene.Description), inlines.Select(inline => inline.DocProperties!.Description!.Value));
        foreach (Inline inline in inlines)
        {
            string svg = inline.Descendants<SVGBlip>().Single().Embed!.Value!;
            string png = inline.Descendants<DocumentFormat.OpenXml.Drawing.Blip>().Single().Embed!.Value!;
            Assert.Equal("image/svg+xml", document.MainDocumentPart!.GetPartById(svg).ContentType);
            Assert.Equal("image/png", document.MainDocumentPart.GetPartById(png).ContentType);
            Assert.InRange(inline.Extent!.Cx!.Value, 1, 9638 * 635);
        }
    }

    [Fact]
    public void A_table_too_wide_for_the_upright_page_stands_on_a_lying_one_and_the_rest_upright()
    {
        using WordprocessingDocument document = MadeDocuments.Open(MadeWide.Study(columns: 11));
        string[] turns = [.. Body(document).Descendants<SectionProperties>().Select(section => section.GetFirstChild<PageSize>()!.Orient?.InnerText ?? "portrait")];

        Assert.Equal(["portrait", "landscape", "portrait"], turns);
    }

    private static Body Body(WordprocessingDocument document) => document.MainDocumentPart!.Document!.Body!;
}
