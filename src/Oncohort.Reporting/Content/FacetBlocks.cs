using System.Globalization;
using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Survival;
using Oncohort.Reporting.Figures.Survival.Facets;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tables;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Content;

/// <summary>The figures and tables of curves within levels.</summary>
internal sealed class FacetBlocks(Edition edition) : Written(edition)
{
    public IEnumerable<Block> Figures(AnalysisResult analysis, string id, SurvivalFigureOptions options)
    {
        switch (analysis)
        {
            case KaplanMeierResult { Facets: { Panels.Count: > 0 } facets } km:
                return Figures([new SurvivalFacets(Edition).Of(km, facets, options)], id + "-facets", _ => Caption(km, facets, options), options);
            case CumulativeIncidenceResult { Facets: { Panels.Count: > 0 } facets } incidence:
                IReadOnlyList<FacetModel> models = new IncidenceFacets(Edition).Of(incidence, facets);
                return Figures(models, id + "-facets", model => Caption(incidence, facets, models.Count > 1 ? model : null), options with { CensoringMarks = false });
            default:
                return [];
        }
    }

    public IEnumerable<Block> Tables(AnalysisResult analysis, string id) => analysis switch
    {
        KaplanMeierResult { Facets: { Panels.Count: > 0 } facets } km => new SurvivalFacetTables(Edition).Of(km, facets, id + "-facets").Select(table => new TableBlock(table)),
        CumulativeIncidenceResult { Facets: { Panels.Count: > 0 } facets } incidence => new IncidenceFacetTables(Edition).Of(incidence, facets, id + "-facets").Select(table => new TableBlock(table)),
        _ => [],
    };

    private IEnumerable<Block> Figures(IReadOnlyList<FacetModel> models, string id, Func<int, string> caption, SurvivalFigureOptions options)
    {
        (Scene Scene, string Caption)[] scenes = [.. models.SelectMany((model, i) => Parts(new FacetPlot(Edition).Draw(model, options), caption(i)))];
        return scenes.Select((one, i) => new FigureBlock(scenes.Length == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}-{i + 1}"), one.Scene, one.Caption));
    }

    private IEnumerable<(Scene Scene, string Caption)> Parts(IReadOnlyList<Scene> scenes, string caption) => scenes.Select((scene, i) =>
        (scene, scenes.Count == 1 ? caption : Say($"Part {i + 1} of {scenes.Count}. {caption}")));

    private string Caption(KaplanMeierResult result, FacetResult<KaplanMeierPanel> facets, SurvivalFigureOptions options)
    {
        string by = result.GroupLabel is { Length: > 0 } group ? Say($" by {group}") : "";
        List<string> parts =
        [
            options.CumulativeIncidence
                ? Say($"Cumulative incidence (one minus Kaplan\u2013Meier){by}, one panel a level of {facets.Caption}.")
                : Say($"Kaplan\u2013Meier estimate, {EndpointWords.InSentence(EndpointWords.Falling(result.Endpoint))}{by}, one panel a level of {facets.Caption}."),
            Patients(result.N, Count.Sum(facets.Panels, panel => panel.N), facets.Missing, facets.Caption),
        ];
        if (options.Bands) parts.Add(Say($"Bands: pointwise {Settings.ConfidencePercent(result)}% confidence intervals."));
        if (options.CensoringMarks) parts.Add(Say("Upright marks: censored patients."));
        if (options.NumbersAtRisk) parts.Add(Say("Number at risk: patients still followed and free of the event just before the time on the axis."));
        KaplanMeierPanel[] compared = [.. facets.Panels.Where(panel => panel.HazardRatio is { Hr: not null })];
        if (compared.Length > 0) parts.Add(Say($"HR, hazard ratio with {Settings.ConfidencePercent(result)}% confidence interval: {string.Join(Say("; "), compared.Select(panel => Say($"{panel.HazardRatio!.Level} vs {panel.HazardRatio.Reference}")).Distinct())}."));
        if (facets.Panels.Any(panel => panel.LogRank is not null)) parts.Add(PanelsNotCompared);
        return string.Join(Say(" "), parts);
    }

    private string Caption(CumulativeIncidenceResult result, FacetResult<CumulativeIncidencePanel> facets, int? cause)
    {
        string by = result.Strata.Count > 1 && result.GroupLabel is { Length: > 0 } group ? Say($" by {group}") : Say(", one curve a cause");
        string what = cause is int place ? Say($" of {EndpointWords.InSentence(new IncidencePanels(Edition).CauseName(result, result.Strata[0].Causes[place].Cause))}") : "";
        List<string> parts =
        [
            Say($"Cumulative incidence{what} (Aalen\u2013Johansen estimate){by}, one panel a level of {facets.Caption}."),
            Patients(result.N, Count.Sum(facets.Panels, panel => panel.N), facets.Missing, facets.Caption),
            Say($"Bands: pointwise {Settings.ConfidencePercent(result)}% confidence intervals."),
        ];
        if (result.Gray is not null) parts.Add(PanelsNotCompared);
        return string.Join(Say(" "), parts);
    }

    private string PanelsNotCompared => Say("Each test is of the patients of its panel; panels are not compared with each other.");

    private string Patients(Count n, Count shown, Count missing, string variable) => missing.IsZero
        ? Say($"n = {Rounded.Count(n)}.")
        : Say($"n = {Rounded.Count(n)}: {Rounded.Count(shown)} in the panels, {Rounded.Count(missing)} without a value of {variable}.");
}
