using Oncohort.Reporting.Content;
using Oncohort.Reporting.Tests.Html;
using Xunit;

namespace Oncohort.Reporting.Tests.Vocabularies;

public sealed class ChineseReportTests
{
    public static TheoryData<string> Examples => [.. ChineseExamples.Names];

    [Theory]
    [MemberData(nameof(Examples))]
    public void No_phrase_of_an_example_lacks_its_Chinese(string name)
    {
        Report report = ChineseExamples.Of(name);
        MadePage.Of(report);

        Assert.True(report.Edition.Words.Missing.Count == 0, string.Join("\n", report.Edition.Words.Missing));
    }
}
