using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Oncohort.Reporting.Content;
using Oncohort.Reporting.Formatting;

namespace Oncohort.Reporting.Word;

/// <summary>Names with values: what the page folds away becomes one paragraph of small print, the rest two columns.</summary>
internal sealed class WordPairs(Edition edition) : Written(edition)
{
    private const double NameWidth = 120;
    private const int MostKeptTogether = 20;

    /// <summary>One paragraph, or a table with the paragraph that keeps it apart from a table after it.</summary>
    public IEnumerable<OpenXmlElement> Of(PairsBlock block, bool landscape) => block.Fold is { } fold
        ? [SmallPrint(fold, block)]
        : [Columns(block, landscape), new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.TableNote }))];

    private Paragraph SmallPrint(string fold, PairsBlock block)
    {
        Paragraph paragraph = new(new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Small }), WordText.Bold(Say($"{fold}. ")));
        paragraph.Append(WordText.Plain(string.Join(Say("; "), block.Pairs.Select(pair => Say($"{pair.Name}: {pair.Value.TrimEnd('.', '。')}"))) + Say(".")));
        return paragraph;
    }

    private static Table Columns(PairsBlock block, bool landscape)
    {
        double rest = WordPage.TextWidth(landscape) - NameWidth;
        Table table = new(
            new TableProperties(
                new TableStyle { Val = WordStyles.Table },
                new TableWidth { Width = $"{WordPage.Twips(NameWidth + rest)}", Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(new GridColumn { Width = $"{WordPage.Twips(NameWidth)}" }, new GridColumn { Width = $"{WordPage.Twips(rest)}" }));
        for (int i = 0; i < block.Pairs.Count; i++)
        {
            bool keepNext = block.Pairs.Count <= MostKeptTogether && i < block.Pairs.Count - 1;
            table.Append(new TableRow(new TableRowProperties(new CantSplit()), Cell(NameWidth, block.Pairs[i].Name, keepNext), Cell(rest, block.Pairs[i].Value, keepNext)));
        }

        return table;
    }

    private static TableCell Cell(double width, string text, bool keepNext)
    {
        ParagraphProperties properties = new(new ParagraphStyleId { Val = WordStyles.TableText });
        if (keepNext) properties.Append(new KeepNext());
        return new(
            new TableCellProperties(new TableCellWidth { Width = $"{WordPage.Twips(width)}", Type = TableWidthUnitValues.Dxa }),
            new Paragraph(properties, WordText.Plain(text)));
    }
}
