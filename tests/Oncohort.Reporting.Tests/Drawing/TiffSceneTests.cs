using System.Buffers.Binary;
using System.IO.Compression;
using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Survival;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tests.Made;
using SkiaSharp;
using Xunit;

namespace Oncohort.Reporting.Tests.Drawing;

public sealed class TiffSceneTests
{
    private static readonly Scene Figure = new SurvivalPlot(Edition.Plain).Draw(MadeStudy.TwoArms(), new SurvivalFigureOptions { WidthMillimetres = 85 });

    [Fact]
    public void A_tiff_holds_the_dots_of_the_png_and_states_its_resolution()
    {
        byte[] file = TiffScene.Write(Figure, 600);
        Dictionary<int, uint> fields = Fields(file);
        using SKBitmap png = SKBitmap.Decode(PngScene.Write(Figure, 600));

        Assert.Equal([(uint)png.Width, (uint)png.Height], [fields[256], fields[257]]);
        Assert.Equal((uint)Math.Ceiling(85 / 25.4 * 600), fields[256]);
        Assert.Equal((600u, 1u), (U32(file, (int)fields[282]), U32(file, (int)fields[282] + 4)));
        byte[] dots = Dots(file, fields, png.Width, png.Height);
        for (int y = 0; y < png.Height; y += 37)
        {
            for (int x = 0; x < png.Width; x += 13)
            {
                SKColor expected = png.GetPixel(x, y);
                int at = 3 * ((y * png.Width) + x);
                Assert.Equal((expected.Red, expected.Green, expected.Blue), (dots[at], dots[at + 1], dots[at + 2]));
            }
        }
    }

    [Fact]
    public void A_png_states_the_dots_asked_for()
    {
        byte[] png = PngScene.Write(Figure, 600);

        Assert.Equal(23_622u, BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(41)));
        Assert.Equal((uint)Math.Ceiling(85 / 25.4 * 600), BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(16)));
    }

    private static Dictionary<int, uint> Fields(byte[] file)
    {
        Assert.Equal("II*\0"u8.ToArray(), file[..4]);
        int start = (int)U32(file, 4);
        int count = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(start));
        return Enumerable.Range(0, count).Select(i => start + 2 + (12 * i)).ToDictionary(entry => (int)BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(entry)), entry => U32(file, entry + 8));
    }

    private static byte[] Dots(byte[] file, Dictionary<int, uint> fields, int width, int height)
    {
        using ZLibStream zlib = new(new MemoryStream(file, (int)fields[273], (int)fields[279]), CompressionMode.Decompress);
        byte[] dots = new byte[3 * width * height];
        zlib.ReadExactly(dots);
        for (int y = 0; y < height; y++)
        {
            for (int i = 3; i < 3 * width; i++) dots[(y * 3 * width) + i] += dots[(y * 3 * width) + i - 3];
        }

        return dots;
    }

    private static uint U32(byte[] file, int at) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at));
}
