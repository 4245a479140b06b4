using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Oncohort.Reporting.Content;
using Oncohort.Reporting.Excel;
using Oncohort.Reporting.Tests.Made;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Reporting.Tests.Excel;

public sealed class ExcelReportTests
{
    [Fact]
    public void The_workbook_holds_to_the_schema()
    {
        foreach (StudyResults results in (StudyResults[])[MadeStudy.Full(), MadeStudy.Empty(), MadeWide.Study(columns: 30), MadeWide.Attacked()])
        {
            using SpreadsheetDocument document = Open(results);
            Assert.Equal([], new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        }
    }

    [Fact]
    public void Equal_reports_give_equal_bytes() => Assert.Equal(Bytes(MadeStudy.Full()), Bytes(MadeStudy.Full()));

    [Fact]
    public void Every_cell_of_every_table_stands_on_its_sheet()
    {
        ReportTable[] tables = Tables(MadeStudy.Full());
        using SpreadsheetDocument document = Open(MadeStudy.Full());
        SheetData[] sheets = [.. Sheets(document).Skip(1).Select(sheet => sheet.GetFirstChild<SheetData>()!)];

        Assert.Equal(tables.Length, sheets.Length);
        for (int i = 0; i < tables.Length; i++)
        {
            int head = tables[i].Columns.Any(column => column.Span is not null) ? 4 : 3;
            Row[] rows = [.. sheets[i].Elements<Row>()];
            Assert.Equal(head + tables[i].Rows.Count + tables[i].Footnotes.Count, rows.Length);
            for (int j = 0; j < tables[i].Rows.Count; j++)
                Assert.Equal(tables[i].Rows[j].Cells.Select(cell => cell.Text + cell.Mark), rows[head + j].Elements<Cell>().Select((cell, k) => Printed(cell, tables[i].Rows[j].Cells[k].Text)));
        }
    }

    [Fact]
    public void The_first_sheet_links_to_every_other()
    {
        using SpreadsheetDocument document = Open(MadeStudy.Full());
        string[] names = [.. document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value!)];
        Worksheet first = Sheets(document).First();

        Assert.Equal("Contents", names[0]);
        Assert.Equal(names.Skip(1).Select(name => $"'{name}'!A1"), first.GetFirstChild<Hyperlinks>()!.Elements<Hyperlink>().Select(link => link.Location!.Value));
    }

    [Theory]
    [InlineData("530", "530", 0)]
    [InlineData("\u22120.360", "-0.36", 3)]
    [InlineData("0.05", "0.05", 2)]
    [InlineData("<0.001", null, 0)]
    [InlineData("24 (27.3)", null, 0)]
    [InlineData("007", null, 0)]
    [InlineData("", null, 0)]
    [InlineData("1.", null, 0)]
    [InlineData("\u2013", null, 0)]
    public void Only_what_is_a_number_and_nothing_else_is_one(string text, string? value, int decimals)
    {
        PlainNumber? number = PlainNumber.In(text);

        Assert.Equal(value, number?.Value);
        if (value is not null) Assert.Equal(decimals, number!.Value.Decimals);
    }

    /// <summary>What the reader of a cell sees; a number must be one where the printed text is one.</summary>
    private static string Printed(Cell cell, string text)
    {
        if (cell.DataType?.Value == CellValues.InlineString) return cell.InlineString!.InnerText;
        PlainNumber number = Assert.NotNull(PlainNumber.In(text));
        Assert.Equal(number.Value, cell.CellValue!.Text);
        return double.Parse(cell.CellValue.Text, CultureInfo.InvariantCulture).ToString("F" + number.Decimals, CultureInfo.InvariantCulture).Replace('-', '\u2212');
    }

    private static IEnumerable<Worksheet> Sheets(SpreadsheetDocument document) =>
        document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(sheet => ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!.Value!)).Worksheet!);

    private static ReportTable[] Tables(StudyResults results) => [.. Report.Of(results, MadeStudy.Inputs).Blocks.OfType<TableBlock>().Select(block => block.Table)];

    private static byte[] Bytes(StudyResults results) => ExcelReport.Write(Report.Of(results, MadeStudy.Inputs));

    private static SpreadsheetDocument Open(StudyResults results) => SpreadsheetDocument.Open(new MemoryStream(Bytes(results)), isEditable: false);
}
