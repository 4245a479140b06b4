using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Office2019.Drawing.SVG;
using DocumentFormat.OpenXml.Wordprocessing;
using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Packaging;
using Pictures = DocumentFormat.OpenXml.Drawing.Pictures;

namespace Oncohort.Reporting.Word;

/// <summary>A figure in the line of text: a drawing for programs that read SVG, with a picture of dots for the others.</summary>
internal static class WordFigure
{
    private const string SvgExtension = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";
    private const double EmuPerPoint = 12700;

    /// <summary>What the caption and the lines around it take of the page.</summary>
    private const double RoomForCaption = 110;

    public static DocumentFormat.OpenXml.Wordprocessing.Paragraph Of(Scene scene, uint number, string pngId, string svgId, bool landscape)
    {
        double scale = Math.Min(1, Math.Min(
            WordPage.TextWidth(landscape) / scene.Width, (WordPage.TextHeight(landscape) - RoomForCaption) / scene.Height));
        long width = Emu(scene.Width * scale);
        long height = Emu(scene.Height * scale);
        string title = XmlText.Fit(scene.Title);
        Inline inline = new(
            new Extent { Cx = width, Cy = height },
            new EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new DocProperties { Id = number, Name = $"Figure {number}", Title = title, Description = XmlText.Fit(scene.Description) },
            new DocumentFormat.OpenXml.Drawing.Wordprocessing.NonVisualGraphicFrameDrawingProperties(new GraphicFrameLocks { NoChangeAspect = true }),
            new Graphic(new GraphicData(Picture(number, pngId, svgId, width, height)) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        {
            DistanceFromTop = 0,
            DistanceFromBottom = 0,
            DistanceFromLeft = 0,
            DistanceFromRight = 0,
        };
        return new DocumentFormat.OpenXml.Wordprocessing.Paragraph(
            new DocumentFormat.OpenXml.Wordprocessing.ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Figure }),
            new DocumentFormat.OpenXml.Wordprocessing.Run(new DocumentFormat.OpenXml.Wordprocessing.Drawing(inline)));
    }

    private static Pictures.Picture Picture(uint number, string pngId, string svgId, long width, long height) => new(
        new Pictures.NonVisualPictureProperties(
            new Pictures.NonVisualDrawingProperties { Id = number, Name = $"Figure {number}" }, new Pictures.NonVisualPictureDrawingProperties()),
        new Pictures.BlipFill(
            new Blip(new BlipExtensionList(new BlipExtension(new SVGBlip { Embed = svgId }) { Uri = SvgExtension })) { Embed = pngId },
            new Stretch(new FillRectangle())),
        new Pictures.ShapeProperties(
            new Transform2D(new Offset { X = 0, Y = 0 }, new Extents { Cx = width, Cy = height }),
            new PresetGeometry(new AdjustValueList()) { Preset = ShapeTypeValues.Rectangle }));

    private static long Emu(double points) => (long)Math.Round(points * EmuPerPoint);
}
