using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Oncohort.Reporting.Fonts;

namespace Oncohort.Reporting.Drawing.Pdf;

/// <summary>One weight of the font in a PDF: the glyphs used, embedded as a subset, with a map back to text so that it can be selected.</summary>
internal sealed class PdfFont(FigureFont font, bool bold)
{
    private readonly SortedDictionary<ushort, string> _used = [];

    public string Name => bold ? "/F2" : "/F1";

    /// <summary>Remembers a glyph and the characters it stands for, and returns its code.</summary>
    public string Use(ushort glyph, string text)
    {
        _used.TryAdd(glyph, text);
        return glyph.ToString("X4", CultureInfo.InvariantCulture);
    }

    /// <summary>Writes the font's objects and returns the number of the font.</summary>
    public int Write(PdfObjects objects)
    {
        string name = Tag() + (bold ? "+LiberationSans-Bold" : "+LiberationSans");
        byte[] subset = FontSubset.Of(font.File, _used.Keys);
        int file = objects.AddStream(subset, string.Create(CultureInfo.InvariantCulture, $" /Length1 {subset.Length}"));
        int descriptor = objects.Add(string.Create(CultureInfo.InvariantCulture,
            $"<< /Type /FontDescriptor /FontName /{name} /Flags 32 /FontBBox [-544 -303 1302 980] /ItalicAngle 0 /Ascent 905 /Descent -212 /CapHeight 729 /StemV {(bold ? 140 : 80)} /FontFile2 {file} 0 R >>"));
        string widths = string.Join(' ', _used.Keys.Select(glyph => string.Create(
            CultureInfo.InvariantCulture, $"{glyph} [{1000.0 * font.Advance(glyph) / font.UnitsPerEm:0.###}]")));
        int descendant = objects.Add(string.Create(CultureInfo.InvariantCulture,
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {descriptor} 0 R /DW 0 /W [{widths}] /CIDToGIDMap /Identity >>"));
        int unicode = objects.AddStream(Encoding.ASCII.GetBytes(UnicodeMap()));
        return objects.Add(string.Create(CultureInfo.InvariantCulture,
            $"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] /ToUnicode {unicode} 0 R >>"));
    }

    public bool IsUsed => _used.Count > 0;

    /// <summary>The six letters that name a subset, from the glyphs in it.</summary>
    private string Tag()
    {
        byte[] hash = SHA256.HashData(Encoding.ASCII.GetBytes(string.Join(' ', _used.Keys)));
        return string.Concat(hash.Take(6).Select(value => (char)('A' + (value % 26))));
    }

    private string UnicodeMap()
    {
        StringBuilder map = new("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        foreach (KeyValuePair<ushort, string>[] block in _used.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach ((ushort glyph, string text) in block)
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>\n");
            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
