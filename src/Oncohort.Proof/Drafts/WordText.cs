using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Oncohort.Proof.Drafts;

/// <summary>The text of a Word document: paragraphs, headings by their style, tables. Deleted text of tracked changes is left out.</summary>
internal static class WordText
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static IReadOnlyList<DraftBlock> Read(string path)
    {
        try
        {
            using ZipArchive archive = ZipFile.OpenRead(path);
            if (archive.GetEntry("word/document.xml") is not { } part) throw new InvalidDataException("it holds no word/document.xml");
            using Stream stream = part.Open();
            using XmlReader reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            XElement? body = XDocument.Load(reader).Root?.Element(W + "body");
            return body is null ? throw new InvalidDataException("it has no body") : [.. body.Elements().SelectMany(Blocks)];
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException)
        {
            throw new UnreadableException($"the draft is no Word document: {exception.Message}", "a .docx file as a word processor writes it", ofResults: false);
        }
    }

    private static IEnumerable<DraftBlock> Blocks(XElement element)
    {
        if (element.Name == W + "p") return [Block(element)];
        if (element.Name == W + "tbl") return [new Table([.. element.Elements(W + "tr").Select(row => (IReadOnlyList<string>)[.. row.Elements(W + "tc").SelectMany(Cells)])])];
        return element.Name == W + "sdt" ? element.Elements(W + "sdtContent").Elements().SelectMany(Blocks) : [];
    }

    private static DraftBlock Block(XElement paragraph)
    {
        string style = paragraph.Element(W + "pPr")?.Element(W + "pStyle")?.Attribute(W + "val")?.Value ?? "";
        string text = Text(paragraph);
        return style.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) || style.Equals("Title", StringComparison.OrdinalIgnoreCase) ? new Heading(text) : new Paragraph(text);
    }

    /// <summary>A cell, and empty ones for the further columns that it spans.</summary>
    private static IEnumerable<string> Cells(XElement cell)
    {
        yield return string.Join(' ', cell.Descendants(W + "p").Select(Text));
        string? span = cell.Element(W + "tcPr")?.Element(W + "gridSpan")?.Attribute(W + "val")?.Value;
        for (int further = 1; int.TryParse(span, out int columns) && further < columns; further++) yield return "";
    }

    private static string Text(XElement paragraph)
    {
        var text = new StringBuilder();
        foreach (XElement run in paragraph.Descendants(W + "r"))
        {
            bool raised = run.Element(W + "rPr")?.Element(W + "vertAlign")?.Attribute(W + "val")?.Value == "superscript";
            string written = string.Concat(run.Elements().Select(part => part.Name == W + "t" ? part.Value : part.Name == W + "tab" || part.Name == W + "br" ? " " : part.Name == W + "noBreakHyphen" ? "-" : ""));
            text.Append(raised && written.All(letter => char.IsAsciiDigit(letter) || letter is ',' or '-' or '\u2013' or ' ') ? Raised(written) : written);
        }

        return text.ToString();
    }

    /// <summary>Raised digits are citations or exponents, never part of the number before them.</summary>
    private static string Raised(string digits) => digits.Trim().Length == 0 ? digits : $"^{digits.Trim()}^";
}
