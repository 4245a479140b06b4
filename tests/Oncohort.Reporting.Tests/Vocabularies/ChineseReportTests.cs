using System.Text.RegularExpressions;
using Oncohort.Reporting.Content;
using Oncohort.Reporting.Tests.Html;
using Xunit;

namespace Oncohort.Reporting.Tests.Vocabularies;

public sealed partial class ChineseReportTests
{
    /// <summary>Words of the engine as they stand in an English report; what a study says itself is not among those looked for in its report.</summary>
    private static readonly string[] English =
    [
        "Patients,", "Patients\u00a0", "Events,", "Median", "Number at risk", "At risk", "Characteristic", "Hazard ratio", "confidence interval", "Settings in force", "Warning", "Table ", "Figure ", "Contents", "not reached",
        "censored", "Censored", "Log-rank test", "excluded", "Excluded", "included", "Included", "Records read", "p value", "P values", "Univariable", "Multivariable", "per unit", "(reference)", "Cumulative incidence", "Time (",
        "Missing,", "left out", "Left out", "Restricted mean", "Endpoints", "Patient flow", "Statistical methods", "Limitations", "Provenance", "Completeness", "completeness", "chi-square", "degrees of freedom", "not estimable",
        "HR, hazard", "events =", "by the log-rank", "Close", "In full precision",
    ];

    public static TheoryData<string> Examples => [.. ChineseExamples.Names];

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_report_in_Chinese_says_nothing_of_its_own_in_English(string name)
    {
        Report report = ChineseExamples.Of(name);
        string page = MadePage.Of(report);
        string text = Tags().Replace(Settings().Replace(Scripts().Replace(page, ""), ""), "\n");
        string[] figures = [.. report.Blocks.OfType<FigureBlock>().SelectMany(figure => figure.Scene.Texts).Select(letters => letters.Text)];

        Assert.True(report.Edition.Words.Missing.Count == 0, string.Join("\n", report.Edition.Words.Missing));
        string own = ChineseExamples.Words(name);
        string[] words = [.. English.Where(word => !own.Contains(word, StringComparison.Ordinal))];
        Assert.True(words.Length > 40);
        Assert.Equal([], words.Where(word => text.Contains(word, StringComparison.Ordinal)));
        Assert.Equal([], figures.Where(letters => words.Any(word => letters.Contains(word, StringComparison.Ordinal))));
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"zh-CN\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_lead_to_the_same_results_in_both_languages()
    {
        Report chinese = ChineseExamples.Of("npc-gse102349");

        Assert.Equal(Pointers(MadePage.Of(chinese.InEnglish())), Pointers(MadePage.Of(chinese)));
    }

    private static string[] Pointers(string page)
    {
        string[] pointers = [.. Pointer().Matches(page).Select(match => match.Groups["to"].Value).Order(StringComparer.Ordinal)];
        Assert.True(pointers.Length > 100);
        return pointers;
    }

    [GeneratedRegex("data-p=\"(?<to>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Pointer();

    [GeneratedRegex(@"<(script|style|svg)\b.*?</\1>", RegexOptions.Singleline)]
    private static partial Regex Scripts();

    /// <summary>Settings stand as in results.json; provenance names programs and files; definitions are in the words of the study.</summary>
    [GeneratedRegex(@"<dl>.*?</dl>", RegexOptions.Singleline)]
    private static partial Regex Settings();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();
}
