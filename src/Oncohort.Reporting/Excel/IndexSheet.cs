using DocumentFormat.OpenXml.Spreadsheet;
using Oncohort.Reporting.Formatting;

namespace Oncohort.Reporting.Excel;

/// <summary>The first sheet: the study's title and a link to every table.</summary>
internal sealed class IndexSheet(Edition edition) : Written(edition)
{
    public string Name => Say("Contents");

    public Worksheet Sheet(string title, string? notice, IReadOnlyList<ReportTable> tables, CellFaces faces)
    {
        SheetWriter sheet = new(faces);
        sheet.Next();
        sheet.Text(0, title, new CellFace { Bold = true });
        sheet.Next();
        if (notice is not null) sheet.Text(0, notice, new CellFace { Quiet = true });
        for (int i = 0; i < tables.Count; i++)
        {
            string name = Say($"Table {i + 1}");
            sheet.Next();
            sheet.Link(0, name, $"'{name}'!A1");
            sheet.Text(1, tables[i].Caption, default);
        }

        Worksheet worksheet = new(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView { WorkbookViewId = 0, ShowGridLines = false, TabSelected = true }),
            new Columns(new Column { Min = 1, Max = 1, Width = 12, CustomWidth = true }, new Column { Min = 2, Max = 2, Width = 110, CustomWidth = true }),
            sheet.Data);
        if (sheet.Links.Count > 0) worksheet.Append(new Hyperlinks(sheet.Links.Select(link => new Hyperlink { Reference = link.At, Location = link.To })));
        worksheet.Append(
            new PageMargins { Left = 0.7, Right = 0.7, Top = 0.75, Bottom = 0.75, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Portrait, FitToWidth = 1, FitToHeight = 0 });
        return worksheet;
    }
}
