using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Definition;
using Oncohort.Study.FollowUp;

namespace Oncohort.Study.Parsing;

/// <summary>Reads the analysis <c>finegray</c>.</summary>
internal static class FineGrayReader
{
    private const int MostSamples = 1_000_000;

    public static Planned? Read(AnalysisBlock block)
    {
        StudyEndpoint? endpoint = block.Endpoint();
        IReadOnlyList<Variable>? covariates = block.Variables("covariates", required: true);
        IReadOnlyList<Variable> censoring = block.Variables("censoring_groups") ?? [];
        (string? weights, string? cluster) = SurvivalReaders.WeightsAndCluster(block);
        CovariatePattern[] patterns = Patterns(block);
        IReadOnlyList<double> at = [.. (block.Keys.Numbers("at", time => time >= 0, SurvivalReaders.TimeExpected) ?? []).Distinct().Order()];
        if (at.Count > 0 && !block.Keys.Has("predict")) block.Fault(FaultCode.MissingKey, "'at' needs patterns to predict for", "at", "'predict: [\"age=60,stage=3\"]'", "add 'predict', or leave out 'at'");
        double? samples = block.Keys.Number("bootstrap", count => count == Math.Floor(count) && count is >= 2 and <= MostSamples, $"a whole number from 2 to {MostSamples}");
        bool univariable = block.Keys.Truth("univariable") ?? false;
        bool causeSpecific = block.Keys.Truth("cause_specific") ?? false;
        var settings = SettingsSection.Models(block.Keys, block.Names.Settings);
        if (endpoint?.Endpoint is ColumnEndpoint { Competing: null } or DatedEndpoint { Competing.Count: 0 })
            block.Fault(FaultCode.BadValue, $"the endpoint '{endpoint!.Id}' has no competing events", "endpoint", "an endpoint with 'competing'", "declare them under 'endpoints:', or use 'cox'");
        if (endpoint is null || covariates is null or []) return null;
        var request = new FineGrayRequest
        {
            Endpoint = endpoint.Endpoint,
            Covariates = covariates,
            Strata = censoring,
            Weights = weights,
            Cluster = cluster,
            Predict = patterns,
            At = at,
            Univariable = univariable,
            CauseSpecific = causeSpecific,
            Bootstrap = (int)(samples ?? 0),
            Seed = block.Names.Seed,
            Settings = settings,
        };
        return new Planned(request, $"Subdistribution hazards model of {Titles.InSentence(endpoint.Label)}");
    }

    private static CovariatePattern[] Patterns(AnalysisBlock block)
    {
        List<CovariatePattern> patterns = [];
        foreach (string text in block.Keys.Texts("predict") ?? [])
        {
            if (CovariatePattern.Parse(text) is { } pattern) patterns.Add(pattern);
            else block.Fault(FaultCode.BadValue, $"'{text}' is no pattern of covariates", "predict", CovariatePattern.Form);
        }

        return [.. patterns];
    }
}
