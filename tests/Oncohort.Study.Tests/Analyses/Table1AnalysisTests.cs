using Oncohort.Study.Analyses;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Xunit;

namespace Oncohort.Study.Tests.Analyses;

public sealed class Table1AnalysisTests
{
    private static readonly TestCohort Cohort = new TestCohort()
        .Texts("arm", "a", "a", "a", "a", "b", "b", "b", "b", null)
        .Texts("sex", "m", "f", "m", null, "f", "f", "f", "m", "m")
        .Numbers("age", 40, 50, 60, 71, 45, 55, null, 65, 99)
        .Numbers("three", 1, 2, 3, 1, 2, 3, 1, 2, 3);

    [Fact]
    public void A_categorical_variable_has_a_row_a_level_with_percentages_of_those_known()
    {
        Table1Result result = Run(new Variable("sex"));
        Assert.Equal(["f", "m"], result.Rows.Select(row => row.Level));
        Assert.Equal([new Table1Group("a", 4), new Table1Group("b", 4)], result.Groups);
        Table1Row male = result.Rows[1];
        Assert.Equal((3, 1, 300.0 / 7), (male.Overall.N, male.Overall.Missing, male.Overall.Percent));
        Assert.Equal((2, 1, 200.0 / 3), (male.Groups[0].N, male.Groups[0].Missing, male.Groups[0].Percent));
        Assert.Equal([new Exclusion("missing arm", 1)], result.Excluded);
    }

    [Fact]
    public void Small_expected_counts_choose_Fishers_test_and_Pearson_can_be_asked_for()
    {
        Assert.Equal("Fisher's exact test", Run(new Variable("sex")).Rows[0].Test);
        Table1Result pearson = Run(new Variable("sex"), Table1Test.Pearson);
        Assert.Equal("Pearson chi-square", pearson.Rows[0].Test);
        Assert.Contains(pearson.Warnings, warning => warning.Code == "OCH069");
        Assert.Null(pearson.Rows[1].Test);
    }

    [Theory]
    [InlineData(Preset.R, "Pearson chi-square with Yates's correction")]
    [InlineData(Preset.Sas, "Pearson chi-square")]
    public void The_preset_decides_the_correction_of_the_chi_square_test(Preset preset, string name) =>
        Assert.Equal(name, Run(new Variable("sex"), Table1Test.ChiSquare, preset).Rows[0].Test);

    [Fact]
    public void A_numeric_variable_has_one_row_with_its_distribution()
    {
        Table1Row age = Assert.Single(Run(new Variable("age")).Rows);
        Assert.Equal(("numeric", null, 1), (age.Kind, age.Level, age.Missing));
        Assert.Equal((55, 47.5, 62.75), (age.Groups[0].Median, age.Groups[0].Q1, age.Groups[0].Q3));
        Assert.Equal((3, 1, 45, 65, 55), (age.Groups[1].N, age.Groups[1].Missing, age.Groups[1].Min, age.Groups[1].Max, age.Groups[1].Mean));
        Assert.Equal("Wilcoxon rank-sum test (exact)", age.Test);
    }

    [Theory]
    [InlineData(Preset.R, 47.5, 62.75)]
    [InlineData(Preset.Sas, 45, 65.5)]
    [InlineData(Preset.Spss, 42.5, 68.25)]
    public void The_preset_decides_the_percentiles(Preset preset, double q1, double q3)
    {
        Table1Cell cell = Run(new Variable("age"), preset: preset).Rows[0].Groups[0];
        Assert.Equal((q1, q3), (cell.Q1, cell.Q3));
    }

    [Theory]
    [InlineData(Preset.R, "Welch's t test")]
    [InlineData(Preset.Stata, "Student's t test")]
    public void The_preset_decides_the_t_test(Preset preset, string name) => Assert.Equal(name, Run(new Variable("age"), Table1Test.T, preset).Rows[0].Test);

    [Fact]
    public void Three_groups_are_compared_by_Kruskal_and_Wallis_or_analysis_of_variance()
    {
        Table1Request request = new() { By = new Variable("three") { Factor = true }, Variables = [new Variable("age")] };
        Assert.Equal("Kruskal-Wallis test", Table1Analysis.Run(Cohort, request).Rows[0].Test);
        Assert.Equal("Analysis of variance", Table1Analysis.Run(Cohort, request with { Test = Table1Test.T }).Rows[0].Test);
    }

    [Fact]
    public void Without_groups_there_is_no_test()
    {
        Table1Result result = Table1Analysis.Run(Cohort, new Table1Request { Variables = [new Variable("sex"), new Variable("age")] });
        Assert.Equal((9, 0), (result.N, result.Groups.Count));
        Assert.All(result.Rows, row => Assert.Null(row.Test));
    }

    [Fact]
    public void A_declared_level_that_nobody_has_stays_with_a_count_of_0()
    {
        Table1Result result = Run(new Variable("sex") { Levels = ["m", "x", "f"] });
        Assert.Equal([("m", 3), ("x", 0), ("f", 4)], result.Rows.Select(row => (row.Level, row.Overall.N)));
        Assert.Contains(result.Warnings, warning => warning.Code == "OCH070");
    }

    private static Table1Result Run(Variable variable, Table1Test test = Table1Test.Auto, Preset preset = Preset.R) => Table1Analysis.Run(
        Cohort, new Table1Request { By = new Variable("arm"), Variables = [variable], Test = test, Settings = EstimationSettings.For(preset) });
}
