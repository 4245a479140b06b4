using System.Text;
using Oncohort.Reporting.Content;
using Oncohort.Reporting.Drawing.Pdf;
using Oncohort.Reporting.Excel;
using Oncohort.Reporting.Html;
using Oncohort.Reporting.Packaging;
using Oncohort.Reporting.Tables;
using Oncohort.Reporting.Word;
using Oncohort.Study.Results;

namespace Oncohort.Reporting;

/// <summary>Writes a study's report: the page, the Word document, the workbook, every table as CSV and every figure as SVG, PNG and PDF. Equal results and inputs give equal bytes.</summary>
public static class ReportWriter
{
    private static readonly UTF8Encoding PlainUtf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes <c>report.html</c>, <c>report.docx</c>, <c>report.xlsx</c>, <c>tables/*.csv</c> and <c>figures/*.{svg,png,pdf}</c>.</summary>
    /// <param name="results">What the run found.</param>
    /// <param name="inputs">What the report states about its own making.</param>
    /// <param name="directory">An existing directory; files of the same name are replaced.</param>
    /// <exception cref="DirectoryNotFoundException">The directory does not exist.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Write(StudyResults results, ReportInputs inputs, string directory)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(directory);
        if (!Directory.Exists(directory)) throw new DirectoryNotFoundException($"The directory {directory} does not exist.");
        Report report = Report.Of(results, inputs);
        string figures = Directory.CreateDirectory(Path.Combine(directory, "figures")).FullName;
        string tables = Directory.CreateDirectory(Path.Combine(directory, "tables")).FullName;
        FigureBlock[] drawn = [.. report.Blocks.OfType<FigureBlock>()];
        FigureFiles[] pictures = new FigureFiles[drawn.Length];
        Parallel.For(0, drawn.Length, i => pictures[i] = FigureFiles.Of(drawn[i]));
        List<Action> work =
        [
            () => WriteText(Path.Combine(directory, "report.html"), ReportPage.Write(report)),
            () => File.WriteAllBytes(Path.Combine(directory, "report.docx"), WordReport.Write(report, pictures)),
            () => File.WriteAllBytes(Path.Combine(directory, "report.xlsx"), ExcelReport.Write(report)),
        ];
        for (int i = 0; i < drawn.Length; i++)
        {
            (FigureBlock figure, FigureFiles picture) = (drawn[i], pictures[i]);
            string stem = Path.Combine(figures, figure.Id);
            work.Add(() => File.WriteAllBytes(stem + ".png", picture.Png));
            work.Add(() => File.WriteAllBytes(stem + ".pdf", PdfScene.Write(figure.Scene)));
            work.Add(() => WriteText(stem + ".svg", picture.Svg));
        }

        foreach (TableBlock table in report.Blocks.OfType<TableBlock>())
            WriteText(Path.Combine(tables, table.Table.Id + ".csv"), CsvTable.Write(table.Table));
        Parallel.ForEach(work, action => action());
    }

    /// <summary>The tables of the report in their order, for writers of other formats.</summary>
    public static IReadOnlyList<ReportTable> Tables(StudyResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return [.. Report.Of(results, new ReportInputs()).Blocks.OfType<TableBlock>().Select(block => block.Table)];
    }

    private static void WriteText(string path, string text) => File.WriteAllText(path, text, PlainUtf8);
}
