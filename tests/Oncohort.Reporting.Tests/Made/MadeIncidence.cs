using Oncohort.Study.Results;

namespace Oncohort.Reporting.Tests.Made;

/// <summary>Made cumulative incidences and landmark analyses. No patient stands behind them.</summary>
internal static class MadeIncidence
{
    public static CumulativeIncidenceResult Of(IReadOnlyList<string> groups, int causes = 2)
    {
        string[] names = [.. Enumerable.Range(1, causes).Select(cause => $"{cause}")];
        return new CumulativeIncidenceResult
        {
            Id = "cif-1",
            Title = "Cumulative incidence of distant metastasis",
            Endpoint = new EndpointCaption("dm", "Distant metastasis", "months"),
            N = 60 * groups.Count,
            Excluded = [],
            Warnings = [],
            Settings = new SortedDictionary<string, object?>(MadeCurves.Settings.ToDictionary(), StringComparer.Ordinal) { ["conf_type"] = "log-log" },
            GroupLabel = groups.Count > 1 ? "Treatment" : null,
            Strata = [.. groups.Select((group, g) => new CumulativeIncidenceStratum(group, 60, [.. names.Select((name, cause) => Cause(name, cause, g))]))],
            Gray = groups.Count > 1 ? [.. names.Select((name, cause) => cause == 1 ? new GrayTestResult(name, null, groups.Count - 1, null) : new GrayTestResult(name, 6.25, groups.Count - 1, 0.0124))] : null,
        };
    }

    public static LandmarkResult Landmarks(params double[] times) => new()
    {
        Id = "landmark-1",
        Title = "Overall survival from landmarks by response",
        Endpoint = new EndpointCaption("os", "Overall survival", "months"),
        N = 300,
        Excluded = [],
        Warnings = [],
        Settings = MadeCurves.Settings,
        GroupLabel = "Response",
        Landmarks = [.. times.Select(Landmark)],
    };

    private static LandmarkAnalysisResult Landmark(double time, int index)
    {
        KaplanMeierResult curves = MadeCurves.Of(["no", "yes"], 50, label: "Response");
        return new LandmarkAnalysisResult
        {
            Time = time,
            N = curves.N,
            Events = curves.Events,
            Excluded = [new Exclusion("event by the landmark", 12 + index), new Exclusion("observation ended by the landmark", 3)],
            Strata = curves.Strata,
            LogRank = index == 0 ? curves.LogRank : null,
            Model = index == 0 ? MadeModels.Model(MadeModels.Factor("response", "Response", "yes", "no", 0.62, 0.41, 0.94, 0.024)) : null,
        };
    }

    private static CumulativeIncidenceCause Cause(string name, int cause, int group)
    {
        double[] times = [6, 12, 24, 36, 60];
        double Height(int step) => (0.05 + (0.02 * group)) * (step + 1) * (1 + cause);
        CumulativeIncidenceStep[] steps = [.. times.Select((time, i) => new CumulativeIncidenceStep(time, 60 - (8 * i), 3, Height(i), 0.02, Height(i) * 0.7, Math.Min(1, Height(i) * 1.3)))];
        CumulativeIncidenceTime[] at = [new(24, 44, Height(2), 0.02, Height(2) * 0.7, Height(2) * 1.3), new(90, 0, null, null, null, null)];
        return new CumulativeIncidenceCause(name, 15 + cause, at, steps);
    }
}
