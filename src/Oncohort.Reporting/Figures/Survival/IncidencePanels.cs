using System.Globalization;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Figures.Survival;

/// <summary>Cumulative incidences as panels: without groups the causes in one, with groups one panel a cause.</summary>
internal sealed class IncidencePanels(Edition edition) : Written(edition)
{
    public IReadOnlyList<PlotModel> Of(CumulativeIncidenceResult result)
    {
        CumulativeIncidenceStratum first = result.Strata[0];
        if (result.Strata.Count == 1)
            return [Panel(result, null, Say("Cause"), [.. first.Causes.Select(cause => Curve(first, cause, CauseName(result, cause.Cause)))], [Curve(first, first.Causes[0], first.Group)], []) with
            {
                StepPointers = [.. first.Causes.Select((_, cause) => Pointer(0, cause))],
            }];
        List<PlotModel> panels = [];
        for (int position = 0; position < first.Causes.Count; position++)
        {
            int cause = position;
            KaplanMeierStratum[] curves = [.. result.Strata.Select(stratum => Curve(stratum, stratum.Causes[cause], stratum.Group))];
            GrayTestResult? test = result.Gray?[cause];
            panels.Add(Panel(
                result, CauseName(result, first.Causes[cause].Cause), result.GroupLabel, curves, curves, test is null ? [] : [Say($"Gray\u2019s test {PValue.Sentence(test.P)}")]) with
            {
                StepPointers = [.. result.Strata.Select((_, stratum) => Pointer(stratum, cause))],
            });
        }

        return panels;
    }

    /// <summary>What people read for a cause.</summary>
    public string CauseName(CumulativeIncidenceResult result, string cause) =>
        CauseNames.Of(result.Endpoint, cause, own: result.Strata[0].Causes[0].Cause == cause);

    private PlotModel Panel(
        CumulativeIncidenceResult result, string? heading, string? groupLabel, KaplanMeierStratum[] curves, KaplanMeierStratum[] atRisk, string[] sentences) => new()
        {
            Title = result.Title ?? Say("Cumulative incidence") + (result.Endpoint is { } e ? $": {e.Label}" : ""),
            Alternative = (heading is null ? "" : heading + ": ") + string.Join(Say(". "), [.. curves.Select(curve => Say($"{curve.Group}: n {curve.N}, events {Rounded.Count(curve.Events)}")), .. sentences]) + Say("."),
            Heading = heading,
            VerticalTitle = Say("Cumulative incidence (%)"),
            TimeTitle = Say("Time") + Duration.InUnit(result.Endpoint?.Unit),
            Unit = result.Endpoint?.Unit,
            GroupLabel = groupLabel,
            Curves = curves,
            Rising = true,
            AtRisk = atRisk,
            Sentences = sentences,
            StepField = "cif",
        };

    private static string Pointer(int stratum, int cause) => string.Create(CultureInfo.InvariantCulture, $"/strata/{stratum}/causes/{cause}/steps");

    /// <summary>The curve of a cause as one that falls.</summary>
    public static KaplanMeierStratum Curve(CumulativeIncidenceStratum stratum, CumulativeIncidenceCause cause, string name) => new()
    {
        Group = name,
        N = stratum.N,
        Events = cause.Events,
        Median = new Interval(null, null, null),
        MedianFollowUp = new Interval(null, null, null),
        At = [],
        AtRisk = stratum.AtRisk,
        Steps = [.. cause.Steps.Select(step => new KaplanMeierStep(step.Time, step.AtRisk, step.Events, 0, 1 - step.Cif, step.Se, 1 - step.Upper, 1 - step.Lower))],
    };
}
