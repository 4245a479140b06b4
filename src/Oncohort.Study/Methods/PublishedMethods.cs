using Oncohort.Study.Analyses;
using Oncohort.Study.Settings;

namespace Oncohort.Study.Methods;

/// <summary>The methods of the side-by-side with a published study.</summary>
internal static class PublishedMethods
{
    public static IEnumerable<string> Of(PublishedRequest request)
    {
        string codings = request.Codings.Count == 0
            ? "the first coding that its file offers for each term"
            : $"the codings {string.Join(", ", request.Codings.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {pair.Value}"))}, and for other terms the first that its file offers";
        string ties = Choices.Ties.Name(request.Settings.Ties);
        yield return $"Every number printed in '{request.Study.Title}' was computed again from the cohort by the method that the paper states; "
            + $"its Cox models with {codings}, and with {char.ToUpperInvariant(ties[0])}{ties[1..]} ties where it does not say. "
            + "A number is equal when it rounds to the printed digits, and differs by rounding when it was cut at the last of them.";
    }
}
