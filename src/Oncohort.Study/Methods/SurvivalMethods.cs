using System.Globalization;
using Oncohort.Study.Analyses;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Methods;

/// <summary>The methods of Kaplan-Meier curves, log-rank tests and restricted means.</summary>
internal static class SurvivalMethods
{
    public static IEnumerable<string> Of(KaplanMeierRequest request)
    {
        EstimationSettings settings = request.Settings;
        string interval = settings.IntervalType switch
        {
            ConfidenceIntervalType.Log => "on the log scale",
            ConfidenceIntervalType.LogLog => "on the complementary log-log scale",
            ConfidenceIntervalType.Plain => "on the scale of survival itself",
            ConfidenceIntervalType.Logit => "on the logit scale",
            ConfidenceIntervalType.Arcsin => "on the arcsine square-root scale",
            _ => "",
        };
        string intervals = interval.Length == 0 ? "no confidence interval" : $"{MethodsText.Percent(settings.Level)} pointwise confidence intervals {interval} from Greenwood's variance ({Reference.Greenwood})";
        yield return $"Survival was estimated by the Kaplan-Meier method ({Reference.KaplanMeier}) with {intervals}.";
        string rule = settings.QuantileRule switch
        {
            QuantileRule.R => "the time at which the curve falls below one half, or the midpoint where it is flat at one half (R's rule)",
            QuantileRule.Sas => "the time at which the curve falls below one half, or the midpoint where it is flat at one half (SAS's rule)",
            _ => "the first time at which the curve is at or below one half",
        };
        yield return $"Median survival is {rule}; its confidence limits invert those of the curve ({Reference.BrookmeyerCrowley}).";
        foreach (string sentence in FurtherSurvivalMethods.FixedTimes(request)) yield return sentence;
        if (request.Facet is { } facet) yield return FurtherSurvivalMethods.Facet(facet);
        if (request.Compare) yield return $"Curves were compared by the log-rank test ({Reference.LogRank}).";
    }

    public static IEnumerable<string> Of(LogRankRequest request)
    {
        string strata = request.Strata.Count == 0 ? "" : $", stratified by {string.Join(" and ", request.Strata.Select(stratum => stratum.Caption))}";
        yield return $"Survival of groups was compared by {(request.MaxCombo is { } weights ? FurtherSurvivalMethods.MaxCombo(weights) : Test(request.Test))}{strata}.";
        if (FurtherSurvivalMethods.Permutation(request) is { } permutation) yield return permutation;
        if (Pairwise(request.Pairwise) is { } pairwise) yield return pairwise;
        if (request.Trend) yield return $"Trend over ordered groups was tested with scores 1, 2, … ({Reference.Trend}).";
    }

    public static IEnumerable<string> Of(RestrictedMeanRequest request)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Restricted mean survival times until {request.Tau}{(request.Endpoint.Caption?.Unit is { } unit ? " " + unit : "")} are areas under the Kaplan-Meier curves ({Reference.RestrictedMean}), with {MethodsText.Percent(request.Settings.Level)} confidence intervals.");
        if (request.Group is not null) yield return $"Restricted means were compared by their differences, and by their ratios on the log scale ({Reference.RestrictedMeanRatio}).";
    }

    private static string Test(LogRankOptions test) => test.Weight switch
    {
        LogRankWeight.Gehan => $"Gehan's generalised Wilcoxon test ({Reference.Gehan})",
        LogRankWeight.TaroneWare => $"the Tarone-Ware test ({Reference.TaroneWare})",
        LogRankWeight.PetoPeto => $"the Peto-Peto test ({Reference.PetoPeto})",
        LogRankWeight.FlemingHarrington => string.Create(CultureInfo.InvariantCulture, $"the Fleming-Harrington test with rho = {test.Rho} and gamma = {test.Gamma} ({Reference.FlemingHarrington})"),
        _ => $"the log-rank test ({Reference.LogRank})",
    };

    private static string? Pairwise(PAdjustment? adjustment) => adjustment switch
    {
        null => null,
        PAdjustment.Holm => $"All pairs of groups were compared, with p-values adjusted by Holm's method ({Reference.Holm}).",
        PAdjustment.Bonferroni => $"All pairs of groups were compared, with p-values adjusted by Bonferroni's method ({Reference.Bonferroni}).",
        PAdjustment.BenjaminiHochberg => $"All pairs of groups were compared, controlling the false discovery rate ({Reference.BenjaminiHochberg}).",
        _ => "All pairs of groups were compared, without adjustment of p-values.",
    };
}
