using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Oncohort.Reporting.Content;
using Oncohort.Reporting.Packaging;

namespace Oncohort.Reporting.Word;

/// <summary>The report as a Word document (ECMA-376, WordprocessingML).</summary>
internal static class WordReport
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    /// <summary>What the document says once for all its pieces, besides the namespace of its own elements.</summary>
    private static readonly KeyValuePair<string, string>[] Namespaces =
    [
        new("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
        new("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        new("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        new("pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
        new("asvg", "http://schemas.microsoft.com/office/drawing/2016/SVG/main"),
    ];

    /// <summary>The document.</summary>
    /// <param name="report">What it says.</param>
    /// <param name="figures">The pictures of its figures in their order.</param>
    public static byte[] Write(Report report, IReadOnlyList<FigureFiles> figures)
    {
        OfficePackage package = new();
        package.Relate("", [new("rId1", Office + "officeDocument", "word/document.xml"), new("rId2", CoreProperties.RelationshipType, CoreProperties.Name)]);
        package.Add(CoreProperties.Name, CoreProperties.ContentType, CoreProperties.Of(report.Title, report.Edition.Words.Tag));
        package.Add("word/document.xml", Word + "document.main+xml", xml => WriteDocument(xml, report));
        List<Relationship> relations =
        [
            new("rIdStyles", Office + "styles", "styles.xml"), new("rIdSettings", Office + "settings", "settings.xml"),
            new(WordPage.HeaderId, Office + "header", "header1.xml"), new(WordPage.FooterId, Office + "footer", "footer1.xml"),
        ];
        for (int i = 0; i < figures.Count; i++) relations.AddRange(Pictures(package, figures[i], i + 1));
        package.Relate("word/document.xml", relations);
        package.Add("word/styles.xml", Word + "styles+xml", WordStyles.All(report.Edition.Words));
        package.Add("word/settings.xml", Word + "settings+xml", Settings());
        package.Add("word/header1.xml", Word + "header+xml", WordFurniture.Header(report.Notice is { } notice ? $"{report.Title}. {notice}" : report.Title));
        package.Add("word/footer1.xml", Word + "footer+xml", WordFurniture.Footer(report.Edition.Words));
        return package.ToBytes();
    }

    private static void WriteDocument(OpenXmlWriter xml, Report report)
    {
        xml.WriteStartElement(new Document(), [], Namespaces);
        xml.WriteStartElement(new Body());
        WordBody.Write(report, xml.WriteElement);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static Settings Settings() => new(
        new Zoom { Percent = "100" },
        new DefaultTabStop { Val = 708 },
        new CharacterSpacingControl { Val = CharacterSpacingValues.DoNotCompress },
        new Compatibility(
            new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));

    private static Relationship[] Pictures(OfficePackage package, FigureFiles figure, int number)
    {
        string stem = string.Create(CultureInfo.InvariantCulture, $"media/figure{number}");
        (string png, string svg) = WordBody.PictureIds(number);
        package.Add($"word/{stem}.png", "image/png", figure.Png);
        package.Add($"word/{stem}.svg", "image/svg+xml", Encoding.UTF8.GetBytes(figure.Svg));
        return [new(png, Office + "image", stem + ".png"), new(svg, Office + "image", stem + ".svg")];
    }
}
