using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Definition;
using Oncohort.Study.Settings;

namespace Oncohort.Study.Parsing;

/// <summary>Reads the analysis <c>subgroups</c>.</summary>
internal static class SubgroupReader
{
    public static Planned? Read(AnalysisBlock block)
    {
        StudyEndpoint? endpoint = block.Endpoint();
        Variable? treatment = block.Variable("treatment", required: true);
        IReadOnlyList<Variable>? variables = block.Variables("variables", required: true);
        IReadOnlyList<Variable> covariates = block.Variables("covariates") ?? [];
        IReadOnlyList<Variable> strata = block.Variables("strata") ?? [];
        (string? weights, string? cluster) = SurvivalReaders.WeightsAndCluster(block);
        EstimationSettings settings = SettingsSection.Models(block.Keys, block.Names.Settings);
        RefuseTreatmentTwice(block, treatment, [("variables", variables ?? []), ("covariates", covariates), ("strata", strata)]);
        if (endpoint is null || treatment is null || variables is null or []) return null;
        var request = new SubgroupRequest
        {
            Endpoint = endpoint.Endpoint,
            Treatment = treatment,
            Subgroups = variables,
            Covariates = covariates,
            Strata = strata,
            Weights = weights,
            Cluster = cluster,
            Settings = settings,
        };
        return new Planned(request, $"{endpoint.Label}: effect of {Titles.InSentence(treatment.Caption)} by subgroup");
    }

    private static void RefuseTreatmentTwice(AnalysisBlock block, Variable? treatment, IEnumerable<(string Key, IReadOnlyList<Variable> Named)> roles)
    {
        foreach ((string key, IReadOnlyList<Variable> named) in roles)
        {
            if (treatment is not null && named.Any(variable => variable.Name == treatment.Name))
                block.Fault(FaultCode.BadValue, $"'{treatment.Name}' is the treatment and stands in '{key}' too", key, "other variables", "name it once");
        }
    }
}
