using System.Globalization;
using System.Reflection;
using System.Text;
using Oncohort.Reporting.Content;
using Oncohort.Reporting.Drawing;

namespace Oncohort.Reporting.Html;

/// <summary>The report as one HTML file that needs nothing beside it: style and figures are inside, scripts and network are not allowed.</summary>
internal sealed class ReportPage
{
    private static readonly Lazy<string> Style = new(ReadStyle);

    private readonly StringBuilder _html = new(1 << 18);
    private int _tables;
    private int _figures;

    public static string Write(Report report)
    {
        ReportPage page = new();
        page.Head(report);
        page.Contents(report);
        page._html.Append("<main>\n");
        foreach (Section section in report.Sections) page.Section(section);
        page._html.Append("</main>\n</div>\n</body>\n</html>\n");
        return page._html.ToString();
    }

    private static string ReadStyle()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("report.css")
            ?? throw new InvalidOperationException("The report's style sheet is missing.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private void Head(Report report) => _html
        .Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
        .Append("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"Oncohort\">\n")
        .Append(CultureInfo.InvariantCulture, $"<title>{Escaped.Text(report.Title)}</title>\n<style>\n{Style.Value}</style>\n</head>\n<body>\n")
        .Append(CultureInfo.InvariantCulture, $"<header>\n<h1>{Escaped.Text(report.Title)}</h1>\n<p class=\"summary\">{Escaped.Text(report.Summary)}</p>\n")
        .Append(report.Notice is { } notice ? $"<p class=\"notice\" role=\"note\">{Escaped.Text(notice)}</p>\n" : "")
        .Append("</header>\n<div class=\"page\">\n");

    private void Contents(Report report)
    {
        _html.Append("<nav aria-label=\"Contents\">\n<h2>Contents</h2>\n<ol>\n");
        foreach (Section section in report.Sections)
            _html.Append(CultureInfo.InvariantCulture, $"<li{(section.Depth > 1 ? " class=\"below\"" : "")}><a href=\"#{Escaped.Attribute(section.Id)}\">{Escaped.Text(section.Heading)}</a></li>\n");
        _html.Append("</ol>\n</nav>\n");
    }

    private void Section(Section section)
    {
        string id = Escaped.Attribute(section.Id);
        int level = section.Depth + 1;
        _html.Append(CultureInfo.InvariantCulture, $"<section id=\"{id}\" aria-labelledby=\"h-{id}\">\n<h{level} id=\"h-{id}\">{Escaped.Text(section.Heading)}</h{level}>\n");
        foreach (Block block in section.Blocks) Add(block);
        _html.Append("</section>\n");
    }

    private void Add(Block block)
    {
        switch (block)
        {
            case ParagraphBlock paragraph:
                _html.Append(CultureInfo.InvariantCulture, $"<p>{Escaped.Text(paragraph.Text)}</p>\n");
                break;
            case NoticeBlock notice:
                string code = notice.Code is { } text ? $" <code>{Escaped.Text(text)}</code>" : "";
                _html.Append(CultureInfo.InvariantCulture, $"<p class=\"notice\" role=\"note\"><b>{Escaped.Text(notice.Kind)}.</b> {Escaped.Text(notice.Text)}{code}</p>\n");
                break;
            case TableBlock table:
                HtmlTable.Write(_html, table.Table, ++_tables);
                break;
            case FigureBlock figure:
                Figure(figure);
                break;
            case PairsBlock pairs:
                Pairs(pairs);
                break;
            default:
                throw new InvalidOperationException($"No HTML for {block.GetType().Name}.");
        }
    }

    private void Figure(FigureBlock figure)
    {
        string id = Escaped.Attribute(figure.Id);
        _html.Append(CultureInfo.InvariantCulture, $"<figure class=\"picture\" id=\"figure-{id}\">\n<div class=\"paper\">\n")
            .Append(SvgScene.Write(figure.Scene, "page-" + figure.Id))
            .Append(CultureInfo.InvariantCulture, $"</div>\n<figcaption><b>Figure {++_figures}.</b> {Escaped.Text(figure.Caption)} ")
            .Append("<span class=\"files\">")
            .AppendJoin(" \u00b7 ", ((string[])["svg", "png", "pdf"]).Select(kind => $"<a href=\"figures/{id}.{kind}\">{kind.ToUpperInvariant()}</a>"))
            .Append("</span></figcaption>\n</figure>\n");
    }

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
