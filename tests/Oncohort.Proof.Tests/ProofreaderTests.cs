using Xunit;

namespace Oncohort.Proof.Tests;

public class ProofreaderTests
{
    private static readonly ResultsFile Results = ResultsFile.Parse("""
        {"version":"1","n":200,"analyses":[
         {"command":"km","title":"Overall survival by sex","endpoint":{"label":"Overall survival","unit":"months"},"n":200,"events":50,
          "strata":[{"group":"male","n":120,"events":36,"median":{"estimate":40.25,"lower":30.5,"upper":55.5},"at":[{"time":36,"at_risk":60,"survival":0.5512,"lower":0.46,"upper":0.64}]},
                    {"group":"female","n":80,"events":14,"median":{"estimate":null},"at":[{"time":36,"at_risk":50,"survival":0.7234,"lower":0.62,"upper":0.82}]}],
          "logrank":{"chi2":6.512,"df":1,"p":0.01072}}]}
        """);

    [Theory]
    [InlineData("Survival at three years was 55.1% in men and 72.3% in women (p = 0.011).", "")]
    [InlineData("Survival at three years was 55.1% in men and 73.2% in women (p = 0.011).", "73.2%")]
    [InlineData("Of 120 men 36 died (30.0%).", "")]
    [InlineData("Of 120 men 36 died (33.0%).", "33.0%")]
    [InlineData("In men 36/120 (30%) died, in women 14/80 (17.5%).", "")]
    [InlineData("In men 36/120 (30%) died, in women 14/80 (15.7%).", "15.7%")]
    [InlineData("Three-year mortality was 44.9% in men.", "")]
    [InlineData("Median survival of men was 40.2 months (95% CI 30.5-55.5), or 3.4 years.", "")]
    [InlineData("Median survival of men was 40.2 months (95% CI 35.0-55.5), or 3.4 years.", "35.0")]
    [InlineData("Survival differed by sex (log-rank χ2 = 6.51, p < 0.05).", "")]
    [InlineData("Survival differed by sex (log-rank χ2 = 5.61, p < 0.05).", "5.61")]
    public void What_the_results_do_not_hold_is_accused(string text, string accused) =>
        Assert.Equal(accused, string.Join(' ', Proofreader.Read(Draft.Parse(text), Results).Where(number => number.Verdict is ProofVerdict.NotHeld or ProofVerdict.Elsewhere).Select(number => number.Text)));

    [Theory]
    [InlineData("# Introduction\n\nSurvival is 61.7% elsewhere.")]
    [InlineData("# Methods\n\nEvents below 13.5% were ignored.")]
    [InlineData("# Results\n\nOthers found 61.7% [12].")]
    [InlineData("# References\n\n1. Author A. Journal 2012;34:123-130.")]
    public void Numbers_of_others_and_of_the_methods_are_not_accused(string text) =>
        Assert.DoesNotContain(Proofreader.Read(Draft.Parse(text), Results), number => number.Verdict is ProofVerdict.NotHeld or ProofVerdict.Elsewhere);

    [Fact]
    public void A_number_held_of_something_else_says_of_what()
    {
        ProofNumber number = Proofreader.Read(Draft.Parse("Survival at three years was 72.3% in men."), Results).Single(number => number.Kind == "percent");
        Assert.Equal(ProofVerdict.Elsewhere, number.Verdict);
        Assert.Contains("female", number.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_of_no_run_are_refused() => Assert.True(Assert.Throws<UnreadableException>(() => ResultsFile.Parse("{}")).OfResults);

    [Theory]
    [InlineData("draft.pdf")]
    [InlineData("no-such-draft.md")]
    [InlineData("no-such-draft.docx")]
    public void A_draft_that_cannot_be_read_is_refused(string path) => Assert.False(Assert.Throws<UnreadableException>(() => Draft.Read(path)).OfResults);
}
