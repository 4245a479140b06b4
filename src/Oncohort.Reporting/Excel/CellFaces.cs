using DocumentFormat.OpenXml.Spreadsheet;
using FontList = DocumentFormat.OpenXml.Spreadsheet.Fonts;

namespace Oncohort.Reporting.Excel;

/// <summary>The looks that a workbook uses, each once, in the order of first use.</summary>
internal sealed class CellFaces
{
    private const uint FirstOwnFormat = 164;

    private readonly List<CellFace> _faces = [default];

    public uint Index(CellFace face)
    {
        int at = _faces.IndexOf(face);
        if (at < 0)
        {
            at = _faces.Count;
            _faces.Add(face);
        }

        return (uint)at;
    }

    public Stylesheet Sheet()
    {
        int[] decimals = [.. _faces.Select(face => face.Decimals).OfType<int>().Distinct().Order()];
        CellFormats formats = new();
        foreach (CellFace face in _faces) formats.Append(Format(face));
        Stylesheet sheet = new();
        if (decimals.Length > 0)
            sheet.Append(new NumberingFormats(decimals.Select(count => new NumberingFormat { NumberFormatId = FormatId(count), FormatCode = count == 0 ? "0" : "0." + new string('0', count) })));
        sheet.Append(
            new FontList(Font(default), Font(new() { Bold = true }), Font(new() { Quiet = true }), Font(new() { Link = true })),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(Edge(false, false), Edge(true, false), Edge(false, true), Edge(true, true)),
            new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }),
            formats,
            new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));
        return sheet;
    }

    private static uint FormatId(int decimals) => FirstOwnFormat + (uint)decimals;

    private static CellFormat Format(CellFace face) => new(new Alignment
    {
        Horizontal = face.Centred ? HorizontalAlignmentValues.Center : HorizontalAlignmentValues.Left,
        Vertical = VerticalAlignmentValues.Top,
        WrapText = face.Wrapped,
        Indent = face.Indented ? 1U : 0U,
    })
    {
        NumberFormatId = face.Decimals is int count ? FormatId(count) : 0,
        FontId = face.Link ? 3U : face.Quiet ? 2U : face.Bold ? 1U : 0U,
        FillId = 0,
        BorderId = (face.RuleAbove ? 1U : 0U) + (face.RuleBelow ? 2U : 0U),
        FormatId = 0,
        ApplyAlignment = true,
        ApplyFont = true,
        ApplyBorder = true,
        ApplyNumberFormat = face.Decimals is not null,
    };

    private static Font Font(CellFace face)
    {
        Font font = new();
        if (face.Bold) font.Append(new Bold());
        if (face.Link) font.Append(new Underline());
        font.Append(new FontSize { Val = face.Quiet ? 9 : 10 }, new Color { Rgb = face.Link ? "FF0A58A8" : face.Quiet ? "FF57606A" : "FF000000" }, new FontName { Val = "Arial" });
        return font;
    }

    private static Border Edge(bool above, bool below) => new(
        new LeftBorder(), new RightBorder(),
        above ? new TopBorder { Style = BorderStyleValues.Thin } : new TopBorder(),
        below ? new BottomBorder { Style = BorderStyleValues.Thin } : new BottomBorder(),
        new DiagonalBorder());
}
