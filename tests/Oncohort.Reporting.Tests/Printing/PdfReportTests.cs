using System.Text;
using Oncohort.Reporting.Content;
using Oncohort.Reporting.Html;
using Oncohort.Reporting.Printing;
using Oncohort.Reporting.Tests.Made;
using Oncohort.Reporting.Tests.Word;
using Xunit;

namespace Oncohort.Reporting.Tests.Printing;

public sealed class PdfReportTests : IDisposable
{
    private static readonly string Search = Environment.GetEnvironmentVariable("PATH") ?? "";

    private readonly string _folder = Directory.CreateTempSubdirectory("oncohort-programs").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Chromium_prints_the_page_whole_and_with_the_same_bytes_each_time()
    {
        if (Programs.Chromium(Search) is null) Assert.Skip("Chromium is missing: apt-get install chromium");
        (byte[]? first, string? why) = new PdfReport(Search).Write(Page, () => throw new InvalidOperationException("not needed"));
        (byte[]? second, _) = new PdfReport(Search).Write(Page, () => throw new InvalidOperationException("not needed"));

        Assert.Null(why);
        Assert.True(PdfDates.IsWhole(first));
        Assert.Equal(first, second);
        Assert.DoesNotContain("file://", Encoding.Latin1.GetString(first!), StringComparison.Ordinal);
    }

    [Fact]
    public void LibreOffice_stands_in_where_there_is_no_Chromium_that_works()
    {
        string? office = OperatingSystem.IsWindows() ? null : Programs.LibreOffice(Search);
        if (office is null) Assert.Skip("LibreOffice is missing, or there is no shell: apt-get install libreoffice-writer-nogui");
        Script("chromium", "exit 3");
        Script("soffice", $"exec '{office}' \"$@\"");
        (byte[]? pdf, string? why) = new PdfReport(_folder).Write(Page, () => MadeDocuments.Bytes(MadeStudy.Full()));

        Assert.Null(why);
        Assert.True(PdfDates.IsWhole(pdf));
    }

    [Fact]
    public void Without_a_program_that_prints_one_line_says_what_to_install()
    {
        (byte[]? pdf, string? why) = new PdfReport("").Write(Page, () => []);

        Assert.Null(pdf);
        Assert.Contains("apt-get install chromium", why, StringComparison.Ordinal);
        Assert.Contains("--no-pdf", why, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', why!);
    }

    [Theory]
    [InlineData("exit 3", "it ended with code 3")]
    [InlineData("exit 0", "it wrote no file")]
    [InlineData("for a in \"$@\"; do case $a in --print-to-pdf=*) echo '%PDF-1.4 half' > \"${a#--print-to-pdf=}\";; esac; done", "it wrote an incomplete file")]
    public void A_program_that_does_not_print_leaves_no_document(string script, string expected)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("needs a shell");
        Script("chromium", script);
        (byte[]? pdf, string? why) = new PdfReport(_folder).Write(Page, () => []);

        Assert.Null(pdf);
        Assert.Contains(expected, why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_page_without_tags_is_asked_for_where_they_would_outweigh_it(bool tagged)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("needs a shell");
        string asked = Path.Combine(_folder, "asked");
        Script("chromium", $"echo \"$@\" > '{asked}'");
        new PdfReport(_folder) { Tagged = tagged }.Write(Page, () => []);

        Assert.Equal(!tagged, File.ReadAllText(asked).Contains("--disable-pdf-tagging", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2_000, true)]
    [InlineData(2_001, false)]
    public void Pages_of_more_than_10_000_cells_have_no_tags(int rows, bool tagged)
    {
        ReportTable table = new() { Id = "t", Caption = "Made", Columns = [.. Enumerable.Range(0, 5).Select(i => new ReportColumn($"c{i}"))], Rows = [.. Enumerable.Repeat(new ReportRow(RowKind.Plain, []), rows)] };
        Report report = Report.Of(MadeStudy.Empty(), MadeStudy.Inputs) with { Sections = [new Section("s", "Made", [new TableBlock(table)])] };

        Assert.Equal(tagged, PrintTags.Suit(report));
    }

    [Fact]
    public void Dates_leave_the_file_and_its_length_stays()
    {
        byte[] pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n/CreationDate (D:20260131120000+00'00')\n/ModDate (D:20260131120001+00'00')\n%%EOF\n");
        int length = pdf.Length;
        PdfDates.Remove(pdf);

        Assert.Equal(length, pdf.Length);
        Assert.DoesNotContain("2026", Encoding.ASCII.GetString(pdf), StringComparison.Ordinal);
    }

    private static void Page(Stream stream) => ReportPage.WriteForPrint(Report.Of(MadeStudy.Full(), MadeStudy.Inputs), stream);

    private void Script(string name, string body)
    {
        string file = Path.Combine(_folder, name);
        File.WriteAllText(file, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
