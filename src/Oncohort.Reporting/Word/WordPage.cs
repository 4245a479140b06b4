using DocumentFormat.OpenXml.Wordprocessing;

namespace Oncohort.Reporting.Word;

/// <summary>The sheet: A4 with margins of 20 mm, upright or lying for wide tables. Lengths in points.</summary>
internal static class WordPage
{
    public const string HeaderId = "rIdHeader";
    public const string FooterId = "rIdFooter";

    private const uint ShortSide = 11906;
    private const uint LongSide = 16838;
    private const int Margin = 1134;
    private const int Edge = 567;
    private const double TwipsPerPoint = 20;

    public static int Twips(double points) => (int)Math.Round(points * TwipsPerPoint);

    /// <summary>The width between the margins.</summary>
    public static double TextWidth(bool landscape) => ((landscape ? LongSide : ShortSide) - (2 * Margin)) / TwipsPerPoint;

    /// <summary>The height between the margins.</summary>
    public static double TextHeight(bool landscape) => ((landscape ? ShortSide : LongSide) - (2 * Margin)) / TwipsPerPoint;

    /// <summary>What closes a run of pages of one orientation.</summary>
    public static SectionProperties Section(bool landscape)
    {
        PageSize size = landscape
            ? new PageSize { Width = LongSide, Height = ShortSide, Orient = PageOrientationValues.Landscape }
            : new PageSize { Width = ShortSide, Height = LongSide };
        return new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = HeaderId },
            new FooterReference { Type = HeaderFooterValues.Default, Id = FooterId },
            size,
            new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = Edge, Footer = Edge, Gutter = 0 });
    }
}
