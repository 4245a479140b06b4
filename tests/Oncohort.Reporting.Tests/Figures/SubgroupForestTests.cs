using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Subgroups;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tables;
using Oncohort.Reporting.Tests.Made;
using Oncohort.Study.Results;
using Xunit;
using TestResult = Oncohort.Study.Results.TestResult;

namespace Oncohort.Reporting.Tests.Figures;

public sealed class SubgroupForestTests
{
    [Fact]
    public void Levels_are_squares_by_information_and_all_patients_are_a_diamond()
    {
        Scene scene = new SubgroupForest(Edition.Plain).Draw(new SubgroupForestModels(Edition.Plain).Of(MadeSubgroups.Result()));

        SceneChecks.Tidy(scene);
        Assert.Single(scene.Marks, mark => mark.Role == "diamond");
        double[] widths = [.. scene.Marks.OfType<PathMark>().Where(mark => mark.Role == "square").Select(mark => mark.Points.Max(p => p.X) - mark.Points.Min(p => p.X))];
        Assert.Equal(4, widths.Length);
        Assert.Equal(0.177 / 0.31, widths[0] / widths[1], 1e-9);
        Assert.Equal(1, scene.Texts.Count(text => text.Text == "NE"));
        Assert.Contains(scene.Texts, text => text.Text == "71 / 156");
        Assert.Contains(scene.Texts, text => text.Text == "0.379");
        Assert.Contains(scene.Texts, text => text.Text.StartsWith("←\u00a0lower with", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(85)]
    [InlineData(120)]
    [InlineData(175)]
    public void It_keeps_to_the_columns_of_a_journal(double millimetres)
    {
        SubgroupForestModel model = new SubgroupForestModels(Edition.Plain).Of(MadeSubgroups.Result());
        Scene scene = new SubgroupForest(Edition.Plain, millimetres).Draw(model);

        SceneChecks.Tidy(scene);
        Assert.Equal(millimetres, scene.Width * 25.4 / 72, 6);
        Assert.All(scene.Texts, text => Assert.InRange(text.Style.Size, 7, 9));
        Assert.Equal(4, scene.Marks.Count(mark => mark.Role == "square"));
        Assert.All(model.Rows.Where(row => row.RatioText.Length > 0), row => Assert.Contains(scene.Texts, text => text.Text == row.RatioText));
        PathMark axis = scene.Marks.OfType<PathMark>().Single(mark => mark.Role == "axis");
        Assert.InRange(axis.Points.Max(p => p.X) - axis.Points.Min(p => p.X), 60, scene.Width);
    }

    [Fact]
    public void The_table_states_events_of_patients_in_each_arm_and_who_is_missing()
    {
        ReportTable table = Assert.Single(new SubgroupTables(Edition.Plain).Of(MadeSubgroups.Result(), "subgroups-1"));

        Assert.Equal(["All patients", "91/206", "80/206", "0.82 (0.61–1.11)", "0.200", ""], table.Rows[0].Cells.Select(cell => cell.Text));
        Assert.Equal(["IVC", "0/3", "1/2", "NE", "–", ""], table.Rows[^1].Cells.Select(cell => cell.Text));
        Assert.Contains(table.Footnotes, note => note.Text.Contains("missing in 7", StringComparison.Ordinal));
        Assert.Contains(table.Footnotes, note => note.Text.Contains("not by the p values of the levels", StringComparison.Ordinal));
    }

    [Fact]
    public void A_robust_analysis_shows_the_wald_test()
    {
        SubgroupResult robust = MadeSubgroups.Result() with
        {
            Subgroups = [.. MadeSubgroups.Result().Subgroups.Take(1).Select(variable => variable with { Interaction = new TestResult(null, 1, null) })],
        };

        Assert.Contains("Wald test", new SubgroupForestModels(Edition.Plain).Of(robust).Caption, StringComparison.Ordinal);
        Assert.Equal("0.383", new SubgroupTables(Edition.Plain).Of(robust, "s").Single().Rows[1].Cells[^1].Text);
    }
}
