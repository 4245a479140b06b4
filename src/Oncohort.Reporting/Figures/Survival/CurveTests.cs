using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Figures.Survival;

/// <summary>The test and the hazard ratio of survival curves, as they stand in the plot.</summary>
internal sealed class CurveTests(Edition edition) : Written(edition)
{
    /// <summary>One line each.</summary>
    public IEnumerable<string> Sentences(KaplanMeierResult result)
    {
        if (result.LogRank is { } test)
        {
            string detail = test.Chi2 is double chi2 ? Say($" (\u03c7\u00b2 = {Rounded.Fixed(chi2, 2)}, df = {test.Df})") : "";
            yield return $"{TestNames.Of(test)} {PValue.Sentence(test.P)}{detail}";
        }

        if (result.HazardRatio is not { } ratio) yield break;
        if (ratio.Hr is null)
        {
            yield return Say($"Hazard ratio {Phrases.Status(ratio.Status)}");
            yield break;
        }

        string level = Settings.ConfidencePercent(result);
        yield return "HR " + Ratio.WithLimits(ratio.Hr, ratio.Lower, ratio.Upper).Replace(" (", Say($" ({level}% CI "), StringComparison.Ordinal);
        if (ratio.Level is { } group && ratio.Reference is { } reference) yield return Say($"{group} vs {reference}");
    }
}
