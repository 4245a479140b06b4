using Oncohort.Reporting.Content;
using Oncohort.Reporting.Tests.Made;
using Xunit;

namespace Oncohort.Reporting.Tests.Content;

public sealed class WordingSectionTests
{
    [Theory]
    [InlineData("en", "Results in words", "Limitations", "Reporting guidelines")]
    [InlineData("zh", "结果的文字表述", "局限性", "报告规范")]
    public void Text_stands_in_the_language_of_the_study(string language, params string[] headings)
    {
        Report report = Report.Of(MadeStudy.Full() with { Language = language, Guidelines = ["strobe", "remark"] }, MadeStudy.Inputs);
        Section[] sections = [.. headings.Select(heading => report.Sections.Single(section => section.Heading == heading))];

        Assert.Equal(1 + report.Results.Analyses.Count, sections[0].Blocks.Count);
        Assert.Equal(2, sections[1].Blocks.Count);
        Assert.Equal(["checklist-strobe", "checklist-remark"], sections[2].Blocks.OfType<TableBlock>().Select(block => block.Table.Id));
    }

    [Fact]
    public void A_study_without_guidelines_has_no_checklists() =>
        Assert.DoesNotContain(Report.Of(MadeStudy.Full(), MadeStudy.Inputs).Sections, section => section.Id == ChecklistSection.Id);
}
