using System.Globalization;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Definition;
using Oncohort.Study.Settings;
using Oncohort.Survival;

namespace Oncohort.Study.Parsing;

/// <summary>Reads the analyses <c>km</c>, <c>logrank</c> and <c>rmst</c>.</summary>
internal static class SurvivalReaders
{
    /// <summary>What a time in a study file is.</summary>
    public const string TimeExpected = "a time of 0 or more, in the unit of the endpoint";

    public static Planned? KaplanMeier(AnalysisBlock block)
    {
        StudyEndpoint? endpoint = block.Endpoint();
        Variable? by = block.Variable("by");
        IReadOnlyList<Variable> strata = block.Variables("strata") ?? [];
        IReadOnlyList<double> at = [.. (block.Keys.Numbers("at", time => time >= 0, TimeExpected) ?? []).Distinct().Order()];
        bool compare = block.Keys.Truth("compare") ?? true;
        EstimationSettings settings = SettingsSection.Curves(block.Keys, block.Names.Settings);
        (string? weights, string? cluster) = WeightsAndCluster(block);
        if (endpoint is null) return null;
        var request = new KaplanMeierRequest
        {
            Endpoint = endpoint.Endpoint,
            Group = by,
            Strata = strata,
            At = at,
            Compare = compare && by is not null,
            Weights = weights,
            Cluster = cluster,
            Settings = settings,
        };
        return new Planned(request, endpoint.Label + By(by));
    }

    public static Planned? LogRank(AnalysisBlock block)
    {
        StudyEndpoint? endpoint = block.Endpoint();
        Variable? by = block.Variable("by", required: true);
        IReadOnlyList<Variable> strata = block.Variables("strata") ?? [];
        double? rho = block.Keys.Number("rho", exponent => Math.Abs(exponent) <= 100, "a number, such as 1");
        double? gamma = block.Keys.Number("gamma", exponent => Math.Abs(exponent) <= 100, "a number, such as 1");
        LogRankWeight weight = block.Keys.Choice("test", Choices.LogRankTests, rho is null && gamma is null ? LogRankWeight.LogRank : LogRankWeight.FlemingHarrington);
        if (weight != LogRankWeight.FlemingHarrington && (rho ?? gamma) is not null)
            block.Fault(FaultCode.BadValue, "'rho' and 'gamma' belong to the test 'fleming-harrington'", "test", "'test: fleming-harrington', or no 'rho' and 'gamma'");
        PAdjustment? pairwise = block.Keys.Has("pairwise") ? block.Keys.Choice("pairwise", Choices.PAdjustments, PAdjustment.None) : null;
        bool trend = block.Keys.Truth("trend") ?? false;
        EstimationSettings settings = SettingsSection.Level(block.Keys, block.Names.Settings);
        if (endpoint is null || by is null) return null;
        var request = new LogRankRequest
        {
            Endpoint = endpoint.Endpoint,
            Group = by,
            Strata = strata,
            Test = new LogRankOptions { Weight = weight, Rho = rho ?? 0, Gamma = gamma ?? 0 },
            Pairwise = pairwise,
            Trend = trend,
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

    private static string By(Variable? by) => by is null ? "" : $" by {Titles.InSentence(by.Caption)}";
}
