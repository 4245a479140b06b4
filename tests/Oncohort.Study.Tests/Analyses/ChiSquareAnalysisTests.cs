using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Results;
using Oncohort.Study.Settings;
using Xunit;

namespace Oncohort.Study.Tests.Analyses;

public sealed class ChiSquareAnalysisTests
{
    private static readonly EstimationSettings R = EstimationSettings.For(Preset.R);

    [Fact]
    public void Printed_counts_give_the_printed_p_values()
    {
        // R 4.2.2: chisq.test, chisq.test(correct = FALSE) and fisher.test of matrix(c(15, 39, 76, 400), 2).
        ChiSquareResult result = ChiSquareAnalysis.Run(new long[,] { { 15, 76 }, { 39, 400 } }, R);
        Assert.Equal((0.0292, 0.0465, 0.0362), (Round(result.Pearson.P), Round(result.Yates!.P), Round(result.Fisher.P)));
        Assert.Equal(530, result.N);
        Assert.Equal(["1", "2"], result.Rows);
    }

    [Fact]
    public void Larger_tables_have_no_correction_and_no_odds_ratio()
    {
        ChiSquareResult result = ChiSquareAnalysis.Run(new long[,] { { 5, 24, 28, 34 }, { 59, 131, 140, 109 } }, R);
        Assert.Equal((8.6684, 3, 0.0340), (Round(result.Pearson.Chi2), result.Pearson.Df, Round(result.Pearson.P)));
        Assert.Null(result.Yates);
        Assert.Null(result.Fisher.OddsRatio);
    }

    [Fact]
    public void Patients_missing_either_variable_are_left_out_once()
    {
        TestCohort cohort = new TestCohort().Texts("a", "x", "x", "y", "y", null, null).Texts("b", "p", "q", "p", "q", "q", null);
        ChiSquareResult result = ChiSquareAnalysis.Run(cohort, new ChiSquareRequest { Rows = new Variable("a"), ColumnVariable = new Variable("b") });
        Assert.Equal(4, result.N);
        Assert.Equal([new Exclusion("missing a", 2)], result.Excluded);
        Assert.Equal(0, result.Pearson.Chi2);
        Assert.Contains(result.Warnings, warning => warning.Code == "OCH069");
    }

    [Fact]
    public void A_variable_with_one_level_cannot_be_tested()
    {
        TestCohort cohort = new TestCohort().Texts("a", "x", "x").Texts("b", "p", "q");
        AnalysisImpossibleException impossible = Assert.Throws<AnalysisImpossibleException>(
            () => ChiSquareAnalysis.Run(cohort, new ChiSquareRequest { Rows = new Variable("a"), ColumnVariable = new Variable("b") }));
        Assert.Equal(FaultCode.OneGroup, impossible.Fault.Code);
    }

    [Fact]
    public void An_empty_margin_cannot_be_tested() =>
        Assert.Equal(FaultCode.EmptyMargin, Assert.Throws<AnalysisImpossibleException>(() => ChiSquareAnalysis.Run(new long[,] { { 0, 0 }, { 1, 2 } }, R)).Fault.Code);

    private static double Round(double? value) => Math.Round(value!.Value, 4);
}
