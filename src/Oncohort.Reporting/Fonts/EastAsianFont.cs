using SkiaSharp;

namespace Oncohort.Reporting.Fonts;

/// <summary>
/// The machine's font for Chinese letters in figures, which the embedded font does not have. Figures draw its outlines, so readers need no font;
/// equal bytes come from machines with the same font.
/// </summary>
internal static class EastAsianFont
{
    private const char Sample = '患';

    /// <summary>Families from the one that suits a figure most; another that has Chinese letters is taken when none of them is there.</summary>
    private static readonly string[] Wanted =
    [
        "Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", "Hiragino Sans GB", "SimHei", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",
        "Noto Sans CJK JP", "Droid Sans Fallback", "Noto Serif CJK SC", "SimSun",
    ];

    private static readonly Lazy<FigureFont?> Regular = new(() => Load(bold: false));
    private static readonly Lazy<FigureFont?> Heavy = new(() => Load(bold: true));

    /// <summary>The font; null when the machine has none.</summary>
    public static FigureFont? Of(bool bold) => bold ? Heavy.Value ?? Regular.Value : Regular.Value;

    private static FigureFont? Load(bool bold)
    {
        SKFontStyle style = bold ? SKFontStyle.Bold : SKFontStyle.Normal;
        foreach (string family in Wanted.Concat(SKFontManager.Default.FontFamilies.Order(StringComparer.Ordinal)))
        {
            if (SKFontManager.Default.MatchFamily(family, style) is not { } face) continue;
            if (face.GetGlyph(Sample) != 0 && (face.FontStyle.Weight >= (int)SKFontStyleWeight.SemiBold) == bold) return new FigureFont(face, bold ? 'd' : 'c');
            face.Dispose();
        }

        return null;
    }
}
