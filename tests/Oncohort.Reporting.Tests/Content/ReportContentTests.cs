using Oncohort.Reporting.Content;
using Oncohort.Reporting.Tables;
using Oncohort.Reporting.Tests.Html;
using Oncohort.Reporting.Tests.Made;
using Oncohort.Study.Definition;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Reporting.Tests.Content;

public sealed class ReportContentTests
{
    [Fact]
    public void The_notice_stands_at_the_top_in_every_caption_below_every_table_and_among_the_limitations()
    {
        Report report = Report.Of(MadeStudy.Full() with { Notice = "reconstructed from published counts" }, MadeStudy.Inputs);
        FigureBlock[] figures = [.. report.Blocks.OfType<FigureBlock>()];
        TableBlock[] tables = [.. report.Blocks.OfType<TableBlock>()];

        Assert.Equal("Reconstructed from published counts.", report.Notice);
        Assert.NotEmpty(figures);
        Assert.NotEmpty(tables);
        Assert.All(figures, figure => Assert.EndsWith(" Reconstructed from published counts.", figure.Caption, StringComparison.Ordinal));
        Assert.All(tables, table => Assert.EndsWith("\nReconstructed from published counts.\n", CsvTable.Write(table.Table), StringComparison.Ordinal));
        Assert.Equal(2 + figures.Length + tables.Length, MadePage.Of(report).Split("Reconstructed from published counts.").Length - 1);
    }

    [Fact]
    public void Analyses_and_what_could_not_be_done_stand_below_the_heading_of_their_section()
    {
        StudyResults made = MadeStudy.Full();
        Report report = Report.Of(
            made with
            {
                Sections = [new StudySection("Sensitivity", ["Why it is done.", "How it is done."])],
                Analyses = [made.Analyses[0], made.Analyses[1] with { Section = "Sensitivity" }],
                Failures = [made.Failures[0] with { Section = "Sensitivity" }],
            },
            MadeStudy.Inputs);

        Assert.Equal(
            [
                ("Patient flow", 1), ("Endpoints", 1), ("Patient characteristics by treatment", 1), ("Sensitivity", 1), ("Overall survival by Treatment", 2),
                ("Overall survival by treatment centre", 2), ("Statistical methods", 1),
            ],
            report.Sections.Take(7).Select(section => (section.Heading, section.Depth)));
        Assert.Equal(["Why it is done.", "How it is done."], report.Sections[3].Blocks.Cast<ParagraphBlock>().Select(block => block.Text));
        string page = MadePage.Of(report);
        Assert.Contains(">Sensitivity</h2>", page, StringComparison.Ordinal);
        Assert.Contains(">Overall survival by Treatment</h3>", page, StringComparison.Ordinal);
    }
}
