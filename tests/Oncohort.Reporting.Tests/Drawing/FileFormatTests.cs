using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Drawing.Pdf;
using Oncohort.Reporting.Figures.Survival;
using Oncohort.Reporting.Fonts;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tests.Made;
using SkiaSharp;
using Xunit;

namespace Oncohort.Reporting.Tests.Drawing;

public sealed class FileFormatTests
{
    private static readonly Scene Figure = new SurvivalPlot(Edition.Plain).Draw(MadeStudy.TwoArms(), new SurvivalFigureOptions());

    [Fact]
    public void A_png_states_300_dots_per_inch_and_has_as_many_pixels()
    {
        byte[] png = PngScene.Write(Figure);

        Assert.Equal("pHYs", Encoding.ASCII.GetString(png, 37, 4));
        Assert.Equal(11_811u, BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(41)));
        Assert.Equal((uint)Math.Ceiling(120 / 25.4 * 300), BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(16)));
        using SKBitmap decoded = SKBitmap.Decode(png);
        Assert.NotNull(decoded);
    }

    [Fact]
    public void The_cross_references_of_a_pdf_point_at_its_objects()
    {
        byte[] pdf = PdfScene.Write(Figure);
        string text = Encoding.Latin1.GetString(pdf);
        int table = int.Parse(text[(text.LastIndexOf("startxref\n", StringComparison.Ordinal) + 10)..].Split('\n')[0], CultureInfo.InvariantCulture);
        string[] entries = text[table..].Split('\n');
        int count = int.Parse(entries[1].Split(' ')[1], CultureInfo.InvariantCulture);

        for (int i = 1; i < count; i++)
        {
            int offset = int.Parse(entries[2 + i][..10], CultureInfo.InvariantCulture);
            Assert.StartsWith($"{i} 0 obj\n", text[offset..(offset + 12)], StringComparison.Ordinal);
        }

        Assert.DoesNotContain("CreationDate", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_font_subset_keeps_the_outlines_of_its_glyphs_and_drops_the_others()
    {
        FigureFont font = FigureFont.Of(bold: false);
        ushort[] kept = font.Run("Aé9").Glyphs;
        ushort dropped = font.Run("Q").Glyphs[0];
        byte[] subset = FontSubset.Of(font.File, kept);
        using SKTypeface typeface = SKTypeface.FromData(SKData.CreateCopy(subset));
        using SKFont small = new(typeface, font.UnitsPerEm) { Hinting = SKFontHinting.None };

        Assert.True(subset.Length < font.File.Length / 4);
        foreach (ushort glyph in kept) Assert.Equal(font.Outline(glyph), small.GetGlyphPath(glyph).ToSvgPathData());
        using SKPath? gone = small.GetGlyphPath(dropped);
        Assert.True(gone is null || gone.IsEmpty);
    }

    [Fact]
    public void The_extension_decides_the_format_and_others_are_refused()
    {
        string folder = Directory.CreateTempSubdirectory("oncohort-figure").FullName;
        foreach ((string name, string start) in (ReadOnlySpan<(string, string)>)[("a.svg", "<svg"), ("a.PDF", "%PDF"), ("a.png", "\u0089PNG")])
        {
            SurvivalFigure.Write(MadeStudy.TwoArms(), Path.Combine(folder, name));
            Assert.StartsWith(start, Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(folder, name))), StringComparison.Ordinal);
        }

        Assert.False(SurvivalFigure.CanWrite("a.gif"));
        Assert.Throws<ArgumentException>(() => SurvivalFigure.Write(MadeStudy.TwoArms(), Path.Combine(folder, "a.gif")));
        Directory.Delete(folder, true);
    }

    [Fact]
    public void A_hundred_thousand_steps_make_a_figure_of_moderate_size()
    {
        var made = MadeCurves.Of(["all"], 1);
        var steps = Enumerable.Range(1, 100_000).Select(i => new Study.Results.KaplanMeierStep(i * 0.0012, 100_001 - i, i % 2, 1 - (i % 2), 1 - (i * 5e-6), 0.001, 1 - (i * 6e-6), 1 - (i * 4e-6)));
        Scene scene = new SurvivalPlot(Edition.Plain).Draw(made with { Strata = [made.Strata[0] with { Steps = [.. steps] }] }, new SurvivalFigureOptions());

        Assert.InRange(SvgScene.Write(scene, "f").Length, 1_000, 400_000);
    }
}
