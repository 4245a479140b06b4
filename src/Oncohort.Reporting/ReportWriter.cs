using System.Text;
using Oncohort.Cohort.Faults;
using Oncohort.Reporting.Content;
using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Drawing.Pdf;
using Oncohort.Reporting.Drawing.PostScript;
using Oncohort.Reporting.Excel;
using Oncohort.Reporting.Fonts;
using Oncohort.Reporting.Html;
using Oncohort.Reporting.Packaging;
using Oncohort.Reporting.Printing;
using Oncohort.Reporting.Tables;
using Oncohort.Reporting.Word;
using Oncohort.Study.Results;

namespace Oncohort.Reporting;

/// <summary>
/// Writes a study's report: the page, the Word document, the workbook, the printed page, every table as CSV and every figure as SVG, PNG and PDF.
/// Equal results and inputs give equal bytes; of the printed page as long as the same Chromium prints it.
/// </summary>
public static class ReportWriter
{
    private static readonly UTF8Encoding PlainUtf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes <c>report.{html,docx,xlsx,pdf}</c>, <c>tables/*.csv</c> and <c>figures/*.{svg,png,pdf}</c>, with <c>.tiff</c> and <c>.eps</c> where asked for.</summary>
    /// <param name="results">What the run found.</param>
    /// <param name="inputs">What the report states about its own making.</param>
    /// <param name="directory">An existing directory; files of the same name are replaced.</param>
    /// <param name="formats">The documents to write.</param>
    /// <returns>
    /// What could not be written on this machine (OCH097: the printed page, without a program that prints) or not as it should be (OCH094: Chinese letters in figures, without a font that has them); empty when all was.
    /// </returns>
    /// <exception cref="DirectoryNotFoundException">The directory does not exist.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static IReadOnlyList<Warning> Write(StudyResults results, ReportInputs inputs, string directory, ReportFormats formats)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(directory);
        if (!Directory.Exists(directory)) throw new DirectoryNotFoundException($"The directory {directory} does not exist.");
        Report report = Report.Of(results, inputs);
        Report plain = report.InPlainStyle();
        FigureBlock[] figures = [.. report.Blocks.OfType<FigureBlock>()];
        Lazy<FigureFiles>[] pictures = [.. figures.Select(figure => new Lazy<FigureFiles>(() => FigureFiles.Of(figure, inputs.DotsPerInch)))];
        Lazy<byte[]> document = new(() => WordReport.Write(report, [.. pictures.Select(picture => picture.Value)]));
        Task<string?> printed = formats.HasFlag(ReportFormats.Pdf)
            ? Task.Factory.StartNew(() => Print(report, document, directory), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            : Task.FromResult<string?>(null);
        List<Action> work = [];
        if (formats.HasFlag(ReportFormats.Html)) work.Add(() => Page(report, Path.Combine(directory, "report.html")));
        if (formats.HasFlag(ReportFormats.Word)) work.Add(() => File.WriteAllBytes(Path.Combine(directory, "report.docx"), document.Value));
        if (formats.HasFlag(ReportFormats.Excel)) work.Add(() => File.WriteAllBytes(Path.Combine(directory, "report.xlsx"), ExcelReport.Write(plain)));
        string folder = Directory.CreateDirectory(Path.Combine(directory, "figures")).FullName;
        work.AddRange(Figures(figures, pictures, folder));
        if (inputs.Tiff) work.AddRange(figures.Select(figure => (Action)(() => File.WriteAllBytes(Path.Combine(folder, figure.Id + ".tiff"), TiffScene.Write(figure.Scene, inputs.DotsPerInch)))));
        if (inputs.Eps) work.AddRange(figures.Select(figure => (Action)(() => File.WriteAllBytes(Path.Combine(folder, figure.Id + ".eps"), EpsScene.Write(figure.Scene)))));
        work.Add(() => Tables(plain, Directory.CreateDirectory(Path.Combine(directory, "tables")).FullName));
        // One core is left to the program that prints, which takes longest.
        int cores = formats.HasFlag(ReportFormats.Pdf) ? Math.Max(1, Environment.ProcessorCount - 1) : Environment.ProcessorCount;
        try
        {
            Parallel.ForEachAsync(work, new ParallelOptions { MaxDegreeOfParallelism = cores }, (action, _) =>
            {
                action();
                return ValueTask.CompletedTask;
            }).GetAwaiter().GetResult();
        }
        finally
        {
            Task.WaitAny(printed);
        }

        List<Warning> shortcomings = [];
        if (printed.GetAwaiter().GetResult() is { } missing) shortcomings.Add(new Warning(Fault.Print(FaultCode.NotPrinted), missing));
        if (FigureLetters.Lacking(figures.Select(figure => figure.Scene)) is { } lacking) shortcomings.Add(lacking);
        return shortcomings;
    }

    /// <summary>The tables of the report in their order, for writers of other formats.</summary>
    public static IReadOnlyList<ReportTable> Tables(StudyResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return [.. Report.Of(results, new ReportInputs()).Blocks.OfType<TableBlock>().Select(block => block.Table)];
    }

    private static string? Print(Report report, Lazy<byte[]> document, string directory)
    {
        (byte[]? pdf, string? why) = new PdfReport(Environment.GetEnvironmentVariable("PATH")) { Tagged = PrintTags.Suit(report) }.Write(stream => ReportPage.WriteForPrint(report, stream), () => document.Value);
        if (pdf is not null) File.WriteAllBytes(Path.Combine(directory, "report.pdf"), pdf);
        return why;
    }

    private static void Page(Report report, string path)
    {
        using FileStream file = File.Create(path);
        ReportPage.Write(report, file);
    }

    private static IEnumerable<Action> Figures(FigureBlock[] figures, Lazy<FigureFiles>[] pictures, string directory)
    {
        foreach ((FigureBlock figure, Lazy<FigureFiles> files) in figures.Zip(pictures))
        {
            string stem = Path.Combine(directory, figure.Id);
            yield return () =>
            {
                File.WriteAllBytes(stem + ".png", files.Value.Png);
                WriteText(stem + ".svg", files.Value.Svg);
                File.WriteAllBytes(stem + ".pdf", PdfScene.Write(figure.Scene));
            };
        }
    }

    private static void Tables(Report report, string directory)
    {
        foreach (TableBlock table in report.Blocks.OfType<TableBlock>())
            WriteText(Path.Combine(directory, table.Table.Id + ".csv"), CsvTable.Write(table.Table));
    }

    private static void WriteText(string path, string text) => File.WriteAllText(path, text, PlainUtf8);
}
