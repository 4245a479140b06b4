using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Content;

/// <summary>What stands under survival curves: patients, events, the kind of interval, and what the marks and numbers mean.</summary>
internal sealed class SurvivalCaption(Edition edition) : Written(edition)
{
    public string Of(KaplanMeierResult result, SurvivalFigureOptions options)
    {
        List<string> parts = [Title(result, options), Say($"n = {result.N}, events = {Rounded.Count(result.Events)}.")];
        if (options.Bands && HasLimits(result)) parts.Add(Bands(result));
        if (options.CensoringMarks) parts.Add(Say("Upright marks: censored patients."));
        if (options.NumbersAtRisk)
        {
            parts.Add(Say("Number at risk: patients still followed and free of the event just before the time on the axis")
                + options.Parentheses(Style) switch
                {
                    RiskParentheses.Events => Say(" (in parentheses: events up to then)."),
                    RiskParentheses.Censored => Say(" (in parentheses: censored up to then)."),
                    _ => Say("."),
                });
            if (options.EventsTable) parts.Add(Say("Cumulative events: events up to and including the time on the axis."));
        }

        if (result.HazardRatio is { Hr: not null, Reference: { } reference, Level: { } level })
            parts.Add(Say($"HR, hazard ratio of {level} against {reference} by Cox regression."));
        return string.Join(Say(" "), parts);
    }

    private string Title(KaplanMeierResult result, SurvivalFigureOptions options)
    {
        string by = result.GroupLabel is { Length: > 0 } group && result.Strata.Count > 1 ? Say($" by {group}") : "";
        return options.CumulativeIncidence
            ? Say($"Cumulative incidence (one minus Kaplan\u2013Meier) of {Incidence(result)}{by}.")
            : Say($"Kaplan\u2013Meier estimate, {EndpointWords.InSentence(EndpointWords.Falling(result.Endpoint))}{by}.");
    }

    private string Incidence(KaplanMeierResult result) =>
        result.Endpoint is { } endpoint ? Say("the event of ") + EndpointWords.InSentence(endpoint.Label) : Say("the event");

    private string Bands(KaplanMeierResult result)
    {
        string kind = Settings.Text(result, "conf_type") is { } type ? Say($", {type} transformation") : "";
        return Say($"Bands: pointwise {Settings.ConfidencePercent(result)}% confidence intervals (Greenwood{kind}).");
    }

    private static bool HasLimits(KaplanMeierResult result) => result.Strata.Any(s => s.Steps.Any(step => step.Lower is not null));
}
