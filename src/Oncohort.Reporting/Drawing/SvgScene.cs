using System.Globalization;
using System.Text;
using Oncohort.Reporting.Fonts;
using Oncohort.Reporting.Html;

namespace Oncohort.Reporting.Drawing;

/// <summary>Writes a scene as SVG, with its letters as outlines, so that the picture needs no font and looks alike everywhere, or as text where the page around it brings the font.</summary>
internal sealed class SvgScene
{
    private readonly StringBuilder _body = new();
    private readonly SortedDictionary<(char Font, ushort Glyph), string> _glyphs = [];
    private readonly string _prefix;
    private readonly SvgLetters _letters;

    private SvgScene(string prefix, SvgLetters letters) => (_prefix, _letters) = (prefix, letters);

    /// <summary>The SVG document; <paramref name="prefix"/> keeps identifiers apart when several figures stand in one page.</summary>
    public static string Write(Scene scene, string prefix, SvgLetters letters = SvgLetters.Outlines)
    {
        SvgScene writer = new(prefix, letters);
        foreach (Mark mark in scene.Marks) writer.Add(mark);
        return writer.Document(scene);
    }

    private static string N(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    private string Document(Scene scene)
    {
        StringBuilder svg = new();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {N(scene.Width)} {N(scene.Height)}\" ")
            .Append(CultureInfo.InvariantCulture, $"width=\"{N(scene.Width)}pt\" height=\"{N(scene.Height)}pt\" role=\"img\" aria-labelledby=\"{_prefix}-t {_prefix}-d\">\n")
            .Append(CultureInfo.InvariantCulture, $"<title id=\"{_prefix}-t\">{Escaped.Text(scene.Title)}</title>\n")
            .Append(CultureInfo.InvariantCulture, $"<desc id=\"{_prefix}-d\">{Escaped.Text(scene.Description)}</desc>\n<defs>\n");
        foreach (((char font, ushort glyph), string outline) in _glyphs)
            svg.Append(CultureInfo.InvariantCulture, $"<path id=\"{GlyphId(font, glyph)}\" d=\"{outline}\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"</defs>\n<rect width=\"{N(scene.Width)}\" height=\"{N(scene.Height)}\" fill=\"{Palette.Paper}\"/>\n");
        return svg.Append(_body).Append("</svg>\n").ToString();
    }

    private string GlyphId(char font, ushort glyph) => string.Create(CultureInfo.InvariantCulture, $"{_prefix}-{font}{glyph}");

    private void Add(Mark mark)
    {
        switch (mark)
        {
            case PathMark path: AddPath(path); break;
            case TicksMark ticks: AddTicks(ticks); break;
            case TextMark text: AddText(text); break;
            default: throw new InvalidOperationException($"No SVG for {mark.GetType().Name}.");
        }
    }

    private void AddPath(PathMark path)
    {
        _body.Append("<path d=\"");
        for (int i = 0; i < path.Points.Count; i++)
        {
            Spot at = path.Points[i];
            if (i == 0) _body.Append('M').Append(N(at.X)).Append(' ').Append(N(at.Y));
            else if (at.Y == path.Points[i - 1].Y) _body.Append('H').Append(N(at.X));
            else if (at.X == path.Points[i - 1].X) _body.Append('V').Append(N(at.Y));
            else _body.Append('L').Append(N(at.X)).Append(' ').Append(N(at.Y));
        }

        if (path.Closed) _body.Append('Z');
        _body.Append('"');
        _body.Append(path.Fill is { } fill ? $" fill=\"{fill.Colour}\"" : " fill=\"none\"");
        if (path.Fill is { Opacity: < 1 } light) _body.Append(CultureInfo.InvariantCulture, $" fill-opacity=\"{N(light.Opacity)}\"");
        if (path.Stroke is { } stroke) AddStroke(stroke);
        _body.Append("/>\n");
    }

    private void AddTicks(TicksMark ticks)
    {
        _body.Append("<path d=\"");
        foreach ((Spot from, Spot to) in ticks.Lines)
            _body.Append('M').Append(N(from.X)).Append(' ').Append(N(from.Y)).Append('L').Append(N(to.X)).Append(' ').Append(N(to.Y));
        _body.Append("\" fill=\"none\"");
        AddStroke(ticks.Stroke);
        _body.Append("/>\n");
    }

    private void AddStroke(Stroke stroke)
    {
        _body.Append(CultureInfo.InvariantCulture, $" stroke=\"{stroke.Colour}\" stroke-width=\"{N(stroke.Width)}\"");
        if (stroke.Dashes is { } dashes) _body.Append(CultureInfo.InvariantCulture, $" stroke-dasharray=\"{string.Join(' ', dashes.Select(N))}\"");
    }

    private void AddText(TextMark text)
    {
        IReadOnlyList<FontRun> runs = FontRuns.Of(text.Text, text.Style.Bold);
        string turn = text.Turned ? " rotate(-90)" : "";
        _body.Append(CultureInfo.InvariantCulture, $"<g data-role=\"{text.Role}\" data-text=\"{Escaped.Attribute(text.Text)}\" fill=\"{text.Style.Colour}\" ")
            .Append(CultureInfo.InvariantCulture, $"transform=\"translate({N(text.Origin.X)} {N(text.Origin.Y)}){turn}");
        if (runs.Count == 1 && !IsText(runs[0]))
        {
            _body.Append(CultureInfo.InvariantCulture, $" scale({Scale(text, runs[0])})\">");
            Use(runs[0]);
        }
        else
        {
            _body.Append("\">");
            foreach (FontRun run in runs) AddRun(text, run);
        }

        _body.Append("</g>\n");
    }

    private void AddRun(TextMark text, FontRun run)
    {
        if (IsText(run))
        {
            _body.Append("<text");
            if (run.Offset > 0) _body.Append(CultureInfo.InvariantCulture, $" x=\"{N(run.Offset * text.Style.Size)}\"");
            _body.Append(CultureInfo.InvariantCulture, $" font-size=\"{N(text.Style.Size)}\"").Append(text.Style.Bold ? " font-weight=\"bold\">" : ">").Append(Escaped.Text(run.Text)).Append("</text>");
            return;
        }

        _body.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({N(run.Offset * text.Style.Size)} 0) scale({Scale(text, run)})\">");
        Use(run);
        _body.Append("</g>");
    }

    /// <summary>The page brings the embedded font only; letters of a font of the machine stay outlines.</summary>
    private bool IsText(FontRun run) => _letters == SvgLetters.Text && run.Font.IsEmbedded;

    private static string Scale(TextMark text, FontRun run) => (text.Style.Size / run.Font.UnitsPerEm).ToString("0.#######", CultureInfo.InvariantCulture);

    private void Use(FontRun run)
    {
        GlyphRun glyphs = run.Glyphs;
        for (int i = 0; i < glyphs.Glyphs.Length; i++)
        {
            ushort glyph = glyphs.Glyphs[i];
            string outline = run.Font.Outline(glyph);
            if (outline.Length == 0) continue;
            _glyphs[(run.Font.Key, glyph)] = outline;
            _body.Append(CultureInfo.InvariantCulture, $"<use href=\"#{GlyphId(run.Font.Key, glyph)}\" x=\"{glyphs.Places[i]}\"/>");
        }
    }
}
