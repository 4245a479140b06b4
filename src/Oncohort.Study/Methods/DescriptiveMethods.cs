using Oncohort.Study.Analyses;
using Oncohort.Study.Settings;

namespace Oncohort.Study.Methods;

/// <summary>The methods of descriptive tables and contingency tables.</summary>
internal static class DescriptiveMethods
{
    public static IEnumerable<string> Of(Table1Request request)
    {
        string percentiles = request.Settings.Percentiles switch
        {
            PercentileRule.Type2 => "2",
            PercentileRule.Type6 => "6",
            _ => "7",
        };
        yield return $"Categorical variables are given as counts and percentages of the patients with a value, numeric variables as median with quartiles (type {percentiles}; {Reference.Percentiles}).";
        if (request.By is not null && Comparison(request) is { } comparison) yield return comparison;
    }

    public static IEnumerable<string> Of(ChiSquareRequest request)
    {
        string correction = request.Settings.YatesCorrection ? $", for 2 x 2 tables also with Yates's correction ({Reference.Yates})" : ", without continuity correction";
        yield return $"Associations of categorical variables were tested by Pearson's chi-square test ({Reference.Pearson}){correction}, the likelihood-ratio test, Fisher's exact test ({Reference.Fisher}) and the test of linear trend ({Reference.LinearTrend}).";
    }

    private static string? Comparison(Table1Request request)
    {
        string ranks = $"numeric variables by the Wilcoxon rank-sum test ({Reference.Wilcoxon}), with three groups or more by the Kruskal-Wallis test ({Reference.KruskalWallis})";
        string corrected = request.Settings.YatesCorrection
            ? $"the chi-square test with Yates's correction in 2 x 2 tables ({Reference.Yates})"
            : $"Pearson's chi-square test without correction ({Reference.Pearson})";
        string t = request.Settings.TTest == TTestKind.Welch
            ? $"Welch's t test ({Reference.Welch})"
            : $"Student's t test with pooled variance ({Reference.Student})";
        return request.Test switch
        {
            Table1Test.Auto => $"Groups were compared in categorical variables by Pearson's chi-square test ({Reference.Pearson}), or by Fisher's exact test ({Reference.Fisher}) when an expected count was below 5, and in {ranks}.",
            Table1Test.Pearson => $"Groups were compared in categorical variables by Pearson's chi-square test without correction ({Reference.Pearson}), and in {ranks}.",
            Table1Test.ChiSquare => $"Groups were compared in categorical variables by {corrected}, and in {ranks}.",
            Table1Test.Fisher => $"Groups were compared in categorical variables by Fisher's exact test ({Reference.Fisher}), and in {ranks}.",
            Table1Test.T => $"Groups were compared in categorical variables by {corrected}, and in numeric variables by {t}, with three groups or more by analysis of variance.",
            _ => null,
        };
    }
}
