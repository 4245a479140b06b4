using SkiaSharp;

namespace Oncohort.Reporting.Drawing;

/// <summary>Writes a scene as a one-page PDF of the scene's size, with the font embedded and no date, so that equal figures are equal files.</summary>
internal static class PdfScene
{
    public static byte[] Write(Scene scene)
    {
        using MemoryStream stream = new();
        SKDocumentPdfMetadata metadata = new()
        {
            Title = scene.Title,
            Subject = scene.Description,
            Creator = "Oncohort",
            Producer = "Oncohort",
            RasterDpi = 300,
            EncodingQuality = 101,
        };
        using (SKDocument document = SKDocument.CreatePdf(stream, metadata))
        {
            SKCanvas canvas = document.BeginPage((float)scene.Width, (float)scene.Height);
            SkiaPainter.Paint(scene, canvas);
            document.EndPage();
            document.Close();
        }

        return stream.ToArray();
    }
}
