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
        ReportWriter.Write(MadeStudy.Full(), MadeStudy.Inputs, first);
        ReportWriter.Write(MadeStudy.Full(), MadeStudy.Inputs, second);

        string[] files = [.. Directory.EnumerateFiles(first, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(first, file)).Order(StringComparer.Ordinal)];
        Assert.Contains("report.html", files);
        Assert.All((string[])["report.docx", "report.xlsx"], name => Assert.Contains(name, files));
        Assert.Equal(3 + (4 * 3), files.Count(file => !file.EndsWith(".csv", StringComparison.Ordinal)));
        foreach (string file in files)
            Assert.True(File.ReadAllBytes(Path.Combine(first, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(second, file))), file + " differs");
        Directory.Delete(first, true);
        Directory.Delete(second, true);
    }
}
