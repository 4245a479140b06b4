using Xunit;

namespace Oncohort.Proof.Tests;

/// <summary>A draft of another study, in another journal's style.</summary>
public class BreastDraftTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("1,518 (50.9%)", "1,518 (59.0%)", "59.0%")]
    [InlineData("58.2% in node-negative", "52.8% in node-negative", "52.8%")]
    [InlineData("(SD 13.0; range, 24-90)", "(SD 13.0; range, 24-99)", "99")]
    [InlineData("339 (11.4%)", "393 (11.4%)", "393")]
    [InlineData("(12.0% vs 10.7%; P = .28)", "(12.0% vs 10.7%; P = .82)", ".82")]
    [InlineData("57.4%-64.4%", "57.4%-66.4%", "66.4%")]
    [InlineData("χ2 = 542.0", "χ2 = 524.0", "524.0")]
    [InlineData("2936 days", "2396 days", "2396")]
    [InlineData("68.8% for 20 to 50 mm", "86.8% for 20 to 50 mm", "86.8%")]
    [InlineData("HR, 1.94; 95%", "HR, 1.49; 95%", "1.49")]
    [InlineData("(HR 1.43 [1.25-1.64])", "(HR 1.43 [1.25-1.46])", "1.46")]
    [InlineData("by 9% (HR 1.09", "by 90% (HR 1.09", "90%")]
    public void Planted_numbers_and_no_others_are_accused(string right, string wrong, string number)
    {
        Assert.Contains(right, TestFiles.BreastDraftText, StringComparison.Ordinal);
        string text = right.Length == 0 ? TestFiles.BreastDraftText : TestFiles.BreastDraftText.Replace(right, wrong, StringComparison.Ordinal);
        Assert.Equal(number, string.Join(' ', Proofreader.Read(Draft.Parse(text), TestFiles.BreastResults).Where(found => found.Verdict is ProofVerdict.NotHeld or ProofVerdict.Elsewhere).Select(found => found.Text)));
    }
}
