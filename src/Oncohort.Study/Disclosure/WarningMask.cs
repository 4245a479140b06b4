using System.Text.RegularExpressions;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Results;

namespace Oncohort.Study.Disclosure;

/// <summary>Warnings without numbers of patients, and without single patients.</summary>
internal static partial class WarningMask
{
    public static IReadOnlyList<Warning> Of(IReadOnlyList<Warning> warnings) =>
        [.. warnings.Where(warning => warning.Code != Fault.Print(FaultCode.InfluentialRow)).Select(warning => new Warning(warning.Code, Text(warning))).Distinct()];

    /// <summary>A text whose whole numbers are replaced by a word.</summary>
    public static string WithoutNumbers(string text) => WholeNumbers().Replace(text, "some");

    private static string Text(Warning warning) => SmallestExpected().Replace(warning.Masked ?? warning.Text, "");

    [GeneratedRegex(@" \(the smallest is [^)]*\)")]
    private static partial Regex SmallestExpected();

    [GeneratedRegex(@"(?<![\w.,-])\d+(?![\w.,%-]*\d|\w)")]
    private static partial Regex WholeNumbers();
}
