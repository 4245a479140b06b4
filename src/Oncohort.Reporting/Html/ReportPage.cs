using System.Globalization;
using System.Text;
using Oncohort.Reporting.Content;
using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Trace;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Html;

/// <summary>
/// The report as one HTML file that needs nothing beside it: style, figures, results and one script are inside; no other script may run and nothing is fetched.
/// </summary>
internal sealed class ReportPage : Written
{
    private readonly StringBuilder _html = new(1 << 16);
    private readonly TextWriter _page;
    private readonly Report _report;
    private readonly Report _english;
    private readonly NumberTrace? _trace;
    private int _tables;
    private int _figures;

    private ReportPage(Report report, Report english, NumberTrace? trace, TextWriter page)
        : base(report.Edition) => (_report, _english, _trace, _page) = (report, english, trace, page);

    /// <summary>Writes the page that is read on a screen: its numbers lead to the results within it.</summary>
    public static void Write(Report report, Stream stream)
    {
        using EmbeddedResults results = new(report.Results);
        using StreamWriter text = Text(stream);
        new ReportPage(report, report.InEnglish(), new NumberTrace(results.Root), text).Body();
        text.Write("<script type=\"application/json\" id=\"results\">");
        text.Flush();
        results.WriteScriptText(stream);
        text.Write("</script>\n");
        text.Write(new PageWords(report.Edition).Of(report.Results));
        text.Write("<script>");
        text.Write(PageParts.Script);
        text.Write("</script>\n</body>\n</html>\n");
    }

    /// <summary>Writes the page that is printed: the same words and figures without what only a screen shows, the results and the ways to them.</summary>
    public static void WriteForPrint(Report report, Stream stream)
    {
        using StreamWriter text = Text(stream);
        new ReportPage(report, report, null, text).Body();
        text.Write("</body>\n</html>\n");
    }

    private static StreamWriter Text(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true);

    private void Body()
    {
        Head(_report);
        Contents(_report);
        _html.Append("<main>\n");
        foreach ((Section section, Section english) in _report.Sections.Zip(_english.Sections))
        {
            Section(section, english);
            Flush();
        }

        _html.Append("</main>\n</div>\n");
        Flush();
    }

    private void Flush()
    {
        foreach (ReadOnlyMemory<char> chunk in _html.GetChunks()) _page.Write(chunk.Span);
        _html.Clear();
    }

    private void Head(Report report) => _html
        .Append("<!DOCTYPE html>\n<html lang=\"").Append(Edition.Words.Tag).Append("\">\n<head>\n<meta charset=\"utf-8\">\n")
        .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"").Append(_trace is null ? PrintParts.Policy : PageParts.Policy).Append("\">\n")
        .Append("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"Oncohort\">\n")
        .Append(CultureInfo.InvariantCulture, $"<title>{Escaped.Text(report.Title)}</title>\n<style>\n{PageParts.Style}{(_trace is null ? PrintParts.Style : "")}</style>\n</head>\n<body>\n")
        .Append(CultureInfo.InvariantCulture, $"<header>\n<h1>{Escaped.Text(report.Title)}</h1>\n<p class=\"summary\">{Escaped.Text(report.Summary)}</p>\n")
        .Append(report.Notice is { } notice ? $"<p class=\"notice\" role=\"note\">{Escaped.Text(notice)}</p>\n" : "")
        .Append("</header>\n<div class=\"page\">\n");

    private void Contents(Report report)
    {
        _html.Append(CultureInfo.InvariantCulture, $"<nav aria-label=\"{Escaped.Attribute(Say("Contents"))}\">\n<h2>{Escaped.Text(Say("Contents"))}</h2>\n<ol>\n");
        foreach (Section section in report.Sections)
            _html.Append(CultureInfo.InvariantCulture, $"<li{(section.Depth > 1 ? " class=\"below\"" : "")}><a href=\"#{Escaped.Attribute(section.Id)}\">{Escaped.Text(section.Heading)}</a></li>\n");
        _html.Append("</ol>\n</nav>\n");
    }

    private void Section(Section section, Section english)
    {
        string id = Escaped.Attribute(section.Id);
        int level = section.Depth + 1;
        _html.Append(CultureInfo.InvariantCulture, $"<section id=\"{id}\" aria-labelledby=\"h-{id}\">\n<h{level} id=\"h-{id}\">{Escaped.Text(section.Heading)}</h{level}>\n");
        int? analysis = section.Analysis is { } result ? Position(result) : null;
        NumberMarks? marks = _trace is null || (analysis is null && !section.Blocks.OfType<TableBlock>().Any()) ? null : new NumberMarks(_trace, analysis, _report.Edition);
        for (int i = 0; i < section.Blocks.Count; i++)
        {
            Block[] notices = [.. section.Blocks.Skip(i).TakeWhile(block => block is NoticeBlock)];
            if (notices.Length > 1) Notices(notices.Cast<NoticeBlock>());
            else Add(section.Blocks[i], english.Blocks[i], marks, analysis);
            i += Math.Max(0, notices.Length - 1);
        }

        _html.Append("</section>\n");
    }

    private int Position(AnalysisResult result) => _report.Results.Analyses.TakeWhile(analysis => !ReferenceEquals(analysis, result)).Count();

    /// <summary>Text whose numbers are found by the words that stand around them in English, as the results are named in English.</summary>
    private static string Marked(NumberMarks? marks, string text, string english) => marks?.Html(text, PrintedPlace.InText(english)) ?? Escaped.Text(text);

    private void Add(Block block, Block english, NumberMarks? marks, int? analysis)
    {
        switch (block)
        {
            case ParagraphBlock { Cites: true } paragraph:
                Cited(paragraph.Text);
                break;
            case PapersBlock papers:
                Papers(papers.Papers);
                break;
            case ParagraphBlock paragraph:
                _html.Append(CultureInfo.InvariantCulture, $"<p>{Marked(marks, paragraph.Text, ((ParagraphBlock)english).Text)}</p>\n");
                break;
            case NoticeBlock notice:
                Notices([notice]);
                break;
            case TableBlock table:
                new HtmlTable(_html, table.Table, ((TableBlock)english).Table, marks, Edition).Write(++_tables);
                break;
            case FigureBlock figure:
                Figure(figure, ((FigureBlock)english).Caption, marks, analysis);
                break;
            case PairsBlock pairs:
                Pairs(pairs);
                break;
            default:
                throw new InvalidOperationException($"No HTML for {block.GetType().Name}.");
        }
    }

    private void Cited(string text)
    {
        _html.Append("<p>");
        foreach ((string piece, int? paper) in Citations.Pieces(text))
            _html.Append(paper is int number ? string.Create(CultureInfo.InvariantCulture, $"<a href=\"#reference-{number}\">{number}</a>") : Escaped.Text(piece));
        _html.Append("</p>\n");
    }

    private void Papers(IReadOnlyList<string> papers)
    {
        _html.Append("<ol class=\"papers\">\n");
        for (int i = 0; i < papers.Count; i++) _html.Append(CultureInfo.InvariantCulture, $"<li id=\"reference-{i + 1}\">{Escaped.Text(papers[i])}.</li>\n");
        _html.Append("</ol>\n");
    }

    /// <summary>Notices that follow each other stand in one box.</summary>
    private void Notices(IEnumerable<NoticeBlock> notices)
    {
        _html.Append("<div class=\"notice\" role=\"note\">\n");
        foreach (NoticeBlock notice in notices)
        {
            string code = notice.Code is { } text ? $" <code>{Escaped.Text(text)}</code>" : "";
            _html.Append(CultureInfo.InvariantCulture, $"<p><b>{Escaped.Text(Say($"{notice.Kind}. ").TrimEnd())}</b> {Escaped.Text(notice.Text)}{code}</p>\n");
        }

        _html.Append("</div>\n");
    }

    private void Figure(FigureBlock figure, string english, NumberMarks? marks, int? analysis)
    {
        string id = Escaped.Attribute(figure.Id);
        _html.Append(CultureInfo.InvariantCulture, $"<figure class=\"picture\" id=\"figure-{id}\">\n<div class=\"paper\"{Curves(figure, analysis)}>\n")
            .Append(SvgScene.Write(figure.Scene, "page-" + figure.Id, _trace is null ? SvgLetters.Text : SvgLetters.Outlines))
            .Append(CultureInfo.InvariantCulture, $"</div>\n<figcaption><b>{Escaped.Text(Say($"Figure {++_figures}."))}</b> {Marked(marks, figure.Caption, english)} ")
            .Append("<span class=\"files\">")
            .AppendJoin(" \u00b7 ", _report.FigureKinds.Select(kind => $"<a href=\"figures/{id}.{kind}\">{kind.ToUpperInvariant()}</a>"))
            .Append("</span></figcaption>\n</figure>\n");
    }

    private string Curves(FigureBlock figure, int? analysis) => _trace is null || analysis is not { } position || figure.Scene.Panels.Count == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" data-curves=\"{Escaped.Attribute(new CurveData(Edition).Of(figure.Scene.Panels, $"/analyses/{position}"))}\"");

    private void Pairs(PairsBlock pairs)
    {
        if (pairs.Fold is { } fold) _html.Append(CultureInfo.InvariantCulture, $"<details><summary>{Escaped.Text(fold)}</summary>\n");
        _html.Append("<dl>\n");
        foreach ((string name, string value) in pairs.Pairs)
            _html.Append(CultureInfo.InvariantCulture, $"<div><dt>{Escaped.Text(name)}</dt><dd>{Escaped.Text(value)}</dd></div>\n");
        _html.Append("</dl>\n");
        if (pairs.Fold is not null) _html.Append("</details>\n");
    }
}
