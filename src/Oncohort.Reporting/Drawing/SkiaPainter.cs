using Oncohort.Reporting.Fonts;
using SkiaSharp;

namespace Oncohort.Reporting.Drawing;

/// <summary>Paints a scene on a canvas whose unit is the point.</summary>
internal static class SkiaPainter
{
    public static void Paint(Scene scene, SKCanvas canvas)
    {
        foreach (Mark mark in scene.Marks)
        {
            switch (mark)
            {
                case PathMark path: PaintPath(path, canvas); break;
                case TicksMark ticks: PaintTicks(ticks, canvas); break;
                case TextMark text: PaintText(text, canvas); break;
                default: throw new InvalidOperationException($"No painter for {mark.GetType().Name}.");
            }
        }
    }

    private static void PaintPath(PathMark mark, SKCanvas canvas)
    {
        using SKPath path = new();
        path.MoveTo((float)mark.Points[0].X, (float)mark.Points[0].Y);
        for (int i = 1; i < mark.Points.Count; i++) path.LineTo((float)mark.Points[i].X, (float)mark.Points[i].Y);
        if (mark.Closed) path.Close();
        if (mark.Fill is { } fill)
        {
            using SKPaint paint = new() { IsAntialias = true, Color = Colour(fill.Colour, fill.Opacity) };
            canvas.DrawPath(path, paint);
        }

        if (mark.Stroke is { } stroke)
        {
            using SKPaint paint = Pen(stroke);
            canvas.DrawPath(path, paint);
        }
    }

    private static void PaintTicks(TicksMark mark, SKCanvas canvas)
    {
        using SKPaint paint = Pen(mark.Stroke);
        foreach ((Spot from, Spot to) in mark.Lines)
            canvas.DrawLine((float)from.X, (float)from.Y, (float)to.X, (float)to.Y, paint);
    }

    private static void PaintText(TextMark mark, SKCanvas canvas)
    {
        using SKTextBlobBuilder blob = new();
        foreach (FontRun part in FontRuns.Of(mark.Text, mark.Style.Bold))
        {
            GlyphRun run = part.Glyphs;
            if (run.Glyphs.Length == 0) continue;
            float scale = (float)(mark.Style.Size / part.Font.UnitsPerEm);
            float start = (float)(part.Offset * mark.Style.Size);
            float[] places = new float[run.Places.Length];
            for (int i = 0; i < places.Length; i++) places[i] = start + (run.Places[i] * scale);
            using SKFont font = part.Font.Unhinted(mark.Style.Size);
            blob.AddHorizontalRun(run.Glyphs, font, places, 0);
        }

        using SKTextBlob? text = blob.Build();
        if (text is null) return;
        using SKPaint paint = new() { IsAntialias = true, Color = Colour(mark.Style.Colour, 1) };
        canvas.Save();
        canvas.Translate((float)mark.Origin.X, (float)mark.Origin.Y);
        if (mark.Turned) canvas.RotateDegrees(-90);
        canvas.DrawText(text, 0, 0, paint);
        canvas.Restore();
    }

    private static SKPaint Pen(Stroke stroke) => new()
    {
        IsAntialias = true,
        IsStroke = true,
        StrokeWidth = (float)stroke.Width,
        Color = Colour(stroke.Colour, 1),
        PathEffect = stroke.Dashes is { } dashes ? SKPathEffect.CreateDash([.. dashes.Select(d => (float)d)], 0) : null,
    };

    private static SKColor Colour(string hex, double opacity) =>
        SKColor.Parse(hex).WithAlpha((byte)Math.Round(opacity * 255));
}
