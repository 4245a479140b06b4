using System.Globalization;
using System.Text;
using SkiaSharp;

namespace Oncohort.Reporting.Drawing.Pdf;

/// <summary>The outline of a glyph as path operators of a page (ISO 32000-1, 8.5.2), on an axis that runs down.</summary>
internal static class PdfOutline
{
    /// <summary>Appends the outline without painting it.</summary>
    /// <param name="page">The page's operators.</param>
    /// <param name="outline">The outline on the grid of its font.</param>
    /// <param name="place">Where the glyph stands, on the grid.</param>
    /// <param name="scale">Points a unit of the grid.</param>
    public static void Append(StringBuilder page, SKPath outline, double place, double scale)
    {
        string At(SKPoint point) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round((point.X + place) * scale, 3):0.###} {Math.Round(point.Y * scale, 3):0.###}");
        using SKPath.Iterator iterator = outline.CreateIterator(forceClose: false);
        Span<SKPoint> points = stackalloc SKPoint[4];
        for (SKPathVerb verb = iterator.Next(points); verb != SKPathVerb.Done; verb = iterator.Next(points))
        {
            page.Append(verb switch
            {
                SKPathVerb.Move => $"{At(points[0])} m\n",
                SKPathVerb.Line => $"{At(points[1])} l\n",
                SKPathVerb.Quad or SKPathVerb.Conic => $"{At(Between(points[0], points[1]))} {At(Between(points[2], points[1]))} {At(points[2])} c\n",
                SKPathVerb.Cubic => $"{At(points[1])} {At(points[2])} {At(points[3])} c\n",
                _ => "h\n",
            });
        }
    }

    /// <summary>The control point of a cubic curve that follows a quadratic one, two thirds of the way to its control point.</summary>
    private static SKPoint Between(SKPoint end, SKPoint control) => new(end.X + (2f / 3 * (control.X - end.X)), end.Y + (2f / 3 * (control.Y - end.Y)));
}
