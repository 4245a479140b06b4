using System.IO.Compression;
using Oncohort.Reporting.Tests.Made;
using Xunit;

namespace Oncohort.Reporting.Tests.Tables;

public sealed class MachineReadableTests
{
    [Theory]
    [InlineData("lancet")]
    [InlineData("jama")]
    public void Files_for_programs_keep_plain_numbers_whatever_the_journal(string journal)
    {
        string plain = Directory.CreateTempSubdirectory("oncohort-plain-").FullName;
        string styled = Directory.CreateTempSubdirectory("oncohort-styled-").FullName;
        try
        {
            ReportWriter.Write(MadeStudy.Full(), MadeStudy.Inputs, plain, ReportFormats.Excel | ReportFormats.Html);
            ReportWriter.Write(MadeStudy.Full(), MadeStudy.Inputs with { Journal = JournalStyle.Named(journal) }, styled, ReportFormats.Excel | ReportFormats.Html);

            string[] tables = [.. Directory.EnumerateFiles(Path.Combine(plain, "tables")).Select(file => Path.GetFileName(file)!)];
            Assert.NotEmpty(tables);
            Assert.All(tables, table => Assert.Equal(File.ReadAllText(Path.Combine(plain, "tables", table)), File.ReadAllText(Path.Combine(styled, "tables", table))));
            Assert.Equal(Sheets(plain), Sheets(styled));
            Assert.NotEqual(File.ReadAllText(Path.Combine(plain, "report.html")), File.ReadAllText(Path.Combine(styled, "report.html")));
        }
        finally
        {
            Directory.Delete(plain, recursive: true);
            Directory.Delete(styled, recursive: true);
        }
    }

    private static string[] Sheets(string folder)
    {
        using ZipArchive book = ZipFile.OpenRead(Path.Combine(folder, "report.xlsx"));
        return [.. book.Entries.Select(entry =>
        {
            using StreamReader text = new(entry.Open());
            return text.ReadToEnd();
        })];
    }
}
