using System.Globalization;
using Oncohort.Cohort;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tests.Made;

/// <summary>Made studies that are hard to set: wide tables, and text that a file format could stumble over.</summary>
internal static class MadeWide
{
    private const string Attack = "<b>&\"'\u0000\u0001\uD800\uFFFF\t\u4E2D\u6587\U0001F600\nline";

    /// <summary>A study of one table with a count and a percentage in each of many columns.</summary>
    public static StudyResults Study(int columns) => MadeStudy.Empty() with
    {
        Analyses =
        [
            MadeTables.ChiSquare() with
            {
                Columns = [.. Enumerable.Range(1, columns).Select(i => string.Create(CultureInfo.InvariantCulture, $"Treatment centre {i}"))],
                Counts = [[.. Enumerable.Range(1, columns)], [.. Enumerable.Range(100, columns)]],
                Expected = [[.. Enumerable.Repeat(5.0, columns)], [.. Enumerable.Repeat(100.0, columns)]],
            },
        ],
    };

    /// <summary>A study whose words hold marks of XML, what XML cannot hold, other scripts and broken lines.</summary>
    public static StudyResults Attacked() => MadeStudy.Full() with
    {
        Title = Attack,
        DataSource = Attack,
        Attrition = [new AttritionStep("a", Attack, Attack, 528, 421, 107, 0)],
        Analyses = [MadeCurves.Of([Attack, "B"], label: Attack) with { Id = Attack, Title = Attack, Warnings = [new Warning(Attack, Attack)] }],
        Failures = [new AnalysisFailure(Attack, Attack, Attack, Attack)],
        Methods = [Attack],
        Variables = [new VariableSummary(Attack, Attack, Attack, 1, 0)],
    };
}
