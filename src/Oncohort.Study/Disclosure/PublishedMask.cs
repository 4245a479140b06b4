using Oncohort.Published;
using Oncohort.Study.Results;

namespace Oncohort.Study.Disclosure;

/// <summary>Masks numbers beside published ones: of the cohort only the ratios of models stay, with their limits and tests; a verdict on a count would tell the count.</summary>
internal static class PublishedMask
{
    private const string Ratio = ".ratio";
    private static readonly string[] OfModels = [Ratio, ".lower", ".upper", ".p"];

    public static PublishedResult Of(PublishedResult published)
    {
        HashSet<string> models = [.. published.Numbers.Where(number => number.Id.EndsWith(Ratio, StringComparison.Ordinal)).Select(number => number.Id[..^Ratio.Length])];
        return published with
        {
            Numbers = [.. published.Numbers.Select(number => number.Oncohort is null || OfModels.Any(end => number.Id.EndsWith(end, StringComparison.Ordinal) && models.Contains(number.Id[..^end.Length]))
                ? number
                : number with { Oncohort = null, Text = null, Difference = null, Verdict = ComparisonVerdict.NotComparable, Why = "withheld: small counts are masked" })],
        };
    }
}
