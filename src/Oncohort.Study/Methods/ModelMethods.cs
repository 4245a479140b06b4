using System.Globalization;
using Oncohort.Study.Analyses;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Methods;

/// <summary>The methods of Cox models.</summary>
internal static class ModelMethods
{
    public static IEnumerable<string> Of(CoxRequest request) =>
    [
        .. PenaltyMethods.Of(request.Penalty, Shared(request, request.Settings, request.Robust, request.ProportionalHazards), request.Settings),
        .. CheckingMethods.Of(request.Covariates, request.Shape, request.Checks, request.ProportionalHazards),
    ];

    public static IEnumerable<string> Of(CoxTableRequest request)
    {
        foreach (string sentence in PenaltyMethods.Of(request.Penalty, Shared(request, request.Settings, request.Robust, request.ProportionalHazards), request.Settings)) yield return sentence;
        foreach (string sentence in CheckingMethods.Of([.. request.Univariable, .. request.Multivariable ?? []], request.Shape, request.Checks, request.ProportionalHazards)) yield return sentence;
        if (request.EnterBelow is { } limit)
            yield return string.Create(CultureInfo.InvariantCulture, $"Covariates with a univariable p-value below {limit} entered the multivariable model; such a choice makes its p-values too small.");
    }

    private static IEnumerable<string> Shared(SurvivalRequest request, EstimationSettings settings, bool robust, bool proportionalHazards)
    {
        yield return $"Hazard ratios with {MethodsText.Percent(settings.Level)} Wald confidence intervals come from Cox proportional-hazards models ({Reference.Cox}), with ties handled by {Ties(settings.Ties)}.";
        if (request.Strata.Count > 0) yield return $"The baseline hazard was stratified by {string.Join(" and ", request.Strata.Select(stratum => stratum.Caption))}.";
        if (request.Cluster is { } cluster) yield return $"Standard errors are robust against dependence within '{cluster}' ({Reference.Robust}).";
        else if (robust) yield return $"Standard errors are robust ({Reference.Robust}).";
        if (proportionalHazards) yield return $"Proportional hazards were tested by the score test of an interaction with time ({Reference.ProportionalHazards}).";
        yield return $"Discrimination is Harrell's concordance ({Reference.Concordance}).";
    }

    /// <summary>How ties were handled, in words with a reference.</summary>
    public static string Ties(CoxTies ties) => ties switch
    {
        CoxTies.Breslow => $"Breslow's approximation ({Reference.Breslow})",
        CoxTies.Discrete => $"the discrete partial likelihood ({Reference.Cox})",
        _ => $"Efron's approximation ({Reference.Efron})",
    };
}
