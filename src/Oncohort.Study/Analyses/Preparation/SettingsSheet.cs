using Oncohort.Study.Settings;

namespace Oncohort.Study.Analyses.Preparation;

/// <summary>Writes down every choice in force for one analysis, in order of the name.</summary>
internal static class SettingsSheet
{
    /// <summary>The choices that every analysis has.</summary>
    public static SortedDictionary<string, object?> Of(AnalysisRequest request)
    {
        var sheet = new SortedDictionary<string, object?>(StringComparer.Ordinal)
        {
            ["preset"] = Choices.Presets.Name(request.Settings.Preset),
            ["missing"] = "complete cases",
        };
        if (request.Where is not null) sheet["where"] = request.Where;
        return sheet;
    }

    /// <summary>The choices that every survival analysis has.</summary>
    public static SortedDictionary<string, object?> Of(SurvivalRequest request)
    {
        SortedDictionary<string, object?> sheet = Of((AnalysisRequest)request);
        request.Endpoint.Describe(sheet);
        if (sheet.ContainsKey("competing")) sheet["competing_events"] = "censored";
        sheet["near_ties"] = "merged below 1.5e-8, absolute or relative to the mean distinct time";
        if (request.Strata.Count > 0) sheet["strata"] = string.Join(", ", request.Strata.Select(variable => variable.Name));
        if (request.Weights is not null) sheet["weights"] = request.Weights;
        if (request.Cluster is not null) sheet["cluster"] = request.Cluster;
        return sheet;
    }
}
