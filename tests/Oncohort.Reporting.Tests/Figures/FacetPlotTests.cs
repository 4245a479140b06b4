using Oncohort.Reporting.Content;
using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Survival;
using Oncohort.Reporting.Figures.Survival.Facets;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tests.Made;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Reporting.Tests.Figures;

public sealed class FacetPlotTests
{
    public static TheoryData<int, int, double, bool> Layouts()
    {
        TheoryData<int, int, double, bool> data = [];
        foreach (int panels in (int[])[1, 2, 3, 4, 5, 12])
        {
            foreach (double width in (double[])[85, 120, 175])
            {
                foreach (int groups in (int[])[1, 2, 4])
                {
                    data.Add(panels, groups, width, false);
                    data.Add(panels, groups, width, true);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Texts_stay_apart_and_inside(int panels, int groups, double width, bool longNames)
    {
        string[] names = [.. Enumerable.Range(1, groups).Select(i => longNames ? $"Chemoradiotherapy with weekly cisplatin, cohort {i}" : $"Arm {i}")];
        KaplanMeierResult result = Made(panels, names, longNames ? "Clinical stage group by the eighth edition" : "Stage");
        SurvivalFigureOptions options = new() { WidthMillimetres = width, EventsTable = panels % 2 == 0, CumulativeEvents = panels % 3 == 0 };

        IReadOnlyList<Scene> scenes = new FacetPlot(Edition.Plain).Draw(new SurvivalFacets(Edition.Plain).Of(result, result.Facets!, options), options);

        foreach (Scene scene in scenes)
        {
            SceneChecks.Tidy(scene);
            Assert.InRange(scene.Height, 1, 700);
            Assert.InRange(scene.Texts.Min(text => text.Style.Size), 7, 9);
            Assert.Equal(groups > 1 ? groups : 0, scene.Marks.Count(mark => mark.Role == "legend-line"));
        }

        Assert.Equal(panels, scenes.Sum(scene => scene.Marks.Count(mark => mark.Role == "strip")));
        Assert.Equal(panels, scenes.Sum(scene => scene.Panels.Count));
    }

    [Fact]
    public void Axes_are_the_same_in_all_panels()
    {
        KaplanMeierResult result = Made(3, ["A", "B"], "Stage");
        Scene scene = Assert.Single(new FacetPlot(Edition.Plain).Draw(new SurvivalFacets(Edition.Plain).Of(result, result.Facets!, Wide), Wide));

        Assert.Single(scene.Panels.Select(panel => (panel.LastTime, panel.Area.Width, panel.Area.Height)).Distinct());
        Assert.Single(scene.Texts, text => text.Role == "y-title");
        Assert.Single(scene.Texts, text => text.Role == "x-title");
        string[] ticks = [.. scene.Texts.Where(text => text.Role == "x-tick").Select(text => text.Text)];
        Assert.Equal(ticks[..(ticks.Length / 3)], ticks[^(ticks.Length / 3)..]);
    }

    [Fact]
    public void Each_panel_has_its_own_numbers_at_risk_under_its_ticks()
    {
        KaplanMeierResult result = Made(2, ["A", "B"], "Stage");
        Scene scene = Assert.Single(new FacetPlot(Edition.Plain).Draw(new SurvivalFacets(Edition.Plain).Of(result, result.Facets!, Wide), Wide));
        TextMark[] numbers = [.. scene.Texts.Where(text => text.Role == "risk-number")];
        double[] ticks = [.. scene.Texts.Where(text => text.Role == "x-tick").Select(tick => Math.Round(tick.Bounds.CentreX, 6)).Order()];

        Assert.Equal(ticks, numbers.Select(number => Math.Round(number.Bounds.CentreX, 6)).Distinct().Order());
        string[] first = [.. numbers.GroupBy(number => number.Origin.Y).OrderBy(row => row.Key).First().OrderBy(number => number.Origin.X).Select(number => number.Text)];
        Assert.Equal(result.Facets!.Panels[0].Strata[0].N.ToString(), first[0]);
        Assert.Equal(result.Facets!.Panels[1].Strata[0].N.ToString(), first[first.Length / 2]);
    }

    [Fact]
    public void A_group_keeps_its_colour_and_its_row_where_another_is_absent()
    {
        KaplanMeierResult result = Made(2, ["A", "B"], "Stage");
        KaplanMeierPanel second = result.Facets!.Panels[1];
        result = result with { Facets = result.Facets with { Panels = [result.Facets.Panels[0], second with { Strata = [second.Strata[1]] }] } };
        Scene scene = Assert.Single(new FacetPlot(Edition.Plain).Draw(new SurvivalFacets(Edition.Plain).Of(result, result.Facets!, Wide), Wide));

        Assert.Equal(scene.Panels[0].Curves[1].Colour, Assert.Single(scene.Panels[1].Curves).Colour);
        Assert.Equal("/facets/panels/1/strata/0/steps", scene.Panels[1].Curves[0].Steps);
        Assert.Contains(scene.Texts, text => text.Text == "One group only: B");
    }

    [Fact]
    public void A_panel_without_patients_or_events_says_so()
    {
        KaplanMeierResult result = Made(1, ["A", "B"], "Stage");
        KaplanMeierStratum still = MadeCurves.Stratum("A", [(10, false), (20, false)], []);
        result = result with
        {
            Facets = result.Facets! with
            {
                Panels = [.. result.Facets.Panels, new KaplanMeierPanel { Level = "nobody", N = 0, Events = 0, Strata = [] }, new KaplanMeierPanel { Level = "well", N = 2, Events = 0, Strata = [still] }],
            },
        };
        Scene scene = Assert.Single(new FacetPlot(Edition.Plain).Draw(new SurvivalFacets(Edition.Plain).Of(result, result.Facets!, Wide), Wide));

        SceneChecks.Tidy(scene);
        Assert.Contains(scene.Texts, text => text.Text == "No patients");
        Assert.Contains(scene.Texts, text => text.Text == "No events");
        Assert.Contains("nobody (n\u00a0=\u00a00)", scene.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_holds_the_figure_and_its_tables()
    {
        KaplanMeierResult result = Made(3, ["A", "B"], "Stage");
        result = result with { N = result.N + (Count)4, Facets = result.Facets! with { Missing = 4 } };
        FigureBlock figure = Assert.Single(new FacetBlocks(Edition.Plain).Figures(result, "km-1", Wide).Cast<FigureBlock>());
        ReportTable[] tables = [.. new FacetBlocks(Edition.Plain).Tables(result, "km-1").Cast<TableBlock>().Select(block => block.Table)];

        Assert.Equal("km-1-facets", figure.Id);
        Assert.Contains("4 without a value of Stage", figure.Caption, StringComparison.Ordinal);
        Assert.Equal(["km-1-facets"], tables.Select(table => table.Id));
        Assert.Equal(9, tables[0].Rows.Count);
        Assert.All(tables, table => Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Cells.Count)));
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public void Incidences_have_one_figure_a_cause_with_groups_and_one_without(bool grouped, int figures)
    {
        CumulativeIncidenceResult result = MadeIncidence.Of(grouped ? ["A", "B"] : ["all"]);
        result = result with { Facets = new("stage", "Stage", 0, [.. Enumerable.Range(1, 3).Select(i => new CumulativeIncidencePanel($"{i}", result.N, result.Strata, result.Gray))]) };
        Block[] blocks = [.. new FacetBlocks(Edition.Plain).Figures(result, "cif-1", Wide)];

        Assert.Equal(figures, blocks.Length);
        foreach (FigureBlock figure in blocks.Cast<FigureBlock>()) SceneChecks.Tidy(figure.Scene);
        foreach (ReportTable table in new FacetBlocks(Edition.Plain).Tables(result, "cif-1").Cast<TableBlock>().Select(block => block.Table))
            Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Cells.Count));
    }

    private static SurvivalFigureOptions Wide => new() { WidthMillimetres = 175 };

    private static KaplanMeierResult Made(int panels, string[] groups, string label)
    {
        KaplanMeierResult[] parts = [.. Enumerable.Range(0, panels).Select(i => MadeCurves.Of(groups, 30 + (11 * i)))];
        return MadeCurves.Of(groups, 90) with
        {
            Facets = new FacetResult<KaplanMeierPanel>("stage", label, 0,
            [
                .. parts.Select((part, i) => new KaplanMeierPanel { Level = $"Level {i + 1}", N = part.N, Events = part.Events, Strata = part.Strata, LogRank = part.LogRank, HazardRatio = part.HazardRatio }),
            ]),
        };
    }
}
