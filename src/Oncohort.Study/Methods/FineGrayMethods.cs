using System.Globalization;
using Oncohort.Study.Analyses;

namespace Oncohort.Study.Methods;

/// <summary>The methods of subdistribution hazards models and of cause-specific models beside them.</summary>
internal static class FineGrayMethods
{
    public static IEnumerable<string> Of(FineGrayRequest request)
    {
        yield return $"Subdistribution hazard ratios with {MethodsText.Percent(request.Settings.Level)} Wald confidence intervals come from Fine and Gray's model ({Reference.FineGray}): patients with a competing event stay in the risk set, weighted by the Kaplan-Meier estimate of the time to censoring{Groups(request)}, so that the ratios describe the cumulative incidence of the event.";
        yield return request.Cluster is { } cluster
            ? $"Standard errors of subdistribution hazard ratios are robust against dependence within '{cluster}' ({Reference.ClusteredFineGray})."
            : $"Standard errors of subdistribution hazard ratios account for the estimated censoring distribution, or, with late entry, take the weights as known ({Reference.LateEntry}).";
        if (request.Bootstrap > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"They were also estimated from {request.Bootstrap} samples of patients drawn with replacement (seed {request.Seed}; {Reference.Bootstrap}).");
        if (request.CauseSpecific)
            yield return $"Cause-specific hazard ratios of every cause stand beside them, as both are needed to understand a covariate's effect ({Reference.BothHazards}); they come from Cox models in which events of the other causes are censored ({Reference.CauseSpecific}).";
        if (request.Predict.Count > 0) yield return "Cumulative incidence was predicted from the model with Breslow's estimate of the baseline subdistribution hazard.";
        yield return $"The models of all causes were checked for predicted incidences that add up to more than 1 ({Reference.TotalIncidence}).";
    }

    private static string Groups(FineGrayRequest request) =>
        request.Strata.Count == 0 ? "" : $" within {string.Join(" and ", request.Strata.Select(variable => variable.Caption))}";
}
