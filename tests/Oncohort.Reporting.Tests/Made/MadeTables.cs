using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tests.Made;

/// <summary>Made results that are printed as tables only.</summary>
internal static class MadeTables
{
    public static Table1Result Table1() => new()
    {
        Id = "table1-1",
        Title = "Patient characteristics by treatment",
        N = 421,
        Excluded = [],
        Warnings = [],
        Settings = MadeCurves.Settings,
        GroupLabel = "Treatment",
        Groups = [new("Radiotherapy", 197), new("Chemoradiotherapy", 224)],
        Rows =
        [
            Numeric("age", "Age (years)", 0, 0.0412),
            .. Levels("sex", "Sex", ["Female", "Male"], [60, 137], [52, 172], 0, 0.1037, "Pearson chi-square"),
            .. Levels("stage", "UICC/AJCC stage", ["I", "II", "III", "IV"], [40, 61, 58, 33], [22, 50, 81, 67], 9, 0.0000312, "Pearson chi-square"),
            .. Levels("hpv", "HPV status", ["Negative", "Positive"], [101, 34], [115, 48], 123, null, "Fisher exact"),
        ],
    };

    public static RestrictedMeanResult RestrictedMean() => new()
    {
        Id = "rmst-1",
        Title = "Restricted mean survival by treatment",
        Endpoint = new EndpointCaption("os", "Overall survival", "months"),
        N = 418,
        Excluded = [new Exclusion("missing value in treatment", 2)],
        Warnings = [],
        Settings = MadeCurves.Settings,
        Tau = 60,
        Groups = [new("Radiotherapy", 196, 88, 41.327, 1.502, 38.383, 44.271), new("Chemoradiotherapy", 222, 83, 45.518, 1.31, 42.95, 48.085)],
        Differences = [new("Chemoradiotherapy", "Radiotherapy", 4.191, 1.993, 0.285, 8.097, 2.103, 0.0355)],
    };

    public static ChiSquareResult ChiSquare() => new()
    {
        Id = "chisq-1",
        Title = "Recurrence by stage group",
        N = 530,
        Excluded = [],
        Warnings = [],
        Settings = MadeCurves.Settings,
        Rows = ["Recurrence", "No recurrence"],
        Columns = ["I\u2013II", "III\u2013IV"],
        Counts = [[15, 76], [39, 400]],
        Expected = [[9.27, 81.73], [44.73, 394.27]],
        Pearson = new TestResult(4.7582, 1, 0.02916),
        Yates = new TestResult(3.9612, 1, 0.04656),
        LikelihoodRatio = new TestResult(4.258, 1, 0.03906),
        Fisher = new FisherResult(0.0362, 2.022, 0.987, 3.96),
        Trend = new TestResult(4.749, 1, 0.02931),
    };

    private static Table1Row Numeric(string variable, string label, int missing, double p) => new()
    {
        Variable = variable,
        Label = label,
        Kind = "numeric",
        Missing = missing,
        Test = "Wilcoxon rank-sum",
        P = p,
        Overall = Cell(421, 58.4, 49.1, 66.25),
        Groups = [Cell(197, 60.2, 51, 68.05), Cell(224, 57, 47.7, 64.9)],
    };

    private static Table1Cell Cell(int n, double median, double q1, double q3) => new() { N = n, Missing = 0, Median = median, Q1 = q1, Q3 = q3, Mean = median, Sd = 11.2 };

    private static IEnumerable<Table1Row> Levels(string variable, string label, string[] levels, int[] a, int[] b, int missing, double? p, string test)
    {
        int na = a.Sum();
        int nb = b.Sum();
        for (int i = 0; i < levels.Length; i++)
        {
            yield return new Table1Row
            {
                Variable = variable,
                Label = label,
                Kind = "categorical",
                Level = levels[i],
                Missing = missing,
                Test = i == 0 ? test : null,
                P = i == 0 ? p : null,
                Overall = Count(a[i] + b[i], na + nb, missing),
                Groups = [Count(a[i], na, 197 - na), Count(b[i], nb, 224 - nb)],
            };
        }
    }

    private static Table1Cell Count(int n, int of, int missing) => new() { N = n, Percent = 100.0 * n / of, Missing = missing };
}
