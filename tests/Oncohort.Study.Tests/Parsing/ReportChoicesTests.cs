using Oncohort.Cohort.Faults;
using Xunit;

namespace Oncohort.Study.Tests.Parsing;

public sealed class ReportChoicesTests : IDisposable
{
    private readonly StudyFolder _folder = new();

    [Fact]
    public void A_study_is_in_english_with_both_checklists_unless_it_says_otherwise()
    {
        StudyFile study = Read("id: a");
        Assert.Equal("en", study.Language);
        Assert.Equal(["strobe", "remark"], study.Guidelines);
    }

    [Theory]
    [InlineData("guidelines: remark", "remark")]
    [InlineData("guidelines: [remark, strobe]", "strobe remark")]
    [InlineData("guidelines: none", "")]
    public void Checklists_are_chosen(string key, string chosen) => Assert.Equal(chosen, string.Join(' ', Read($"id: a, {key}").Guidelines));

    [Fact]
    public void A_study_can_be_in_chinese() => Assert.Equal("zh", Read("id: a, language: zh").Language);

    [Fact]
    public void Small_counts_are_withheld_on_request_only() => Assert.Equal((null, 3, 20), (Read("id: a").MaskBelow, Read("id: a, mask_below: 3").MaskBelow, Read("id: a, mask_below: 20").MaskBelow));

    [Theory]
    [InlineData("mask_below: 2", "'mask_below' is '2'")]
    [InlineData("mask_below: 21", "'mask_below' is '21'")]
    [InlineData("language: fr", "'fr' is not a value of 'language'")]
    [InlineData("guidelines: [strobe, remarc]", "'remarc' is not a guideline")]
    public void What_is_not_known_is_a_fault(string key, string what)
    {
        InputException wrong = Assert.Throws<InputException>(() => Read($"id: a, {key}"));
        Assert.Equal((FaultCode.BadValue, what), (Assert.Single(wrong.Faults).Code, wrong.Faults[0].What));
    }

    public void Dispose() => _folder.Dispose();

    private StudyFile Read(string study) => StudyFile.Read(_folder.Write("study.yaml", $"oncohort: 1\nstudy: {{{study}}}\ncohort: {{source: data.csv}}\n"));
}
