using Oncohort.Reporting.Content;
using Oncohort.Reporting.Drawing;

namespace Oncohort.Reporting.Packaging;

/// <summary>A figure's pictures as they go into the report's folder and its documents.</summary>
/// <param name="Png">The picture in dots.</param>
/// <param name="Svg">The same as a drawing.</param>
internal sealed record FigureFiles(byte[] Png, string Svg)
{
    public static FigureFiles Of(FigureBlock figure, int dotsPerInch) => new(PngScene.Write(figure.Scene, dotsPerInch), SvgScene.Write(figure.Scene, figure.Id));
}
