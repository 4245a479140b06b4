using System.Globalization;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tables;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Figures.Survival;

/// <summary>Survival from landmarks on, one panel a landmark.</summary>
internal sealed class LandmarkPanels(Edition edition) : Written(edition)
{
    public IReadOnlyList<PlotModel> Of(LandmarkResult result, SurvivalFigureOptions options) =>
        [.. result.Landmarks.Select((landmark, i) => (Landmark: landmark, Index: i)).Where(one => one.Landmark.Strata.Count > 0).Select(one => Panel(result, one.Landmark, one.Index, options))];

    /// <summary>The caption of the figure.</summary>
    public string Caption(LandmarkResult result) =>
        Say($"Kaplan\u2013Meier estimate, {EndpointWords.InSentence(EndpointWords.Falling(result.Endpoint))} by {result.GroupLabel}, from each landmark on among the patients under observation and free of the event then. "
        + $"Bands: pointwise {Settings.ConfidencePercent(result)}% confidence intervals. Upright marks: censored patients. Number at risk: patients still followed and free of the event just before the time on the axis.");

    private PlotModel Panel(LandmarkResult result, LandmarkAnalysisResult landmark, int index, SurvivalFigureOptions options)
    {
        var curves = new KaplanMeierResult
        {
            N = landmark.N,
            Excluded = landmark.Excluded,
            Settings = result.Settings,
            Warnings = [],
            Title = result.Title,
            Endpoint = result.Endpoint,
            Events = landmark.Events,
            GroupLabel = result.GroupLabel,
            Strata = landmark.Strata,
            MedianFollowUp = new Interval(null, null, null),
            LogRank = landmark.LogRank,
            HazardRatio = landmark is { Strata.Count: 2, Model.Terms: [var only] } ? only : null,
        };
        return new SurvivalPanels(Edition).Of(curves, options) with
        {
            Heading = new LandmarkTables(Edition).From(landmark.Time, result.Endpoint?.Unit),
            TimeTitle = Say("Time since the landmark") + Duration.InUnit(result.Endpoint?.Unit),
            StepPointers = [.. landmark.Strata.Select((_, stratum) => string.Create(CultureInfo.InvariantCulture, $"/landmarks/{index}/strata/{stratum}/steps"))],
        };
    }
}
