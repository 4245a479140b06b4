using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Definition;
using Oncohort.Study.Results;

namespace Oncohort.Study.Running;

/// <summary>
/// Warns when follow-up is compared by what happens during follow-up. Patients must survive until the event to be counted in its group
/// (immortal-time bias; Suissa, American Journal of Epidemiology 2008).
/// </summary>
internal static class PostBaselineWarnings
{
    private static readonly string[] ComparingRoles = ["by", "facet", "group", "covariates", "univariable", "multivariable", "strata", "treatment", "variables"];

    public static IEnumerable<Warning> For(PlannedAnalysis analysis, PreparedStudy study)
    {
        if (analysis.Request is not (SurvivalRequest or MultiStateRequest)) return [];
        return analysis.Uses
            .Where(use => ComparingRoles.Contains(use.Role) && !(analysis.Request is LandmarkRequest && use.Role == "by"))
            .Select(use => use.Name)
            .Distinct(StringComparer.Ordinal)
            .Where(name => IsPostBaseline(name, study))
            .Select(name => new Warning(Fault.Print(FaultCode.PostBaselineGroup), $"'{name}' is known only after follow-up has started; comparing follow-up by it is biased in favour of those who live to have it (immortal time)"));
    }

    private static bool IsPostBaseline(string name, PreparedStudy study) =>
        study.Variable(name) is { } variable ? variable.PostBaseline : study.File.Endpoints.Any(endpoint => endpoint.Id == name);
}
