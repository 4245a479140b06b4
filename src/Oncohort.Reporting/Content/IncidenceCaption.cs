using Oncohort.Reporting.Figures.Survival;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Content;

/// <summary>What stands under cumulative incidences.</summary>
internal sealed class IncidenceCaption(Edition edition) : Written(edition)
{
    public string Of(CumulativeIncidenceResult result)
    {
        bool grouped = result.Strata.Count > 1;
        string by = grouped && result.GroupLabel is { Length: > 0 } group ? Say($" by {group}, one panel a cause") : Say(", one curve a cause");
        IEnumerable<string> events = result.Strata[0].Causes.Select((cause, i) =>
            $"{EndpointWords.InSentence(new IncidencePanels(Edition).CauseName(result, cause.Cause))} {Rounded.Count(Count.Sum(result.Strata, stratum => stratum.Causes[i].Events))}");
        List<string> parts = [Say($"Cumulative incidence (Aalen\u2013Johansen estimate){by}."), Say($"n = {result.N}; events: {string.Join(Say(", "), events)}.")];
        if (result.Strata.Any(stratum => stratum.Causes.Any(cause => cause.Steps.Any(step => step.Lower is not null))))
            parts.Add(Say($"Bands: pointwise {Settings.ConfidencePercent(result)}% confidence intervals (Aalen\u2019s variance, {Settings.Text(result, "conf_type")} transformation)."));
        parts.Add(Say("Number at risk: patients still followed and free of any of the events just before the time on the axis."));
        return string.Join(Say(" "), parts);
    }
}
