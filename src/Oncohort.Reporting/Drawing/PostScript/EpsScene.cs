using System.Globalization;
using System.Text;
using Oncohort.Reporting.Fonts;

namespace Oncohort.Reporting.Drawing.PostScript;

/// <summary>
/// Writes a scene as encapsulated PostScript, level 2: lines and areas as vectors, letters as outlines, so that no font is needed. PostScript knows no transparency:
/// a pale area is painted in the colour that it has on white paper, and covers what lies below it.
/// </summary>
internal sealed class EpsScene
{
    private readonly StringBuilder _page = new();
    private readonly GlyphProcedures _glyphs = new();

    public static byte[] Write(Scene scene)
    {
        EpsScene writer = new();
        foreach (Mark mark in scene.Marks) writer.Add(mark);
        return Encoding.ASCII.GetBytes(writer.File(scene));
    }

    internal static string N(double value) => Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);

    private string File(Scene scene) => string.Join('\n',
        "%!PS-Adobe-3.0 EPSF-3.0",
        $"%%BoundingBox: 0 0 {N(Math.Ceiling(scene.Width))} {N(Math.Ceiling(scene.Height))}",
        $"%%HiResBoundingBox: 0 0 {N(scene.Width)} {N(scene.Height)}",
        $"%%Title: {Plain(scene.Title)}",
        "%%Creator: Oncohort",
        "%%LanguageLevel: 2",
        "%%EndComments",
        "%%BeginProlog",
        "20 dict begin",
        "/m {moveto} bind def /l {lineto} bind def /c {curveto} bind def /h {closepath} bind def",
        "/f {fill} bind def /s {stroke} bind def /q {gsave} bind def /Q {grestore} bind def /k {setrgbcolor} bind def",
        _glyphs.Text + "%%EndProlog",
        $"gsave 0 {N(scene.Height)} translate 1 -1 scale",
        _page + "grestore end",
        "showpage",
        "%%EOF",
        "");

    private void Add(Mark mark)
    {
        switch (mark)
        {
            case PathMark path: AddPath(path); break;
            case TicksMark ticks: AddTicks(ticks); break;
            case TextMark text: AddText(text); break;
            default: throw new InvalidOperationException($"No PostScript for {mark.GetType().Name}.");
        }
    }

    private void AddPath(PathMark mark)
    {
        for (int i = 0; i < mark.Points.Count; i++)
            _page.Append(CultureInfo.InvariantCulture, $"{N(mark.Points[i].X)} {N(mark.Points[i].Y)} {(i == 0 ? 'm' : 'l')}\n");
        if (mark.Closed) _page.Append("h\n");
        if (mark.Fill is { } fill) _page.Append(CultureInfo.InvariantCulture, $"q {Colour(fill.Colour, fill.Opacity)} k f Q\n");
        if (mark.Stroke is { } stroke) AddStroke(stroke);
        else _page.Append("newpath\n");
    }

    private void AddTicks(TicksMark mark)
    {
        foreach ((Spot from, Spot to) in mark.Lines)
            _page.Append(CultureInfo.InvariantCulture, $"{N(from.X)} {N(from.Y)} m {N(to.X)} {N(to.Y)} l\n");
        AddStroke(mark.Stroke);
    }

    private void AddStroke(Stroke stroke)
    {
        string dashes = stroke.Dashes is { } lengths ? string.Join(' ', lengths.Select(N)) : "";
        _page.Append(CultureInfo.InvariantCulture, $"{Colour(stroke.Colour, 1)} k {N(stroke.Width)} setlinewidth [{dashes}] 0 setdash s\n");
    }

    private void AddText(TextMark mark)
    {
        foreach (FontRun part in FontRuns.Of(mark.Text, mark.Style.Bold))
        {
            GlyphRun run = part.Glyphs;
            double scale = mark.Style.Size / part.Font.UnitsPerEm;
            string along = part.Offset > 0 ? $" {N(part.Offset * mark.Style.Size)} 0 translate" : "";
            _page.Append(CultureInfo.InvariantCulture, $"q {Colour(mark.Style.Colour, 1)} k {N(mark.Origin.X)} {N(mark.Origin.Y)} translate{(mark.Turned ? " -90 rotate" : "")}{along} {scale:0.########} dup scale\n");
            for (int i = 0; i < run.Glyphs.Length; i++)
            {
                if (_glyphs.NameOf(run.Glyphs[i], part.Font) is { } name) _page.Append(CultureInfo.InvariantCulture, $"q {run.Places[i]} 0 translate {name} Q\n");
            }

            _page.Append("Q\n");
        }
    }

    /// <summary>The colour on white paper.</summary>
    private static string Colour(string hex, double opacity) => string.Join(' ', Enumerable.Range(0, 3).Select(i =>
        N(1 - (opacity * (1 - (int.Parse(hex.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0))))));

    /// <summary>A comment holds ASCII only, on a line of at most 255 characters.</summary>
    private static string Plain(string text)
    {
        string ascii = string.Concat(text.Select(letter => letter is '\u2013' or '\u2212' ? '-' : letter is >= ' ' and <= '~' ? letter : '?'));
        return ascii.Length > 200 ? ascii[..200] : ascii;
    }
}
