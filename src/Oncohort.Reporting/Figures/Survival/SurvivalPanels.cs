using System.Globalization;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Figures.Survival;

/// <summary>Kaplan-Meier curves as a panel.</summary>
internal sealed class SurvivalPanels(Edition edition) : Written(edition)
{
    /// <summary>The panel of Kaplan-Meier curves.</summary>
    public PlotModel Of(KaplanMeierResult result, SurvivalFigureOptions options) => new()
    {
        Title = result.Title ?? (options.CumulativeIncidence ? Say("Cumulative incidence") : Say("Kaplan\u2013Meier estimate")) + (result.Endpoint is { } e ? $": {e.Label}" : ""),
        Alternative = Describe(result),
        VerticalTitle = (options.CumulativeIncidence ? Say("Cumulative incidence") : EndpointWords.Falling(result.Endpoint)) + " (%)",
        TimeTitle = Say("Time") + Duration.InUnit(result.Endpoint?.Unit),
        Unit = result.Endpoint?.Unit,
        GroupLabel = result.GroupLabel,
        Curves = result.Strata,
        Rising = options.CumulativeIncidence,
        AtRisk = result.Strata,
        StepPointers = [.. result.Strata.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"/strata/{i}/steps"))],
        Sentences = [.. new CurveTests(Edition).Sentences(result)],
    };

    private string Describe(KaplanMeierResult result)
    {
        string? unit = result.Endpoint?.Unit;
        IEnumerable<string> groups = result.Strata.Select(s =>
            Say($"{(result.Strata.Count > 1 ? s.Group : Say("All patients"))}: n {s.N}, events {Rounded.Count(s.Events)}, median {Duration.InWords(Duration.WithLimits(s.Median, unit), unit)}"));
        return string.Join(Say(". "), [.. groups, .. new CurveTests(Edition).Sentences(result)]) + Say(".");
    }
}
