using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Survival;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tests.Made;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Reporting.Tests.Figures;

public sealed class PredictedPanelTests
{
    [Theory]
    [InlineData(60)]
    [InlineData(120)]
    [InlineData(175)]
    public void Each_pattern_is_one_rising_curve_with_its_name_in_the_key(double width)
    {
        Scene scene = Draw(MadeFineGray.Model(), width);
        SceneChecks.Tidy(scene);
        PathMark[] curves = [.. scene.Marks.OfType<PathMark>().Where(mark => mark.Role == "curve")];
        Assert.Equal(2, curves.Length);
        Assert.All(curves, curve => Assert.True(curve.Points[^1].Y < curve.Points[0].Y));
        Assert.True(curves[1].Points[^1].Y < curves[0].Points[^1].Y);
        Assert.Contains(scene.Texts, text => text.Text == "age 50, stage II");
        Assert.Contains(scene.Texts, text => text.Text.StartsWith("Predicted cumulative", StringComparison.Ordinal));
        Assert.DoesNotContain(scene.Marks, mark => mark.Role is "band" or "censored");
    }

    [Fact]
    public void A_single_pattern_stands_above_its_curve()
    {
        FineGrayResult model = MadeFineGray.Model();
        Scene scene = Draw(model with { Predictions = [model.Predictions[0]] }, 120);
        Assert.Single(scene.Texts, text => text.Text == "age 50, stage II");
        SceneChecks.Tidy(scene);
    }

    [Fact]
    public void What_cannot_be_predicted_is_not_drawn()
    {
        FineGrayResult model = MadeFineGray.Model();
        Assert.Null(new PredictedPanel(Edition.Plain).Of(model with { Predictions = [] }));
        Assert.Null(new PredictedPanel(Edition.Plain).Of(model with { Predictions = [new PredictedCurve("age=5", [], [])] }));
    }

    [Fact]
    public void The_caption_names_patients_model_and_events() => Assert.Equal(
        "Cumulative incidence of distant metastasis, predicted by the subdistribution hazards model for: age 50, stage II; age 70, stage III. Model: n = 421, events = 63, competing events = 118.",
        new PredictedPanel(Edition.Plain).Caption(MadeFineGray.Model()));

    private static Scene Draw(FineGrayResult model, double width) =>
        new SurvivalPlot(Edition.Plain).Draw([new PredictedPanel(Edition.Plain).Of(model)!], PredictedPanel.Options(new SurvivalFigureOptions { WidthMillimetres = width }));
}
