using System.Globalization;
using Oncohort.Reporting.Figures.Survival;
using Oncohort.Reporting.Formatting;

namespace Oncohort.Reporting.Content;

/// <summary>Panels as figures: together where they fit on a page, otherwise one figure each.</summary>
internal sealed class PanelFigures(Edition edition) : Written(edition)
{
    private const int MostOnAPage = 2;

    public IEnumerable<FigureBlock> Of(IReadOnlyList<PlotModel> panels, string id, string caption, SurvivalFigureOptions options)
    {
        if (panels.Count == 0) yield break;
        if (panels.Count <= MostOnAPage)
        {
            yield return new FigureBlock(id, new SurvivalPlot(Edition).Draw(panels, options), caption);
            yield break;
        }

        for (int i = 0; i < panels.Count; i++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"{id}-{i + 1}");
            string which = panels[i].Heading is { } heading ? heading + Say(". ") : "";
            yield return new FigureBlock(name, new SurvivalPlot(Edition).Draw([panels[i] with { Heading = null }], options), which + caption);
        }
    }
}
