using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using SkiaSharp;

namespace Oncohort.Reporting.Fonts;

/// <summary>
/// A font of figures: one weight of the embedded one (Liberation Sans, OFL, same widths as Arial), so that figures look the same on a machine without fonts, or the machine's own for Chinese letters.
/// </summary>
internal sealed class FigureFont
{
    private static readonly Lazy<FigureFont> RegularFont = new(() => new FigureFont("LiberationSans-Regular.ttf", 'r'));
    private static readonly Lazy<FigureFont> BoldFont = new(() => new FigureFont("LiberationSans-Bold.ttf", 'b'));

    private readonly ConcurrentDictionary<ushort, string> _outlines = new();
    private readonly ConcurrentDictionary<ushort, int> _advances = new();
    private readonly int[] _letters = new int[char.MaxValue + 1];
    private readonly ConcurrentDictionary<string, GlyphRun> _runs = new(StringComparer.Ordinal);

    private FigureFont(string resource, char key)
    {
        Key = key;
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The embedded font {resource} is missing.");
        File = new byte[stream.Length];
        stream.ReadExactly(File);
        using SKData data = SKData.CreateCopy(File);
        Typeface = SKTypeface.FromData(data) ?? throw new InvalidOperationException($"The embedded font {resource} cannot be read.");
        UnitsPerEm = Typeface.UnitsPerEm;
    }

    /// <summary>A font of the machine.</summary>
    public FigureFont(SKTypeface typeface, char key)
    {
        (Typeface, Key, UnitsPerEm, File) = (typeface, key, typeface.UnitsPerEm, []);
    }

    public SKTypeface Typeface { get; }

    /// <summary>A letter that tells it from the other fonts of a figure.</summary>
    public char Key { get; }

    /// <summary>Whether a document may carry it: the embedded font, whose file is at hand.</summary>
    public bool IsEmbedded => File.Length > 0;

    /// <summary>The font file; empty for a font of the machine.</summary>
    public byte[] File { get; }

    /// <summary>The grid of the glyph outlines: this many units make one font size.</summary>
    public int UnitsPerEm { get; }

    public static FigureFont Of(bool bold) => bold ? BoldFont.Value : RegularFont.Value;

    /// <summary>Whether it has a letter.</summary>
    public bool Has(Rune rune) => Typeface.GetGlyph(rune.Value) != 0;

    /// <summary>The glyphs of a text with their places, kerned, in units of the em grid.</summary>
    public GlyphRun Run(string text) => _runs.Count < 20_000 ? _runs.GetOrAdd(text, Shape) : Shape(text);

    /// <summary>The width of a glyph on the em grid.</summary>
    public int Advance(ushort glyph) => _advances.GetOrAdd(glyph, id =>
    {
        using SKFont font = Unhinted(UnitsPerEm);
        return (int)MathF.Round(font.GetGlyphWidths([id])[0]);
    });

    /// <summary>The width of a letter by itself on the em grid; what the font lacks is as wide as its sign for that, Chinese letters as wide as high.</summary>
    public int AdvanceOf(char letter)
    {
        int known = _letters[letter];
        if (known > 0) return known - 1;
        int advance = EastAsianLetter.Is(letter) ? UnitsPerEm : Advance(Typeface.GetGlyph(letter));
        _letters[letter] = advance + 1;
        return advance;
    }

    /// <summary>The outline of a glyph as SVG path data on the em grid.</summary>
    public string Outline(ushort glyph) => _outlines.GetOrAdd(glyph, id =>
    {
        using SKPath? path = Path(id);
        return path is null || path.IsEmpty ? "" : path.ToSvgPathData();
    });

    /// <summary>The outline of a glyph on the em grid; null for a blank.</summary>
    public SKPath? Path(ushort glyph)
    {
        using SKFont font = Unhinted(UnitsPerEm);
        return font.GetGlyphPath(glyph);
    }

    /// <summary>The font at a size in points, without hinting so that it is drawn alike at every resolution.</summary>
    public SKFont Unhinted(double size) => new(Typeface, (float)size)
    {
        Hinting = SKFontHinting.None,
        Subpixel = true,
        Edging = SKFontEdging.Antialias,
        LinearMetrics = true,
    };

    private GlyphRun Shape(string text)
    {
        using SKFont font = Unhinted(UnitsPerEm);
        ushort[] glyphs = font.GetGlyphs(text);
        float[] advances = font.GetGlyphWidths(glyphs);
        int[]? kerning = glyphs.Length > 1 ? Typeface.GetKerningPairAdjustments(glyphs) : null;
        int[] places = new int[glyphs.Length];
        int x = 0;
        for (int i = 0; i < glyphs.Length; i++)
        {
            places[i] = x;
            x += (int)MathF.Round(advances[i]) + (kerning is not null && i < kerning.Length ? kerning[i] : 0);
        }

        return new GlyphRun(glyphs, places, x);
    }
}

/// <summary>Glyphs with their x positions and the whole advance, in units of the em grid.</summary>
internal sealed record GlyphRun(ushort[] Glyphs, int[] Places, int Advance);
