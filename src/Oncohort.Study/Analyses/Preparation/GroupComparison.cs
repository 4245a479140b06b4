using Oncohort.Study.Results;
using LogRankResult = Oncohort.Study.Results.LogRankResult;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>Compares the groups of a Kaplan-Meier analysis on the very rows of its curves.</summary>
internal static class GroupComparison
{
    /// <summary>The log-rank test of two or more groups, and with exactly two the hazard ratio of the second against the first; null where they do not exist. Warnings go to the curves' own.</summary>
    public static (LogRankResult? Test, CoxTermResult? HazardRatio) Of(PreparedRows rows, KaplanMeierRequest request)
    {
        if (request.Group is null || rows.LevelsOf(request.Group).Labels is not { Count: >= 2 } labels) return (null, null);
        try
        {
            LogRankResult test = LogRankAnalysis.Run(rows, ToLogRank(request)) with { Warnings = [] };
            return (test, labels.Count == 2 ? CoxAnalysis.Run(rows, ToCox(request, labels[0])).Terms[0] : null);
        }
        catch (AnalysisImpossibleException impossible)
        {
            rows.Warnings.Add(new Warning(impossible.Fault.PrintedCode, $"the groups cannot be compared: {impossible.Fault.What}"));
            return (null, null);
        }
    }

    private static LogRankRequest ToLogRank(KaplanMeierRequest request) => new()
    {
        Endpoint = request.Endpoint,
        Group = request.Group!,
        Strata = request.Strata,
        Weights = request.Weights,
        Where = request.Where,
        Settings = request.Settings,
    };

    private static CoxRequest ToCox(KaplanMeierRequest request, string reference) => new()
    {
        Endpoint = request.Endpoint,
        Covariates = [request.Group! with { Factor = true, Reference = reference }],
        Strata = request.Strata,
        Weights = request.Weights,
        Cluster = request.Cluster,
        Where = request.Where,
        Settings = request.Settings,
    };
}
