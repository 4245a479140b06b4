using System.Text;
using Oncohort.Reporting.Drawing.Pdf;
using Oncohort.Reporting.Drawing.PostScript;

namespace Oncohort.Reporting.Drawing;

/// <summary>Writes a scene into a file whose name says the format.</summary>
internal static class SceneFile
{
    private static readonly UTF8Encoding PlainUtf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly string[] Known = [".svg", ".png", ".pdf", ".tiff", ".tif", ".eps"];

    /// <exception cref="ArgumentException">The extension is none of <c>.svg</c>, <c>.png</c>, <c>.pdf</c>, <c>.tiff</c>, <c>.tif</c>, <c>.eps</c>.</exception>
    public static void Write(Scene scene, string path)
    {
        byte[] bytes = Extension(path) switch
        {
            ".svg" => PlainUtf8.GetBytes(SvgScene.Write(scene, "f")),
            ".png" => PngScene.Write(scene),
            ".pdf" => PdfScene.Write(scene),
            ".tiff" or ".tif" => TiffScene.Write(scene),
            ".eps" => EpsScene.Write(scene),
            string other => throw new ArgumentException($"A figure can be written as .svg, .png, .pdf, .tiff or .eps, not as '{other}' ({path}).", nameof(path)),
        };
        File.WriteAllBytes(path, bytes);
    }

    public static bool IsKnown(string path) => Known.Contains(Extension(path));

    private static string Extension(string path) => Path.GetExtension(path).ToLowerInvariant();
}
