using SkiaSharp;

namespace Oncohort.Reporting.Drawing;

/// <summary>Writes a scene as PNG at 300 dots per inch, with the resolution stated in the file.</summary>
internal static class PngScene
{
    private const double DotsPerInch = 300;
    private const int HeaderLength = 33;

    /// <summary>The pHYs chunk of the PNG specification: 11,811 pixels a metre (300 dpi) both ways, with its checksum.</summary>
    private static readonly byte[] Resolution =
    [
        0x00, 0x00, 0x00, 0x09, 0x70, 0x48, 0x59, 0x73, 0x00, 0x00, 0x2E, 0x23, 0x00, 0x00, 0x2E, 0x23, 0x01, 0x78, 0xA5, 0x3F, 0x76,
    ];

    public static byte[] Write(Scene scene)
    {
        float scale = (float)(DotsPerInch / 72);
        SKImageInfo info = new(
            (int)Math.Ceiling(scene.Width * scale), (int)Math.Ceiling(scene.Height * scale), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using SKBitmap bitmap = new(info);
        using (SKCanvas canvas = new(bitmap))
        {
            canvas.Clear(SKColors.White);
            canvas.Scale(scale);
            SkiaPainter.Paint(scene, canvas);
        }

        using SKPixmap pixels = bitmap.PeekPixels();
        using SKData data = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, 4))
            ?? throw new InvalidOperationException("The picture could not be encoded as PNG.");
        ReadOnlySpan<byte> png = data.AsSpan();
        return [.. png[..HeaderLength], .. Resolution, .. png[HeaderLength..]];
    }
}
