using Oncohort.Reporting.Content;
using Oncohort.Reporting.Drawing;
using Oncohort.Reporting.Figures.Axes;
using Oncohort.Reporting.Figures.Checks;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tables;
using Oncohort.Reporting.Tests.Made;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Reporting.Tests.Figures;

public sealed class ModelCheckFigureTests
{
    private static readonly CoxChecksResult Checks = new()
    {
        TermTests = [new TermTestResult("age", "overall", new Oncohort.Study.Results.TestResult(7.5, 3, 0.0576)), new TermTestResult("TOTAL", "overall", new Oncohort.Study.Results.TestResult(9, 4, 0.0611))],
        Splines = [new EffectCurveResult("age", "Age (years)", [45, 60, 75], 60, null, [.. Enumerable.Range(0, 101).Select(i => Point(40 + (i * 0.4)))])],
        Influence = [.. Enumerable.Range(0, 5).Select(i => new InfluenceResult(null, FormattableString.Invariant($"p{i}"), "age", 0.01 / (i + 1), 0.9 / (i + 1), 0.2))],
        Schoenfeld = [Curve("age"), Curve("sex"), Curve("dose")],
    };

    [Fact]
    public void Schoenfeld_panels_hold_dots_smooth_band_and_coefficient()
    {
        Scene scene = new SchoenfeldPlot(Edition.Plain).Draw(Model(), "months")!;
        foreach (string role in (string[])["residual", "smooth", "band", "coefficient"]) Assert.Equal(3, scene.Marks.Count(mark => mark.Role == role));
        Assert.Equal(60, scene.Marks.OfType<TicksMark>().First(mark => mark.Role == "residual").Lines.Count);
        Assert.Contains(scene.Texts, text => text.Text == "Time (months)");
        Inside(scene);
    }

    [Fact]
    public void A_curve_has_its_band_its_knots_and_the_line_of_1()
    {
        Scene scene = new EffectPlot(Edition.Plain).Draw(Model())!;
        foreach (string role in (string[])["curve", "band", "one"]) Assert.Single(scene.Marks, mark => mark.Role == role);
        Assert.Equal(3, scene.Marks.OfType<TicksMark>().Single(mark => mark.Role == "knot").Lines.Count);
        Inside(scene);
    }

    [Fact]
    public void Nothing_is_drawn_where_there_is_nothing()
    {
        CoxResult plain = Model() with { Checks = null };
        Assert.Null(new SchoenfeldPlot(Edition.Plain).Draw(plain, null));
        Assert.Null(new EffectPlot(Edition.Plain).Draw(plain));
        Assert.Empty(new ModelCheckBlocks(Edition.Plain).Of(plain, "cox-1"));
    }

    [Fact]
    public void Tables_state_tests_of_terms_and_three_patients_a_coefficient()
    {
        Block[] blocks = [.. new ModelCheckBlocks(Edition.Plain).Of(Model(), "cox-1")];
        Assert.Equal(["cox-1-curves", "cox-1-schoenfeld"], blocks.OfType<FigureBlock>().Select(block => block.Id));
        ReportTable[] tables = [.. blocks.OfType<TableBlock>().Select(block => block.Table)];
        Assert.Equal(["cox-1-terms", "cox-1-influence"], tables.Select(table => table.Id));
        Assert.Equal("All terms", tables[0].Rows[^1].Cells[0].Text);
        Assert.Equal(["p0", "p1", "p2"], tables[1].Rows.Select(row => row.Cells[1].Text));
    }

    [Fact]
    public void A_curved_covariate_is_one_row_without_a_hazard_ratio()
    {
        CoxTermResult[] terms = [.. Model().Terms.Take(1).SelectMany(term => (CoxTermResult[])[term with { Curved = true }, term with { Term = term.Term + "'", Curved = true }])];
        ReportTable table = new CoxTables(Edition.Plain).Of(Model() with { Terms = terms }, "cox-1").First();
        Assert.Equal("curve", Assert.Single(table.Rows).Cells[1].Text);
    }

    [Theory]
    [InlineData("t<=365", "until 365")]
    [InlineData("365<t<=730", "365 to 730")]
    [InlineData("t>730", "after 730")]
    [InlineData("log(t)", "per unit of log time")]
    public void Times_of_a_coefficient_are_read_as_words(string time, string words)
    {
        CoxTermResult term = Model().Terms[0] with { Level = null, Reference = null, Time = time };
        Assert.Equal(words, Assert.Single(Assert.Single(CoxVariable.Of([term], Edition.Plain.Words)).Levels).Level);
    }

    [Theory]
    [InlineData(0, 10, 6, new double[] { 0, 2, 4, 6, 8, 10 })]
    [InlineData(-0.31, 0.12, 5, new double[] { -0.3, -0.2, -0.1, 0, 0.1 })]
    [InlineData(29, 81, 7, new double[] { 30, 40, 50, 60, 70, 80 })]
    public void Ticks_are_round_numbers(double low, double high, int most, double[] ticks) => Assert.Equal(ticks, NumberTicks.Between(low, high, most));

    private static CoxResult Model() => MadeModels.Model(MadeModels.Numeric("age", "Age (years)", 1.2, 1.0, 1.4, 0.03)) with { Checks = Checks };

    private static EffectPoint Point(double value) => new(value, 0.02 * (value - 60), Math.Exp(0.02 * (value - 60)), Math.Exp((0.02 * (value - 60)) - 0.2), Math.Exp((0.02 * (value - 60)) + 0.2));

    private static SchoenfeldResult Curve(string term) => new(
        term, 0.3, "km", [.. Enumerable.Range(0, 60).Select(i => new SchoenfeldPoint(i + 1, i / 60.0, Math.Sin(i * 7)))],
        [.. Enumerable.Range(0, 40).Select(i => new SchoenfeldSmooth(1 + (i * 59 / 39.0), i * 59 / (39 * 60.0), 0.3, 0.1, 0.5))]);

    private static void Inside(Scene scene)
    {
        Box page = new(0, 0, scene.Width, scene.Height);
        Assert.All(scene.Texts, text => Assert.True(page.Holds(text.Bounds), $"'{text.Text}' leaves the page"));
        Assert.All(scene.Marks.OfType<PathMark>().SelectMany(path => path.Points), spot => Assert.True(spot.X >= 0 && spot.X <= page.Right && spot.Y >= 0 && spot.Y <= page.Bottom));
    }
}
