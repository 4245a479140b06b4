using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Survival;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tests.Made;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Reporting.Tests.Figures;

public sealed class SurvivalPlotTests
{
    private const string LongName = "Concurrent chemoradiotherapy with weekly cisplatin, followed by adjuvant durvalumab";

    public static TheoryData<int, double, bool> Layouts()
    {
        TheoryData<int, double, bool> data = [];
        for (int groups = 1; groups <= 8; groups++)
        {
            foreach (double width in (double[])[60, 85, 120, 175])
            {
                data.Add(groups, width, false);
                data.Add(groups, width, true);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Texts_stay_apart_and_inside_for_any_number_of_groups_and_any_width(int groups, double width, bool longNames)
    {
        string[] names = [.. Enumerable.Range(1, groups).Select(i => longNames ? $"{LongName}, cohort {i}" : $"Stage {i}")];
        SceneChecks.Tidy(new SurvivalPlot(Edition.Plain).Draw(MadeCurves.Of(names, 30), new SurvivalFigureOptions { WidthMillimetres = width, CumulativeEvents = groups % 2 == 0, EventsTable = groups % 3 == 0 }));
    }

    [Theory]
    [InlineData("days", 10_000)]
    [InlineData("days", 200)]
    [InlineData("days", 0.5)]
    [InlineData("weeks", 300)]
    [InlineData("months", 3)]
    [InlineData("months", 480)]
    [InlineData("years", 25)]
    [InlineData("years", 0.8)]
    [InlineData(null, 1234)]
    public void Texts_stay_apart_for_any_unit_and_length_of_follow_up(string? unit, double last) =>
        SceneChecks.Tidy(new SurvivalPlot(Edition.Plain).Draw(MadeCurves.Of(["Low", "High"], 2000, unit, last), new SurvivalFigureOptions { WidthMillimetres = 85, CumulativeEvents = true }));

    [Theory]
    [InlineData(0.0005)]
    [InlineData(0.005)]
    [InlineData(0.02)]
    [InlineData(0.08)]
    [InlineData(0.4)]
    public void The_test_covers_no_curve_and_no_median_line(double hazard)
    {
        foreach (bool rising in (bool[])[false, true])
        {
            Scene scene = new SurvivalPlot(Edition.Plain).Draw(MadeCurves.Of(["A", "B"], 100, hazard: hazard), new SurvivalFigureOptions { CumulativeIncidence = rising, MedianLines = true });
            TextMark[] notes = [.. scene.Texts.Where(text => text.Role == "annotation")];
            Assert.NotEmpty(notes);
            foreach (PathMark path in scene.Marks.OfType<PathMark>().Where(mark => mark.Role is "curve" or "median"))
            {
                for (int i = 1; i < path.Points.Count; i++)
                {
                    (Spot a, Spot b) = (path.Points[i - 1], path.Points[i]);
                    Box segment = new(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Max(Math.Abs(a.X - b.X), 1e-6), Math.Max(Math.Abs(a.Y - b.Y), 1e-6));
                    Assert.DoesNotContain(notes, note => note.Bounds.Overlaps(segment));
                }
            }
        }
    }

    [Fact]
    public void Numbers_at_risk_count_the_patients_still_followed_at_the_tick()
    {
        KaplanMeierStratum stratum = MadeCurves.Stratum("all", [(1, true), (2, false), (2, true), (4, false), (6, true)], []);

        Assert.Equal(["5", "4", "2", "1", "0"], new RiskCounts(Edition.Plain).At(stratum, [0, 2, 4, 6, 8], RiskParentheses.None));
        Assert.Equal(["5 (0)", "4 (2)", "2 (2)", "1 (3)", "0 (3)"], new RiskCounts(Edition.Plain).At(stratum, [0, 2, 4, 6, 8], RiskParentheses.Events));
        Assert.Equal(["0", "2", "2", "3", "3"], new RiskCounts(Edition.Plain).EventsAt(stratum, [0, 2, 4, 6, 8]));
    }

    [Fact]
    public void Every_number_at_risk_stands_under_its_tick()
    {
        Scene scene = new SurvivalPlot(Edition.Plain).Draw(MadeStudy.Stages(), new SurvivalFigureOptions());
        double[] ticks = [.. scene.Texts.Where(text => text.Role == "x-tick").Select(text => text.Bounds.CentreX)];
        double[] numbers = [.. scene.Texts.Where(text => text.Role == "risk-number").Select(text => text.Bounds.CentreX)];

        Assert.Equal(4 * ticks.Length, numbers.Length);
        for (int i = 0; i < numbers.Length; i++) Assert.Equal(ticks[i % ticks.Length], numbers[i], 6);
    }

    [Fact]
    public void A_curve_without_events_runs_level_to_the_last_follow_up()
    {
        KaplanMeierStratum level = MadeCurves.Stratum("all", [(3, false), (9, false)], []);
        KaplanMeierResult result = MadeCurves.Of(["all"]) with { Strata = [level], N = 2, Events = 0 };
        Scene scene = new SurvivalPlot(Edition.Plain).Draw(result, new SurvivalFigureOptions());
        PathMark curve = scene.Marks.OfType<PathMark>().Single(mark => mark.Role == "curve");

        Assert.Equal(2, curve.Points.Count);
        Assert.Equal(curve.Points[0].Y, curve.Points[1].Y);
        SceneChecks.Tidy(scene);
    }

    [Fact]
    public void A_single_patient_and_an_empty_group_are_drawn_without_inventing_anything()
    {
        KaplanMeierResult made = MadeCurves.Of(["A", "B"]);
        KaplanMeierResult result = made with
        {
            Strata = [MadeCurves.Stratum("A", [(5, true)], []), MadeCurves.Stratum("B", [], [])],
            LogRank = made.LogRank! with { Chi2 = null, P = null },
            HazardRatio = MadeModels.Separated("stage", "Stage", "B", "A"),
        };
        Scene scene = new SurvivalPlot(Edition.Plain).Draw(result, new SurvivalFigureOptions());

        SceneChecks.Tidy(scene);
        Assert.Contains(scene.Texts, text => text.Text == "Log-rank p not estimable");
        Assert.Contains(scene.Texts, text => text.Text == "Hazard ratio not estimable (separation)");
        PathMark band = Assert.Single(scene.Marks.OfType<PathMark>(), mark => mark.Role == "band");
        Assert.Equal(band.Points.Max(p => p.X), scene.Marks.OfType<PathMark>().First(mark => mark.Role == "curve").Points[^1].X, 6);
    }

    [Fact]
    public void Cumulative_incidence_rises_from_nothing_and_keeps_its_band_around_it()
    {
        Scene scene = new SurvivalPlot(Edition.Plain).Draw(MadeCurves.Of(["all"]), new SurvivalFigureOptions { CumulativeIncidence = true });
        PathMark curve = scene.Marks.OfType<PathMark>().Single(mark => mark.Role == "curve");

        for (int i = 1; i < curve.Points.Count; i++) Assert.True(curve.Points[i].Y <= curve.Points[i - 1].Y);
        Assert.Contains(scene.Texts, text => text.Text == "Cumulative incidence (%)");
    }

    [Theory]
    [InlineData("Distant metastasis", "Free of distant metastasis (%)")]
    [InlineData("PFS event", "Free of PFS event (%)")]
    [InlineData("Time to progression", "Free of progression (%)")]
    [InlineData("Disease-free survival", "Disease-free survival (%)")]
    [InlineData("Locoregional control", "Locoregional control (%)")]
    public void A_falling_curve_of_an_event_says_that_it_shows_freedom_from_it(string label, string axis)
    {
        KaplanMeierResult result = MadeCurves.Of(["all"]) with { Endpoint = new EndpointCaption("e", label, "months") };

        Assert.Equal(axis, string.Join(' ', new SurvivalPlot(Edition.Plain).Draw(result, new SurvivalFigureOptions()).Texts.Where(text => text.Role == "y-title").Select(text => text.Text)));
    }

    [Theory]
    [InlineData(10, null, null)]
    [InlineData(double.NaN, null, null)]
    [InlineData(120, 0.0, null)]
    [InlineData(120, null, double.PositiveInfinity)]
    public void Impossible_options_are_refused(double width, double? last, double? step) =>
        Assert.Throws<ArgumentException>(() => new SurvivalPlot(Edition.Plain).Draw(
            MadeCurves.Of(["all"]), new SurvivalFigureOptions { WidthMillimetres = width, LastTime = last, TimeStep = step }));
}
