using Oncohort.Reporting.Tests.Made;
using Xunit;

namespace Oncohort.Reporting.Tests;

public sealed class ReportWriterTests
{
    [Fact]
    public void Two_writes_give_the_same_bytes()
    {
        string first = Directory.CreateTempSubdirectory("oncohort-report").FullName;
        string second = Directory.CreateTempSubdirectory("oncohort-report").FullName;
        ReportWriter.Write(MadeStudy.Full(), MadeStudy.Inputs, first, ReportFormats.All & ~ReportFormats.Pdf);
        ReportWriter.Write(MadeStudy.Full(), MadeStudy.Inputs, second, ReportFormats.All & ~ReportFormats.Pdf);

        string[] files = [.. Directory.EnumerateFiles(first, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(first, file)).Order(StringComparer.Ordinal)];
        Assert.Contains("report.html", files);
        Assert.All((string[])["report.docx", "report.xlsx"], name => Assert.Contains(name, files));
        Assert.Equal(3 + (4 * 3), files.Count(file => !file.EndsWith(".csv", StringComparison.Ordinal)));
        foreach (string file in files)
            Assert.True(File.ReadAllBytes(Path.Combine(first, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(second, file))), file + " differs");
        Directory.Delete(first, true);
        Directory.Delete(second, true);
    }

    [Fact]
    public void Only_the_documents_asked_for_are_written_beside_tables_and_figures()
    {
        string folder = Directory.CreateTempSubdirectory("oncohort-report").FullName;
        Assert.Empty(ReportWriter.Write(MadeStudy.Full(), MadeStudy.Inputs, folder, ReportFormats.Excel));

        Assert.Equal(["report.xlsx"], Directory.EnumerateFiles(folder).Select(Path.GetFileName));
        Assert.Equal(["figures", "tables"], Directory.EnumerateDirectories(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Directory.Delete(folder, true);
    }
}
