using System.Globalization;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Figures.Survival.Facets;

/// <summary>Cumulative incidences within levels: without groups one figure with the causes as curves, with groups one figure a cause.</summary>
internal sealed class IncidenceFacets(Edition edition) : Written(edition)
{
    public IReadOnlyList<FacetModel> Of(CumulativeIncidenceResult result, FacetResult<CumulativeIncidencePanel> facets)
    {
        string[] causes = [.. result.Strata[0].Causes.Select(cause => new IncidencePanels(Edition).CauseName(result, cause.Cause))];
        if (result.Strata.Count == 1) return [Model(result, facets, null, Say("Cause"), causes, [""], (panel, i) => Causes(panel, i, causes))];
        string[] groups = [.. result.Strata.Select(stratum => stratum.Group).Union(facets.Panels.SelectMany(panel => panel.Strata).Select(stratum => stratum.Group), StringComparer.Ordinal)];
        return [.. causes.Select((name, cause) => Model(result, facets, name, result.GroupLabel, groups, groups, (panel, i) => Groups(panel, i, groups, cause)))];
    }

    private FacetModel Model(
        CumulativeIncidenceResult result, FacetResult<CumulativeIncidencePanel> facets, string? cause, string? groupLabel, string[] names, string[] rows, Func<CumulativeIncidencePanel, int, FacetPanel> panel) => new()
        {
            Title = Say($"{result.Title ?? Say("Cumulative incidence")}{(cause is null ? "" : Say(": ") + cause)}, by {facets.Caption}"),
            VerticalTitle = Say("Cumulative incidence (%)"),
            TimeTitle = Say("Time") + Duration.InUnit(result.Endpoint?.Unit),
            Unit = result.Endpoint?.Unit,
            GroupLabel = groupLabel,
            Names = names,
            RiskRows = rows,
            Rising = true,
            StepField = "cif",
            Panels = [.. facets.Panels.Select((one, i) => Stripped(facets, one, panel(one, i)))],
        };

    private FacetPanel Stripped(FacetResult<CumulativeIncidencePanel> facets, CumulativeIncidencePanel panel, FacetPanel made)
    {
        string strip = new SurvivalFacets(Edition).Strip(facets.Caption, panel.Level, panel.N);
        return made with { Strip = strip, Alternative = $"{strip}. {made.Alternative}" };
    }

    private FacetPanel Causes(CumulativeIncidencePanel panel, int index, string[] names)
    {
        if (panel.Strata.Count == 0) return Nobody(panel, [""]);
        CumulativeIncidenceStratum only = panel.Strata[0];
        return Panel([.. only.Causes.Select((cause, i) => new FacetCurve(IncidencePanels.Curve(only, cause, names[i]), i, Pointer(index, 0, i)))], [IncidencePanels.Curve(only, only.Causes[0], only.Group)], null);
    }

    private FacetPanel Groups(CumulativeIncidencePanel panel, int index, string[] names, int cause)
    {
        if (panel.Strata.Count == 0) return Nobody(panel, names);
        KaplanMeierStratum[] curves = [.. panel.Strata.Select(stratum => IncidencePanels.Curve(stratum, stratum.Causes[cause], stratum.Group))];
        return Panel([.. curves.Select((curve, i) => new FacetCurve(curve, Array.IndexOf(names, curve.Group), Pointer(index, i, cause)))], FacetRows.Of(names, curves), panel.Gray?[cause]);
    }

    private FacetPanel Panel(FacetCurve[] curves, IReadOnlyList<KaplanMeierStratum> rows, GrayTestResult? test)
    {
        List<string> sentences = [];
        if (curves.All(curve => curve.Stratum.Events.IsZero)) sentences.Add(Say("No events"));
        if (test is { P: not null } && curves.Length > 1) sentences.Add(Say($"Gray\u2019s test {PValue.Sentence(test.P)}"));
        IEnumerable<string> described = curves.Select(curve => Say($"{curve.Stratum.Group}: n {curve.Stratum.N}, events {Rounded.Count(curve.Stratum.Events)}"));
        return new FacetPanel("", curves, rows, sentences, string.Join(Say(". "), described.Concat(sentences)) + Say("."));
    }

    private FacetPanel Nobody(CumulativeIncidencePanel panel, string[] rows)
    {
        string why = panel.N.IsZero ? Say("No patients") : Say("No patient with a weight");
        return new FacetPanel("", [], FacetRows.Of(rows, []), [why], why + Say("."));
    }

    private static string Pointer(int panel, int stratum, int cause) => string.Create(CultureInfo.InvariantCulture, $"/facets/panels/{panel}/strata/{stratum}/causes/{cause}/steps");
}
