using SkiaSharp;

namespace Oncohort.Reporting.Drawing;

/// <summary>Paints a scene into dots on white paper.</summary>
internal static class Raster
{
    /// <summary>The dots, from which a file is written; the caller disposes them.</summary>
    public static SKBitmap Of(Scene scene, int dotsPerInch)
    {
        float scale = dotsPerInch / 72f;
        SKImageInfo info = new((int)Math.Ceiling(scene.Width * scale), (int)Math.Ceiling(scene.Height * scale), SKColorType.Rgba8888, SKAlphaType.Opaque);
        SKBitmap bitmap = new(info);
        using SKCanvas canvas = new(bitmap);
        canvas.Clear(SKColors.White);
        canvas.Scale(scale);
        SkiaPainter.Paint(scene, canvas);
        return bitmap;
    }
}
