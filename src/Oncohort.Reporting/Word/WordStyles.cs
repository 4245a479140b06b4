using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Oncohort.Reporting.Vocabularies;

namespace Oncohort.Reporting.Word;

/// <summary>The styles of the document. Arial, for which Liberation Sans of the same widths stands in where it is missing.</summary>
internal static class WordStyles
{
    public const string Title = "Title";
    public const string Summary = "Subtitle";
    public const string Heading = "Heading1";
    public const string HeadingBelow = "Heading2";
    public const string ContentsHeading = "TOCHeading";
    public const string ContentsLine = "TOC1";
    public const string ContentsLineBelow = "TOC2";
    public const string Caption = "Caption";
    public const string Figure = "Figure";
    public const string TableText = "TableText";
    public const string TableNote = "TableNote";
    public const string Notice = "Notice";
    public const string Small = "SmallPrint";
    public const string Paper = "Bibliography";
    public const string SectionEnd = "SectionEnd";
    public const string Table = "ReportTable";
    public const string Code = "CodeCharacter";
    public const string Header = "Header";
    public const string Footer = "Footer";

    private const string Muted = "57606A";

    public static Styles All(Vocabulary words) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Arial", HighAnsi = "Arial", ComplexScript = "Arial", EastAsia = words.EastAsianFont },
                new FontSize { Val = "20" },
                new Languages { Val = "en-GB", EastAsia = "zh-CN" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                new SpacingBetweenLines { After = "120", Line = "264", LineRule = LineSpacingRuleValues.Auto }))),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
        Paragraph(Title, "Title", Layout(after: 80, keepNext: true), Face(36, bold: true)),
        Paragraph(Summary, "Subtitle", Layout(after: 280), Face(22, colour: Muted)),
        Paragraph(Heading, "heading 1", Layout(before: 360, after: 120, keepNext: true, outline: 0), Face(26, bold: true)),
        Paragraph(HeadingBelow, "heading 2", Layout(before: 300, after: 100, keepNext: true, outline: 1), Face(22, bold: true)),
        Paragraph(ContentsHeading, "TOC Heading", Layout(before: 120, after: 80, keepNext: true), Face(24, bold: true)),
        Paragraph(ContentsLine, "toc 1", Layout(after: 20), null),
        Paragraph(ContentsLineBelow, "toc 2", Below(Layout(after: 20)), null),
        Paragraph(Caption, "caption", Layout(before: 120, after: 80, keepLines: true), Face(18)),
        Paragraph(Figure, "Figure", Layout(before: 160, after: 0, keepNext: true, single: true), null),
        Paragraph(TableText, "Table Text", Layout(before: 20, after: 20, single: true), Face(17)),
        Paragraph(TableNote, "Table Note", Layout(before: 20, after: 20, keepLines: true, single: true), Face(16, colour: Muted)),
        Paragraph(Notice, "Notice", Boxed(Layout(after: 60, keepLines: true, single: true)), Face(17)),
        Paragraph(Small, "Small Print", Layout(before: 120, after: 120), Face(16, colour: Muted)),
        Paragraph(Paper, "Bibliography", Hanging(Layout(after: 40, keepLines: true)), Face(18)),
        Paragraph(SectionEnd, "Section End", Layout(after: 0, single: true), Face(2)),
        Paragraph(Header, "header", Layout(after: 0), Face(16, colour: Muted)),
        Paragraph(Footer, "footer", Layout(after: 0), Face(16, colour: Muted)),
        new Style(new StyleName { Val = "Code Character" }, new StyleRunProperties(
            new RunFonts { Ascii = "Courier New", HighAnsi = "Courier New", ComplexScript = "Courier New" }, new Color { Val = Muted }, new FontSize { Val = "17" }))
        { Type = StyleValues.Character, StyleId = Code, CustomStyle = true },
        TableStyle());

    private static Style Paragraph(string id, string name, StyleParagraphProperties paragraph, StyleRunProperties? run)
    {
        bool own = id is Figure or TableText or TableNote or Notice or Small or SectionEnd;
        Style style = new(new StyleName { Val = name }, new BasedOn { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = id };
        if (own) style.CustomStyle = true;
        if (id is Title or Heading or HeadingBelow) style.Append(new NextParagraphStyle { Val = "Normal" });
        style.Append(new PrimaryStyle(), paragraph);
        if (run is not null) style.Append(run);
        return style;
    }

    private static StyleParagraphProperties Layout(
        int before = 0, int after = 0, bool keepNext = false, bool keepLines = false, bool single = false, int? outline = null)
    {
        StyleParagraphProperties layout = new();
        if (keepNext) layout.Append(new KeepNext());
        if (keepNext || keepLines) layout.Append(new KeepLines());
        SpacingBetweenLines spacing = new() { Before = $"{before}", After = $"{after}" };
        if (single)
        {
            spacing.Line = "240";
            spacing.LineRule = LineSpacingRuleValues.Auto;
        }

        layout.Append(spacing);
        if (outline is int level) layout.Append(new OutlineLevel { Val = level });
        return layout;
    }

    private static StyleParagraphProperties Below(StyleParagraphProperties layout)
    {
        layout.InsertAfter(new Indentation { Left = "240" }, layout.GetFirstChild<SpacingBetweenLines>());
        return layout;
    }

    private static StyleParagraphProperties Hanging(StyleParagraphProperties layout)
    {
        layout.InsertAfter(new Indentation { Left = "420", Hanging = "420" }, layout.GetFirstChild<SpacingBetweenLines>());
        return layout;
    }

    private static StyleParagraphProperties Boxed(StyleParagraphProperties layout)
    {
        SpacingBetweenLines spacing = layout.GetFirstChild<SpacingBetweenLines>()!;
        layout.InsertBefore(new ParagraphBorders(new LeftBorder { Val = BorderValues.Single, Size = 24, Space = 6, Color = "B97C00" }), spacing);
        layout.InsertBefore(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "FFF6DD" }, spacing);
        layout.InsertAfter(new Indentation { Left = "160" }, spacing);
        return layout;
    }

    private static StyleRunProperties Face(int halfPoints, bool bold = false, string? colour = null)
    {
        StyleRunProperties face = new();
        if (bold) face.Append(new Bold());
        if (colour is not null) face.Append(new Color { Val = colour });
        face.Append(new FontSize { Val = $"{halfPoints}" });
        return face;
    }

    /// <summary>Three rules, none of them upright.</summary>
    private static Style TableStyle() => new(
        new StyleName { Val = "Report Table" },
        new PrimaryStyle(),
        new StyleTableProperties(
            new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 8, Space = 0, Color = "000000" },
                new BottomBorder { Val = BorderValues.Single, Size = 8, Space = 0, Color = "000000" }),
            new TableCellMarginDefault(
                new TableCellLeftMargin { Width = 80, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 80, Type = TableWidthValues.Dxa })))
    { Type = StyleValues.Table, StyleId = Table, CustomStyle = true };
}
