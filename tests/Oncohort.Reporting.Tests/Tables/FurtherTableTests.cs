using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tables;
using Oncohort.Reporting.Tests.Made;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Reporting.Tests.Tables;

public sealed class FurtherTableTests
{
    [Fact]
    public void Incidence_is_printed_by_group_time_and_cause()
    {
        ReportTable[] tables = [.. new CumulativeIncidenceTables(Edition.Plain).Of(MadeIncidence.Of(["RT", "CRT"]), "c")];

        Assert.Equal(["c-events", "c-times", "c-gray"], tables.Select(table => table.Id));
        Assert.Equal(["RT", "60", "15", "16"], Row(tables[0], "RT"));
        Assert.Equal(["24 months", "44", "15.0 (10.5\u201319.5)", "30.0 (21.0\u201339.0)"], Row(tables[1], "24"));
        Assert.Equal(["90 months", "0", "NE", "NE"], Row(tables[1], "90"));
        Assert.Equal(["Distant metastasis", "6.25", "1", "0.012"], Row(tables[2], "Distant"));
        Assert.Equal(["Competing event 2", "NE", "1", "NE"], Row(tables[2], "Competing"));
        Assert.All(tables, Whole);
    }

    [Fact]
    public void Landmarks_state_who_is_in_who_is_left_out_and_the_reference()
    {
        ReportTable table = Assert.Single(new LandmarkTables(Edition.Plain).Of(MadeIncidence.Landmarks(6, 12), "l"));

        Whole(table);
        Assert.Equal("1 (reference)", Row(table, "no")[4]);
        Assert.Equal(["0.62 (0.41\u20130.94)", "0.024"], Row(table, "yes")[4..]);
        Assert.Equal("NE", Row(table, "From 12")[5]);
        Assert.Contains(table.Footnotes, note => note is { Mark: "a", Text: "From 6 months on, left out: event by the landmark (n\u00a0=\u00a012); observation ended by the landmark (n\u00a0=\u00a03)." });
    }

    [Fact]
    public void Fixed_times_state_differences_in_percentage_points()
    {
        KaplanMeierResult result = MadeStudy.TwoArms() with
        {
            Milestones = [new MilestoneResult(12, "b", "a", 0.1234, 0.05, 0.0254, 0.2214, 0.0136, new Interval(1.25, 1.02, 1.53), 0.031, null)],
            Conditional = [new ConditionalSurvivalResult("a", 6, 12, 40, 0.75, 0.05, 0.66, 0.86), new ConditionalSurvivalResult("a", 6, 90, 0, null, null, null, null)],
        };
        ReportTable[] tables = [.. new SurvivalTables(Edition.Plain).Of(result, "k").Where(table => table.Id is "k-milestones" or "k-conditional")];

        Assert.Equal(["12 months: b vs a", "12.3 (2.5 to 22.1)", "0.014", "1.25 (1.02\u20131.53)", "0.031", "NE"], Row(tables[0], "12"));
        Assert.Equal(["a", "6 months", "12 months", "40", "75.0 (66.0\u201386.0)"], Row(tables[1], "a"));
        Assert.Equal("NE", tables[1].Rows[1].Cells[4].Text);
        Assert.All(tables, Whole);
    }

    [Fact]
    public void MaxCombo_and_permutation_tests_are_said_in_words()
    {
        LogRankResult test = MadeStudy.TwoArms().LogRank! with
        {
            Settings = new SortedDictionary<string, object?>(StringComparer.Ordinal) { ["test"] = "maxcombo" },
            Chi2 = null,
            P = 0.004,
            MaxCombo = new MaxComboTestResult(2.953, 0.004, [new MaxComboComponentResult(0, 0.5, -2.953, 0.003), new MaxComboComponentResult(1, 0, null, null)], [[1, 0], [0, 1]]),
            Permutation = new PermutationTestResult(0.0125, false, 999, 1, 0.006, 0.021, 6),
        };
        ReportTable[] tables = [.. new LogRankTables(Edition.Plain).Of(test, "t", null)];

        Assert.Contains(tables[0].Footnotes, note => note.Text == "MaxCombo test: largest |z| = 2.95, p = 0.004.");
        Assert.Contains(tables[0].Footnotes, note => note.Text == "Permutation test: p = 0.013, from 999 random arrangements of the groups (Monte-Carlo interval 0.0060 to 0.0210).");
        Assert.Equal(["S(t\u2212)^0 (1 \u2212 S(t\u2212))^0.5", "\u22122.95", "0.003"], tables[1].Rows[0].Cells.Select(cell => cell.Text));
        Assert.Equal("NE", tables[1].Rows[1].Cells[1].Text);
    }

    [Fact]
    public void Restricted_means_have_a_table_of_ratios()
    {
        RestrictedMeanResult result = MadeTables.RestrictedMean() with { Ratios = [new RestrictedMeanRatioResult("B", "A", 0.94, 0.03, 0.88, 0.99, -2.1, 0.036)] };
        ReportTable table = new RestrictedMeanTables(Edition.Plain).Of(result, "r").Single(candidate => candidate.Id == "r-ratios");

        Assert.Equal(["B over A", "0.94 (0.88\u20130.99)", "0.036"], Row(table, "B over A"));
    }

    private static void Whole(ReportTable table) => Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Cells.Count));

    private static string[] Row(ReportTable table, string start) =>
        [.. table.Rows.First(row => row.Cells[0].Text.StartsWith(start, StringComparison.Ordinal)).Cells.Select(cell => cell.Text)];
}
