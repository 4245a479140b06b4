using System.Globalization;

namespace Oncohort.Study.Methods;

/// <summary>Says that small counts are withheld, why and how.</summary>
internal static class MaskingMethods
{
    public static IEnumerable<string> Of(StudyFile file)
    {
        if (file.MaskBelow is not { } limit) yield break;
        yield return string.Create(CultureInfo.InvariantCulture, $"To protect patients, counts of 1 to {limit - 1} patients or events are not reported and appear as <{limit}; a count of 0 is reported ({Reference.SmallCounts}).");
        yield return "Further counts are given as a range, and percentages, tests and estimates are left out, where a small count could be computed from them.";
        yield return string.Create(CultureInfo.InvariantCulture, $"Curves are drawn with steps of at least {limit} events, end where fewer than {limit} patients are at risk, and show neither censoring marks nor single patients; numbers at risk are given as ranges.");
    }
}
