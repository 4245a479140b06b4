using System.Globalization;
using System.Text;
using Oncohort.Reporting.Fonts;
using SkiaSharp;

namespace Oncohort.Reporting.Drawing.Pdf;

/// <summary>Writes a scene as a one-page PDF of the scene's size: lines and areas as vectors, text as text in an embedded font (Chinese letters as outlines), no date, so
/// that equal figures are equal files.</summary>
internal sealed class PdfScene
{
    private readonly StringBuilder _page = new();
    private readonly SortedSet<int> _opacities = [];
    private readonly PdfFont _regular = new(FigureFont.Of(bold: false), bold: false);
    private readonly PdfFont _bold = new(FigureFont.Of(bold: true), bold: true);

    public static byte[] Write(Scene scene)
    {
        PdfScene writer = new();
        writer._page.Append(CultureInfo.InvariantCulture, $"1 0 0 -1 0 {N(scene.Height)} cm\n");
        foreach (Mark mark in scene.Marks) writer.Add(mark);
        return writer.File(scene);
    }

    private static string N(double value) => Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);

    private static string Colour(string hex) => string.Join(' ', Enumerable.Range(0, 3).Select(i =>
        N(int.Parse(hex.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)));

    private byte[] File(Scene scene)
    {
        PdfObjects objects = new();
        int catalog = objects.Reserve();
        int pages = objects.Reserve();
        int content = objects.AddStream(Encoding.ASCII.GetBytes(_page.ToString()));
        string fonts = string.Concat(((PdfFont[])[_regular, _bold]).Where(font => font.IsUsed).Select(font => $" {font.Name} {font.Write(objects)} 0 R"));
        string states = string.Concat(_opacities.Select(percent => $" /O{percent} << /ca {N(percent / 100.0)} >>"));
        int page = objects.Add(
            $"<< /Type /Page /Parent {pages} 0 R /MediaBox [0 0 {N(scene.Width)} {N(scene.Height)}] /Contents {content} 0 R "
            + $"/Resources << /Font <<{fonts} >> /ExtGState <<{states} >> >> /Group << /S /Transparency /CS /DeviceRGB >> >>");
        objects.Set(pages, $"<< /Type /Pages /Kids [{page} 0 R] /Count 1 >>");
        objects.Set(catalog, $"<< /Type /Catalog /Pages {pages} 0 R /Lang (en) /ViewerPreferences << /DisplayDocTitle true >> >>");
        int info = objects.Add(
            $"<< /Title {PdfObjects.TextString(scene.Title)} /Subject {PdfObjects.TextString(scene.Description)} /Creator (Oncohort) /Producer (Oncohort) >>");
        return objects.File(catalog, info);
    }

    private void Add(Mark mark)
    {
        switch (mark)
        {
            case PathMark path: AddPath(path); break;
            case TicksMark ticks: AddTicks(ticks); break;
            case TextMark text: AddText(text); break;
            default: throw new InvalidOperationException($"No PDF for {mark.GetType().Name}.");
        }
    }

    private void AddPath(PathMark mark)
    {
        _page.Append("q\n");
        if (mark.Fill is { } fill)
        {
            if (fill.Opacity < 1)
            {
                int percent = (int)Math.Round(fill.Opacity * 100);
                _opacities.Add(percent);
                _page.Append(CultureInfo.InvariantCulture, $"/O{percent} gs\n");
            }

            _page.Append(CultureInfo.InvariantCulture, $"{Colour(fill.Colour)} rg\n");
        }

        if (mark.Stroke is { } stroke) AddPen(stroke);
        for (int i = 0; i < mark.Points.Count; i++)
            _page.Append(CultureInfo.InvariantCulture, $"{N(mark.Points[i].X)} {N(mark.Points[i].Y)} {(i == 0 ? 'm' : 'l')}\n");
        if (mark.Closed) _page.Append("h\n");
        _page.Append((mark.Fill, mark.Stroke) switch { (not null, not null) => "B", (not null, null) => "f", (null, not null) => "S", _ => "n" }).Append("\nQ\n");
    }

    private void AddTicks(TicksMark mark)
    {
        _page.Append("q\n");
        AddPen(mark.Stroke);
        foreach ((Spot from, Spot to) in mark.Lines)
            _page.Append(CultureInfo.InvariantCulture, $"{N(from.X)} {N(from.Y)} m {N(to.X)} {N(to.Y)} l\n");
        _page.Append("S\nQ\n");
    }

    private void AddPen(Stroke stroke)
    {
        _page.Append(CultureInfo.InvariantCulture, $"{Colour(stroke.Colour)} RG {N(stroke.Width)} w\n");
        if (stroke.Dashes is { } dashes) _page.Append(CultureInfo.InvariantCulture, $"[{string.Join(' ', dashes.Select(N))}] 0 d\n");
    }

    private void AddText(TextMark mark)
    {
        foreach (FontRun run in FontRuns.Of(mark.Text, mark.Style.Bold))
        {
            if (run.Font.IsEmbedded) AddLetters(mark, run);
            else AddOutlines(mark, run);
        }
    }

    private void AddLetters(TextMark mark, FontRun part)
    {
        PdfFont pdf = mark.Style.Bold ? _bold : _regular;
        FigureFont font = part.Font;
        GlyphRun run = part.Glyphs;
        (double x, double y) = Start(mark, part);
        string turn = mark.Turned ? "0 -1 -1 0" : "1 0 0 -1";
        _page.Append(CultureInfo.InvariantCulture, $"BT {pdf.Name} {N(mark.Style.Size)} Tf {Colour(mark.Style.Colour)} rg {turn} {N(x)} {N(y)} Tm [<");
        int[] characters = [.. part.Text.EnumerateRunes().Select(rune => rune.Value)];
        for (int i = 0; i < run.Glyphs.Length; i++)
        {
            string character = characters.Length == run.Glyphs.Length ? char.ConvertFromUtf32(characters[i]) : "\ufffd";
            _page.Append(pdf.Use(run.Glyphs[i], character));
            int next = i + 1 < run.Places.Length ? run.Places[i + 1] : run.Places[i] + font.Advance(run.Glyphs[i]);
            int tighter = run.Places[i] + font.Advance(run.Glyphs[i]) - next;
            if (tighter != 0) _page.Append(CultureInfo.InvariantCulture, $"> {N(1000.0 * tighter / font.UnitsPerEm)} <");
        }

        _page.Append(">] TJ ET\n");
    }

    /// <summary>Letters of a font that the file does not carry: their outlines, with an unseen blank that stands for their text when it is searched or copied.</summary>
    private void AddOutlines(TextMark mark, FontRun run)
    {
        PdfFont pdf = mark.Style.Bold ? _bold : _regular;
        (double x, double y) = Start(mark, run);
        double scale = mark.Style.Size / run.Font.UnitsPerEm;
        string turn = mark.Turned ? "0 -1 -1 0" : "1 0 0 -1";
        string blank = pdf.Use(FigureFont.Of(mark.Style.Bold).Typeface.GetGlyph(' '), " ");
        _page.Append(CultureInfo.InvariantCulture, $"/Span << /ActualText {PdfObjects.TextString(run.Text)} >> BDC\n")
            .Append(CultureInfo.InvariantCulture, $"q BT 3 Tr {pdf.Name} {N(mark.Style.Size)} Tf {turn} {N(x)} {N(y)} Tm <{blank}> Tj ET Q\nEMC\n")
            .Append(CultureInfo.InvariantCulture, $"q {Colour(mark.Style.Colour)} rg {(mark.Turned ? "0 -1 1 0" : "1 0 0 1")} {N(x)} {N(y)} cm\n");
        for (int i = 0; i < run.Glyphs.Glyphs.Length; i++)
        {
            using SKPath? outline = run.Font.Path(run.Glyphs.Glyphs[i]);
            if (outline is not null) PdfOutline.Append(_page, outline, run.Glyphs.Places[i], scale);
        }

        _page.Append("f\nQ\n");
    }

    private static (double X, double Y) Start(TextMark mark, FontRun run)
    {
        double along = run.Offset * mark.Style.Size;
        return mark.Turned ? (mark.Origin.X, mark.Origin.Y - along) : (mark.Origin.X + along, mark.Origin.Y);
    }
}
