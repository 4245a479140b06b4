using System.Globalization;
using Oncohort.Reporting.Formatting;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Figures.Survival.Facets;

/// <summary>Kaplan-Meier curves within levels as a figure.</summary>
internal sealed class SurvivalFacets(Edition edition) : Written(edition)
{
    public FacetModel Of(KaplanMeierResult result, FacetResult<KaplanMeierPanel> facets, SurvivalFigureOptions options)
    {
        string[] names = [.. result.Strata.Select(stratum => stratum.Group).Union(facets.Panels.SelectMany(panel => panel.Strata).Select(stratum => stratum.Group), StringComparer.Ordinal)];
        string endpoint = result.Endpoint is { } caption ? Say(": ") + caption.Label : "";
        return new FacetModel
        {
            Title = Say($"{result.Title ?? Say("Kaplan\u2013Meier estimate") + endpoint}, by {facets.Caption}"),
            VerticalTitle = (options.CumulativeIncidence ? Say("Cumulative incidence") : EndpointWords.Falling(result.Endpoint)) + " (%)",
            TimeTitle = Say("Time") + Duration.InUnit(result.Endpoint?.Unit),
            Unit = result.Endpoint?.Unit,
            GroupLabel = names.Length > 1 ? result.GroupLabel : null,
            Names = names,
            RiskRows = names.Length > 1 ? names : [""],
            Rising = options.CumulativeIncidence,
            StepField = "survival",
            Panels = [.. facets.Panels.Select((panel, i) => Panel(facets, panel, i, names, options.Tests))],
        };
    }

    /// <summary>What stands above a panel.</summary>
    public string Strip(string variable, string level, Count n) => Say($"{variable}: {level} (n\u00a0=\u00a0{Rounded.Count(n)})");

    private FacetPanel Panel(FacetResult<KaplanMeierPanel> facets, KaplanMeierPanel panel, int index, string[] names, bool tests)
    {
        FacetCurve[] curves =
        [
            .. panel.Strata.Select((stratum, i) => new FacetCurve(
                stratum, Array.IndexOf(names, stratum.Group), string.Create(CultureInfo.InvariantCulture, $"/facets/panels/{index}/strata/{i}/steps"))),
        ];
        string strip = Strip(facets.Caption, panel.Level, panel.N);
        string[] sentences = [.. Sentences(panel, names.Length > 1, tests)];
        IEnumerable<string> groups = panel.Strata.Select(stratum => Say($"{stratum.Group}: n {stratum.N}, events {Rounded.Count(stratum.Events)}"));
        return new FacetPanel(strip, curves, FacetRows.Of(names, panel.Strata), sentences, $"{strip}. {string.Join(Say(". "), groups.Concat(sentences))}.");
    }

    private IEnumerable<string> Sentences(KaplanMeierPanel panel, bool grouped, bool tests)
    {
        if (panel.Strata.Count == 0)
        {
            yield return panel.N.IsZero ? Say("No patients") : Say("No patient with a weight");
            yield break;
        }

        if (panel.Events.IsZero) yield return Say("No events");
        if (grouped && panel.Strata.Count == 1) yield return Say($"One group only: {panel.Strata[0].Group}");
        if (!tests) yield break;
        if (panel.LogRank is { } test) yield return $"{TestNames.Of(test)} {PValue.Sentence(test.P)}";
        if (panel.HazardRatio is { Hr: not null } ratio) yield return "HR " + Ratio.WithLimits(ratio.Hr, ratio.Lower, ratio.Upper);
        else if (panel.HazardRatio is { } none) yield return $"HR {Phrases.Status(none.Status)}";
    }
}
