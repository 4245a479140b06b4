using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tables;
using Oncohort.Reporting.Tests.Made;
using Oncohort.Study.Results;
using Xunit;
using TestResult = Oncohort.Study.Results.TestResult;

namespace Oncohort.Reporting.Tests.Tables;

public sealed class TableTests
{
    public static TheoryData<string> Ids() => [.. ReportWriter.Tables(MadeStudy.Full()).Select(table => table.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_row_has_a_cell_a_column_and_no_number_that_is_none(string id)
    {
        ReportTable table = ReportWriter.Tables(MadeStudy.Full()).Single(candidate => candidate.Id == id);

        Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Cells.Count));
        Assert.All(table.Rows.SelectMany(row => row.Cells), cell => Assert.DoesNotMatch("NaN|Infinity|∞", cell.Text));
        string[] marks = [.. table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Mark).OfType<string>().Distinct()];
        Assert.All(marks, mark => Assert.Contains(table.Footnotes, note => note.Mark == mark));
    }

    [Fact]
    public void Table_1_prints_counts_medians_missing_and_marks_the_tests()
    {
        ReportTable table = new CharacteristicsTable(Edition.Plain).Of(MadeTables.Table1(), "t");

        Assert.Equal(["Age (years), median (IQR)", "58.4 (49.1\u201366.3)", "60.2 (51.0\u201368.1)", "57.0 (47.7\u201364.9)", "0.041"], Row(table, "Age"));
        Assert.Equal(["Female", "112 (26.6)", "60 (30.5)", "52 (23.2)", ""], Row(table, "Female"));
        Assert.Equal(["Missing, n", "9", "5", "4", ""], Row(table, "Missing"));
        Assert.Contains(table.Footnotes, note => note is { Mark: "b", Text: "Pearson chi-square." });
        Assert.Equal("Treatment", table.Columns[2].Span);
    }

    [Fact]
    public void The_Cox_table_has_reference_rows_and_no_number_for_separation()
    {
        ReportTable table = new CoxTables(Edition.Plain).Of(MadeModels.Table(), "c").First();

        Assert.Equal(["Female", "1 (reference)", "", "\u2013", ""], Row(table, "Female"));
        Assert.Equal(["IV", "4.42 (2.49\u20137.85)", "<0.001", "4.42 (2.49\u20137.85)", "<0.001"], Row(table, "IV"));
        Assert.Equal(["Lip", "NE", "\u2013", "NE", "\u2013"], Row(table, "Lip"));
        Assert.Contains(table.Footnotes, note => note is { Mark: "a", Text: "Not estimable (separation)." });
        Assert.Contains(table.Footnotes, note => note.Text.Contains("univariable p < 0.10", StringComparison.Ordinal));
    }

    [Fact]
    public void Survival_past_the_last_follow_up_is_not_estimable()
    {
        ReportTable table = new SurvivalTables(Edition.Plain).Of(MadeStudy.TwoArms(), "k").Single(candidate => candidate.Id == "k-times");

        Assert.Equal(["120 months", "0", "NE"], table.Rows[^1].Cells.Select(cell => cell.Text));
        Assert.Contains(table.Footnotes, note => note.Text.StartsWith("NE, not estimable.", StringComparison.Ordinal));
    }

    [Fact]
    public void Printed_survival_is_the_result_rounded()
    {
        KaplanMeierResult result = MadeStudy.TwoArms();
        ReportTable table = new SurvivalTables(Edition.Plain).Of(result, "k").Single(candidate => candidate.Id == "k-times");
        KaplanMeierTime[] at = [.. result.Strata.SelectMany(stratum => stratum.At)];
        ReportRow[] rows = [.. table.Rows.Where(row => row.Kind == RowKind.Member)];

        Assert.Equal(at.Length, rows.Length);
        for (int i = 0; i < at.Length; i++)
        {
            if (at[i].Survival is not double survival) continue;
            double printed = double.Parse(rows[i].Cells[2].Text.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
            Assert.InRange(printed, (survival * 100) - 0.0501, (survival * 100) + 0.0501);
        }
    }

    [Fact]
    public void A_model_of_nothing_but_nulls_prints_only_words()
    {
        CoxResult none = MadeModels.Model(MadeModels.Separated("a", "A", "y", "n")) with
        {
            Tests = new CoxTests(new TestResult(null, 1, null), new TestResult(null, 1, null), new TestResult(null, 1, null)),
            Concordance = new ConcordanceResult(null, null),
            Converged = false,
            Ph = [new ProportionalHazardsResult("GLOBAL", null, 1, null)],
        };
        ReportTable[] tables = [.. new CoxTables(Edition.Plain).Of(none, "c")];

        Assert.Equal(["y", "NE", "\u2013"], Row(tables[0], "y"));
        Assert.Contains(tables[0].Footnotes, note => note.Text == "Model: the iteration did not converge.");
        Assert.Equal(["Global", "NE", "1", "NE"], Row(tables[1], "Global"));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("-cmd", "'-cmd")]
    [InlineData("\u22121.25", "-1.25")]
    [InlineData(">=44", ">=44")]
    public void Csv_cells_are_quoted_and_never_run_as_formulas(string text, string cell)
    {
        ReportTable table = new() { Id = "t", Caption = "c", Columns = [new("h")], Rows = [new ReportRow(RowKind.Plain, [text])] };

        Assert.Equal($"h\n{cell}\n", CsvTable.Write(table));
    }

    private static string[] Row(ReportTable table, string start) =>
        [.. table.Rows.First(row => row.Cells[0].Text.StartsWith(start, StringComparison.Ordinal)).Cells.Select(cell => cell.Text)];
}
