using System.IO.Compression;
using System.Security;

namespace Oncohort.Proof.Tests;

/// <summary>Writes Markdown as the smallest Word document: headings, paragraphs and tables.</summary>
internal static class WordFile
{
    public static void Write(string path, string markdown)
    {
        using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create);
        using var writer = new StreamWriter(archive.CreateEntry("word/document.xml").Open());
        writer.Write("""<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>""");
        bool table = false;
        foreach (string line in markdown.Split('\n').Append(""))
        {
            bool row = line.StartsWith('|');
            if (row != table) writer.Write(row ? "<w:tbl>" : "</w:tbl>");
            table = row;
            if (row && !line.StartsWith("|---", StringComparison.Ordinal)) writer.Write($"<w:tr>{string.Concat(line.Trim().Trim('|').Split('|').Select(cell => $"<w:tc>{Paragraph(cell.Trim(), null)}</w:tc>"))}</w:tr>");
            else if (!row && line.Length > 0) writer.Write(Paragraph(line.TrimStart('#', ' '), line.StartsWith('#') ? "Heading1" : null));
        }

        writer.Write("</w:body></w:document>");
    }

    /// <summary>A paragraph in two runs, as word processors split them.</summary>
    private static string Paragraph(string text, string? style)
    {
        int half = text.Length / 2;
        return $"<w:p>{(style is null ? "" : $"<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>")}{Run(text[..half])}{Run(text[half..])}</w:p>";
    }

    private static string Run(string text) => $"<w:r><w:t xml:space=\"preserve\">{SecurityElement.Escape(text)}</w:t></w:r>";
}
