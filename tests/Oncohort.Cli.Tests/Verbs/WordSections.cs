using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Oncohort.Cli.Tests.Verbs;

/// <summary>What people read in a Word document, section by section, read from its XML without any code of the report.</summary>
internal static class WordSections
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>The text under each heading, with blanks between cells and paragraphs; without pictures and without what fields show, which are the running numbers.</summary>
    public static IEnumerable<string> Of(string file)
    {
        using ZipArchive zip = ZipFile.OpenRead(file);
        using Stream stream = zip.GetEntry("word/document.xml")!.Open();
        StringBuilder? section = null;
        foreach (XElement paragraph in XDocument.Load(stream).Descendants(W + "p"))
        {
            bool heading = Style(paragraph) is "Heading1" or "Heading2";
            if (heading && section is not null) yield return section.ToString();
            if (heading) section = new StringBuilder();
            section?.Append(Text(paragraph)).Append(' ');
        }

        if (section is not null) yield return section.ToString();
    }

    private static string? Style(XElement paragraph) => paragraph.Element(W + "pPr")?.Element(W + "pStyle")?.Attribute(W + "val")?.Value;

    private static string Text(XElement paragraph)
    {
        StringBuilder text = new();
        int fields = 0;
        foreach (XElement run in paragraph.Descendants(W + "r"))
        {
            string? mark = run.Element(W + "fldChar")?.Attribute(W + "fldCharType")?.Value;
            if (mark == "begin") fields++;
            if (mark == "end") fields--;
            if (fields > 0) continue;
            if (run.Element(W + "rPr")?.Element(W + "vertAlign") is not null) text.Append(' ');
            foreach (XElement part in run.Elements()) text.Append(part.Name == W + "t" ? part.Value : part.Name == W + "br" ? " " : "");
        }

        return text.ToString();
    }
}
