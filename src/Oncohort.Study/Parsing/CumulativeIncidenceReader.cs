using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Definition;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Parsing;

/// <summary>Reads the analysis <c>cif</c>.</summary>
internal static class CumulativeIncidenceReader
{
    public static Planned? Read(AnalysisBlock block)
    {
        StudyEndpoint? endpoint = block.Endpoint();
        Variable? by = block.Variable("by");
        Variable? facet = SurvivalReaders.Facet(block, by);
        IReadOnlyList<Variable> strata = block.Variables("strata") ?? [];
        if (by is null && strata.Count > 0) block.Fault(FaultCode.BadValue, "'strata' belong to the test of groups", "strata", "'by:' with the groups", "add 'by:', or remove 'strata'");
        double? rho = block.Keys.Number("rho", exponent => Math.Abs(exponent) <= 100, "a number, such as 1");
        if (by is null && rho is not null) block.Fault(FaultCode.BadValue, "'rho' belongs to the test of groups", "rho", "'by:' with the groups", "add 'by:', or remove 'rho'");
        IReadOnlyList<double> at = SurvivalReaders.Times(block, "at");
        ConfidenceIntervalType interval = block.Keys.Choice("conf_type", Choices.IntervalTypes, ConfidenceIntervalType.LogLog);
        string? weights = block.Column("weights");
        EstimationSettings settings = SettingsSection.Level(block.Keys, block.Names.Settings);
        if (endpoint is null) return null;
        var request = new CumulativeIncidenceRequest
        {
            Endpoint = endpoint.Endpoint,
            Group = by,
            Facet = facet,
            Strata = strata,
            At = at,
            Rho = rho ?? 0,
            IntervalType = interval,
            Weights = weights,
            Settings = settings,
        };
        return new Planned(request, $"Cumulative incidence of {Titles.InSentence(endpoint.Label)}{SurvivalReaders.By(by)}");
    }
}
