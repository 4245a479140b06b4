using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;
using Oncohort.Reporting.Content;
using Oncohort.Reporting.Packaging;

namespace Oncohort.Reporting.Excel;

/// <summary>All tables of a report as a workbook (ECMA-376, SpreadsheetML): a sheet a table, and one that lists them.</summary>
internal static class ExcelReport
{
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    public static byte[] Write(Report report)
    {
        ReportTable[] tables = [.. report.Blocks.OfType<TableBlock>().Select(block => block.Table)];
        CellFaces faces = new();
        TableSheet[] sheets = [.. tables.Select((table, i) => new TableSheet(table, i + 1, faces, report.Edition))];
        IndexSheet index = new(report.Edition);
        OfficePackage package = new();
        package.Relate("", [new("rId1", Office + "officeDocument", "xl/workbook.xml"), new("rId2", CoreProperties.RelationshipType, CoreProperties.Name)]);
        package.Add(CoreProperties.Name, CoreProperties.ContentType, CoreProperties.Of(report.Title, report.Edition.Words.Tag));
        package.Add("xl/workbook.xml", Excel + "sheet.main+xml", Book(sheets, index.Name));
        List<Relationship> relations = [new("rIdStyles", Office + "styles", "styles.xml"), Sheet(package, 0, index.Sheet(report.Title, report.Notice, tables, faces))];
        for (int i = 0; i < sheets.Length; i++) relations.Add(Sheet(package, i + 1, sheets[i].Sheet()));
        package.Relate("xl/workbook.xml", relations);
        package.Add("xl/styles.xml", Excel + "styles+xml", faces.Sheet());
        return package.ToBytes();
    }

    private static Workbook Book(TableSheet[] tables, string index)
    {
        Sheets sheets = new(new Sheet { Name = index, SheetId = 1, Id = Id(0) });
        for (int i = 0; i < tables.Length; i++) sheets.Append(new Sheet { Name = tables[i].Name, SheetId = (uint)i + 2, Id = Id(i + 1) });
        Workbook book = new(new BookViews(new WorkbookView { ActiveTab = 0 }), sheets);
        if (tables.Length > 0)
            book.Append(new DefinedNames(tables.Select((table, i) => new DefinedName(table.PrintTitles) { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i + 1 })));
        return book;
    }

    private static Relationship Sheet(OfficePackage package, int number, Worksheet sheet)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"worksheets/sheet{number + 1}.xml");
        package.Add("xl/" + name, Excel + "worksheet+xml", sheet);
        return new(Id(number), Office + "worksheet", name);
    }

    private static string Id(int sheet) => string.Create(CultureInfo.InvariantCulture, $"rIdSheet{sheet}");
}
