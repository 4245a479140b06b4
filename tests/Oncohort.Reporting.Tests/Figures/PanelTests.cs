using Oncohort.Reporting.Content;
using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Survival;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tests.Made;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Reporting.Tests.Figures;

public sealed class PanelTests
{
    private static readonly SurvivalFigureOptions Options = new();

    [Fact]
    public void Causes_are_named_by_the_words_of_the_study()
    {
        CumulativeIncidenceResult made = MadeIncidence.Of(["A", "B"]);
        CumulativeIncidenceResult named = made with { Endpoint = made.Endpoint! with { CauseLabels = new Dictionary<string, string> { ["2"] = "Death without metastasis" } } };

        Assert.Equal(["Distant metastasis", "Death without metastasis"], new IncidencePanels(Edition.Plain).Of(named).Select(panel => panel.Heading));
    }

    [Fact]
    public void With_groups_each_cause_has_a_panel_with_its_own_test_and_numbers_at_risk()
    {
        Scene scene = CumulativeIncidenceFigure.Draw(MadeIncidence.Of(["Radiotherapy", "Chemoradiotherapy"]), Options);

        SceneChecks.Tidy(scene);
        Assert.Equal(["Distant metastasis", "Competing event 2"], scene.Texts.Where(text => text.Role == "heading").Select(text => text.Text));
        Assert.Equal(4, scene.Marks.OfType<PathMark>().Count(mark => mark.Role == "curve"));
        Assert.Equal(["Gray\u2019s test p = 0.012", "Gray\u2019s test p not estimable"], scene.Texts.Where(text => text.Role == "annotation").Select(text => text.Text));
        Assert.Equal(2, scene.Texts.Count(text => text.Role == "risk-heading"));
        Assert.DoesNotContain(scene.Marks, mark => mark.Role == "censored");
    }

    [Fact]
    public void Without_groups_the_causes_share_a_panel_and_its_numbers_at_risk()
    {
        Scene scene = CumulativeIncidenceFigure.Draw(MadeIncidence.Of(["all"], causes: 3), Options);

        SceneChecks.Tidy(scene);
        Assert.Equal(3, scene.Marks.OfType<PathMark>().Count(mark => mark.Role == "curve"));
        Assert.Equal(["Cause", "Distant metastasis", "Competing event 2", "Competing event 3"], scene.Texts.Where(text => text.Role == "legend").Select(text => text.Text));
        string[] numbers = [.. scene.Texts.Where(text => text.Role == "risk-number").Select(text => text.Text)];
        Assert.Equal(scene.Texts.Count(text => text.Role == "x-tick"), numbers.Length);
        Assert.Equal("60", numbers[0]);
    }

    [Fact]
    public void Incidence_curves_never_fall()
    {
        Scene scene = CumulativeIncidenceFigure.Draw(MadeIncidence.Of(["A", "B", "C"]), Options);
        foreach (PathMark curve in scene.Marks.OfType<PathMark>().Where(mark => mark.Role == "curve"))
        {
            for (int i = 1; i < curve.Points.Count; i++) Assert.True(curve.Points[i].Y <= curve.Points[i - 1].Y + 1e-9);
        }
    }

    [Fact]
    public void Two_landmarks_share_a_figure_and_more_have_one_each()
    {
        FigureBlock[] two = [.. new PanelFigures(Edition.Plain).Of(new LandmarkPanels(Edition.Plain).Of(MadeIncidence.Landmarks(6, 12), Options), "l", "Caption.", Options)];
        FigureBlock[] three = [.. new PanelFigures(Edition.Plain).Of(new LandmarkPanels(Edition.Plain).Of(MadeIncidence.Landmarks(6, 12, 24), Options), "l", "Caption.", Options)];

        Assert.Equal("l", Assert.Single(two).Id);
        Assert.Equal(["From 6 months on", "From 12 months on"], two[0].Scene.Texts.Where(text => text.Role == "heading").Select(text => text.Text));
        Assert.Equal(["l-1", "l-2", "l-3"], three.Select(figure => figure.Id));
        Assert.Equal("From 24 months on. Caption.", three[2].Caption);
        Assert.All(two.Concat(three), figure => SceneChecks.Tidy(figure.Scene));
        Assert.Contains(three[0].Scene.Texts, text => text.Text == "Time since the landmark (months)");
    }

    [Fact]
    public void A_landmark_without_patients_has_no_panel()
    {
        LandmarkResult result = MadeIncidence.Landmarks(6, 12);
        LandmarkResult empty = result with { Landmarks = [result.Landmarks[0] with { N = 0, Strata = [], LogRank = null, Model = null }] };

        Assert.Empty(new PanelFigures(Edition.Plain).Of(new LandmarkPanels(Edition.Plain).Of(empty, Options), "l", "Caption.", Options));
    }
}
