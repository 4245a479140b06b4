using Oncohort.Study.Analyses;

namespace Oncohort.Study.Methods;

/// <summary>The methods of subgroup analyses.</summary>
internal static class SubgroupMethods
{
    public static IEnumerable<string> Of(SubgroupRequest request)
    {
        string adjusted = request.Covariates.Count == 0 ? "" : $", adjusted for {string.Join(", ", request.Covariates.Select(covariate => covariate.Caption))}";
        string stratified = request.Strata.Count == 0 ? "" : $", stratified by {string.Join(" and ", request.Strata.Select(stratum => stratum.Caption))}";
        yield return $"The effect of {request.Treatment.Caption} was estimated overall and within the levels of {string.Join(", ", request.Subgroups.Select(variable => variable.Caption))} by Cox models of treatment{adjusted}{stratified}, with {MethodsText.Percent(request.Settings.Level)} Wald confidence intervals ({Reference.Cox}).";
        bool isRobust = request.Cluster is not null;
        yield return $"Whether the effect differs between levels was tested by the {(isRobust ? "robust Wald" : "likelihood-ratio")} test of the interaction of treatment and variable ({Reference.Interaction}); p-values were not adjusted for the number of subgroups ({Reference.SubgroupReporting}).";
    }
}
