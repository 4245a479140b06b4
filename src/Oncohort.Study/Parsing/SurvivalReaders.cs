using System.Globalization;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Definition;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Parsing;

/// <summary>Reads the analyses <c>km</c> and <c>rmst</c>.</summary>
internal static class SurvivalReaders
{
    /// <summary>What a time in a study file is.</summary>
    public const string TimeExpected = "a time of 0 or more, in the unit of the endpoint";

    public static Planned? KaplanMeier(AnalysisBlock block)
    {
        StudyEndpoint? endpoint = block.Endpoint();
        Variable? by = block.Variable("by");
        Variable? facet = Facet(block, by);
        IReadOnlyList<Variable> strata = block.Variables("strata") ?? [];
        IReadOnlyList<double> at = Times(block, "at");
        bool compare = block.Keys.Truth("compare") ?? true;
        bool milestone = block.Keys.Truth("milestone") ?? false;
        IReadOnlyList<double> conditional = Times(block, "conditional");
        if ((milestone || conditional.Count > 0) && at.Count == 0)
            block.Fault(FaultCode.MissingKey, $"'{(milestone ? "milestone" : "conditional")}' needs times", milestone ? "milestone" : "conditional", "'at: [12, 36]'", "add 'at:' with the times at which survival is wanted");
        if (milestone && by is null) block.Fault(FaultCode.MissingKey, "'milestone' compares groups", "milestone", "'by:' with the groups", "add 'by:'");
        EstimationSettings settings = SettingsSection.Curves(block.Keys, block.Names.Settings);
        (string? weights, string? cluster) = WeightsAndCluster(block);
        if (endpoint is null) return null;
        var request = new KaplanMeierRequest
        {
            Endpoint = endpoint.Endpoint,
            Group = by,
            Facet = facet,
            Strata = strata,
            At = at,
            Compare = compare && by is not null,
            Milestones = milestone,
            Conditional = conditional,
            Weights = weights,
            Cluster = cluster,
            Settings = settings,
        };
        return new Planned(request, endpoint.Label + By(by));
    }

    public static Planned? RestrictedMean(AnalysisBlock block)
    {
        StudyEndpoint? endpoint = block.Endpoint();
        Variable? by = block.Variable("by");
        bool hasTau = block.Keys.Has("tau");
        double? tau = block.Keys.Number("tau", time => time > 0, "a time greater than 0, in the unit of the endpoint");
        if (!hasTau) block.Fault(FaultCode.MissingKey, "the key 'tau' is missing", "endpoint", "the restriction time, in the unit of the endpoint", "add 'tau:', such as 'tau: 60'");
        EstimationSettings settings = SettingsSection.Level(block.Keys, block.Names.Settings);
        if (endpoint is null || tau is null) return null;
        string until = string.Create(CultureInfo.InvariantCulture, $"restricted mean until {tau}{(endpoint.Unit is null ? "" : " " + endpoint.Unit)}");
        var request = new RestrictedMeanRequest { Endpoint = endpoint.Endpoint, Group = by, Tau = tau.Value, Settings = settings };
        return new Planned(request, $"{endpoint.Label}{By(by)}, {until}");
    }

    /// <summary>The columns of case weights and of clusters.</summary>
    public static (string? Weights, string? Cluster) WeightsAndCluster(AnalysisBlock block) => (block.Column("weights"), block.Column("cluster"));

    /// <summary>The variable whose levels get panels of their own; the groups of the curves are no panels.</summary>
    public static Variable? Facet(AnalysisBlock block, Variable? by)
    {
        Variable? facet = block.Variable("facet");
        if (facet is not null && facet.Name == by?.Name)
            block.Fault(FaultCode.BadValue, $"'{facet.Name}' is both 'by' and 'facet'", "facet", "another variable than that of 'by'", "name another variable, or remove 'facet'");
        return facet;
    }

    /// <summary>Times under a key, ascending, each once.</summary>
    public static IReadOnlyList<double> Times(AnalysisBlock block, string key) =>
        [.. (block.Keys.Numbers(key, time => time >= 0, TimeExpected) ?? []).Distinct().Order()];

    /// <summary>The groups in a title.</summary>
    public static string By(Variable? by) => by is null ? "" : $" by {Titles.InSentence(by.Caption)}";
}
