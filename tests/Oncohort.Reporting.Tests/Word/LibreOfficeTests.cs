using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Oncohort.Reporting.Content;
using Oncohort.Reporting.Tests.Made;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Reporting.Tests.Word;

/// <summary>A word processor opens the document, finds all of its text and sets it on pages.</summary>
public sealed partial class LibreOfficeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("oncohort-word").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_document_opens_whole_and_becomes_pages()
    {
        string file = Path.Combine(_folder, "report.docx");
        await File.WriteAllBytesAsync(file, MadeDocuments.Bytes(MadeStudy.Full()), TestContext.Current.CancellationToken);
        await Convert(file, "txt:Text (encoded):UTF8");
        await Convert(file, "pdf");

        string text = Spaces().Replace(await File.ReadAllTextAsync(Path.Combine(_folder, "report.txt"), TestContext.Current.CancellationToken), " ");
        Assert.All(Expected(MadeStudy.Full()), words => Assert.Contains(Spaces().Replace(words, " ").Trim(), text, StringComparison.Ordinal));
        Assert.DoesNotContain("Reference source not found", text, StringComparison.Ordinal);
        string pdf = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path.Combine(_folder, "report.pdf"), TestContext.Current.CancellationToken));
        Assert.InRange(Page().Count(pdf), 4, 20);
    }

    private static IEnumerable<string> Expected(StudyResults results)
    {
        Report report = Report.Of(results, MadeStudy.Inputs);
        int tables = 0;
        int figures = 0;
        foreach (Section section in report.Sections) yield return section.Heading;
        foreach (Block block in report.Blocks)
        {
            if (block is FigureBlock figure) yield return $"Figure {++figures}. {figure.Caption}";
            if (block is NoticeBlock notice) yield return notice.Text;
            if (block is not TableBlock table) continue;
            yield return $"Table {++tables}. {table.Table.Caption}";
            foreach (ReportCell cell in table.Table.Rows.SelectMany(row => row.Cells)) yield return cell.Text;
        }
    }

    private async Task Convert(string file, string format)
    {
        ProcessStartInfo start = new("soffice", ["--headless", $"-env:UserInstallation=file://{_folder}/profile", "--convert-to", format, "--outdir", _folder, file])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            string errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, await output + errors);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("LibreOffice is missing: apt-get install libreoffice-writer-nogui");
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex Page();
}
