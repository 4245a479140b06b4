using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Axes;
using Oncohort.Reporting.Figures.Forest;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tests.Made;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Reporting.Tests.Figures;

public sealed class ForestPlotTests
{
    [Fact]
    public void A_separated_level_is_named_and_not_drawn()
    {
        Scene scene = new ForestPlot(Edition.Plain).Draw(new ForestModels(Edition.Plain).Of(MadeModels.Table())!);

        SceneChecks.Tidy(scene);
        Assert.Contains(scene.Texts, text => text.Text == "not estimable (separation)");
        Assert.Equal(5, scene.Marks.Count(mark => mark.Role == "square"));
        Assert.Equal(3, scene.Marks.Count(mark => mark.Role == "reference"));
    }

    [Fact]
    public void Long_labels_wrap_and_wild_ratios_stay_on_the_axis()
    {
        string name = "Extent of the primary tumour by magnetic resonance imaging before any treatment, central review";
        CoxResult model = MadeModels.Model(
            MadeModels.Factor("a", name, "T4 with intracranial extension, involvement of cranial nerves or hypopharynx", "T1", 85, 3, 2_400, 0.01),
            MadeModels.Numeric("b", "Tiny", 0.0004, 0.00001, 0.016, 0.0001),
            MadeModels.Numeric("c", "Per unit", 1.0002, 1.0001, 1.0003, 0.001));
        Scene scene = new ForestPlot(Edition.Plain).Draw(new ForestModels(Edition.Plain).Of(model)!);

        SceneChecks.Tidy(scene);
        double right = scene.Marks.OfType<PathMark>().Single(mark => mark.Role == "axis").Points.Max(p => p.X);
        Assert.All(scene.Marks.OfType<PathMark>().Where(mark => mark.Role is "whisker" or "square"), mark => Assert.All(mark.Points, p => Assert.InRange(p.X, 0, right + 3)));
        Assert.Contains(scene.Marks, mark => mark.Role == "arrow");
    }

    [Theory]
    [InlineData(85)]
    [InlineData(120)]
    [InlineData(175)]
    public void It_keeps_to_the_columns_of_a_journal_and_narrow_ones_have_the_numbers_under_the_labels(double millimetres)
    {
        ForestModel model = new ForestModels(Edition.Plain).Of(MadeModels.Table())!;
        Scene scene = new ForestPlot(Edition.Plain, millimetres).Draw(model);

        SceneChecks.Tidy(scene);
        Assert.Equal(millimetres, scene.Width * 25.4 / 72, 6);
        Assert.All(scene.Texts, text => Assert.InRange(text.Style.Size, 7, 9));
        PathMark axis = scene.Marks.OfType<PathMark>().Single(mark => mark.Role == "axis");
        Assert.InRange(axis.Points.Max(p => p.X) - axis.Points.Min(p => p.X), 70, scene.Width);
        ForestRow row = model.Rows.First(row => row.Hr is not null);
        Assert.Contains(scene.Texts, text => text.Text.StartsWith(row.RatioText, StringComparison.Ordinal) && text.Text.EndsWith(millimetres < 100 ? row.PText : row.RatioText, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.9, 1.1)]
    [InlineData(0.3, 4)]
    [InlineData(0.02, 60)]
    [InlineData(1, 1)]
    public void The_axis_always_shows_one_and_all_values(double low, double high)
    {
        RatioAxis axis = RatioAxis.For([low, high], 8);

        Assert.Contains(1.0, axis.Ticks);
        Assert.InRange(axis.Share(low), 0, 1);
        Assert.InRange(axis.Share(high), 0, 1);
        Assert.InRange(axis.Ticks.Count, 1, 8);
    }

    [Fact]
    public void Univariable_models_are_drawn_when_nothing_entered_the_multivariable_one()
    {
        ForestModel model = new ForestModels(Edition.Plain).Of(MadeModels.Table() with { Multivariable = null })!;

        Assert.Contains(model.Rows, row => row.Label == "Male");
        Assert.Contains("univariable", model.Caption, StringComparison.Ordinal);
    }
}
