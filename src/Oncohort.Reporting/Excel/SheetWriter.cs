using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;
using Oncohort.Reporting.Packaging;

namespace Oncohort.Reporting.Excel;

/// <summary>Fills a sheet row by row.</summary>
internal sealed class SheetWriter(CellFaces faces)
{
    private readonly SheetData _data = new();
    private readonly List<string> _merged = [];
    private readonly List<(string At, string To)> _links = [];
    private Row _row = new();

    /// <summary>The number of the row being filled, from 1.</summary>
    public int Number { get; private set; }

    public SheetData Data => _data;

    public IReadOnlyList<string> Merged => _merged;

    public IReadOnlyList<(string At, string To)> Links => _links;

    /// <summary>The name of a cell, such as <c>B3</c>; the column counts from 0.</summary>
    public static string At(int column, int row)
    {
        string letters = "";
        for (int rest = column; rest >= 0; rest = (rest / 26) - 1) letters = (char)('A' + (rest % 26)) + letters;
        return letters + row.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Begins the next row, of a height in points where one is given.</summary>
    public void Next(double? height = null)
    {
        _row = new Row { RowIndex = (uint)++Number };
        if (height is double points)
        {
            _row.Height = points;
            _row.CustomHeight = true;
        }

        _data.Append(_row);
    }

    public void Text(int column, string text, CellFace face, string? mark = null)
    {
        InlineString content = new();
        if (mark is null)
        {
            content.Append(Letters(text));
        }
        else
        {
            if (text.Length > 0) content.Append(new Run(Letters(text)));
            content.Append(new Run(new RunProperties(new VerticalTextAlignment { Val = VerticalAlignmentRunValues.Superscript }), Letters(mark)));
        }

        _row.Append(new Cell(content) { CellReference = At(column, Number), DataType = CellValues.InlineString, StyleIndex = faces.Index(face) });
    }

    public void Count(int column, PlainNumber number, CellFace face) => _row.Append(
        new Cell(new CellValue(number.Value)) { CellReference = At(column, Number), StyleIndex = faces.Index(face with { Decimals = number.Decimals }) });

    /// <summary>An empty cell that only looks.</summary>
    public void Blank(int column, CellFace face) => _row.Append(new Cell { CellReference = At(column, Number), StyleIndex = faces.Index(face) });

    public void Link(int column, string text, string target)
    {
        Text(column, text, new CellFace { Link = true });
        _links.Add((At(column, Number), target));
    }

    public void Merge(int left, int top, int right, int bottom)
    {
        if (left != right || top != bottom) _merged.Add($"{At(left, top)}:{At(right, bottom)}");
    }

    private static Text Letters(string text) => new(XmlText.Fit(text)) { Space = DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve };
}
