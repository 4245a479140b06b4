using Oncohort.Published;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tables;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Reporting.Tests.Tables;

public sealed class PublishedTableTests
{
    private static readonly PublishedResult Result = new()
    {
        N = 530,
        Excluded = [],
        Warnings = [],
        Settings = new Dictionary<string, object?>(),
        StudyId = "small",
        StudyTitle = "A small study",
        Citation = "Someone, 2020",
        Numbers =
        [
            Number("men.n", "Men, n", "text", "394", 394, "394", ComparisonVerdict.Equal),
            Number("rate", "Rate, %", "Table 1", "6.5", 6.593, "6.6", ComparisonVerdict.Rounding),
            Number("rate.kaplan-meier", "Rate, %", "Table 1", "6.5", 7.2, "7.2", ComparisonVerdict.Differs) with { Alternative = true },
            Number("p", "III v IV, p", "Table 1", "0.105", 0.122, "0.122", ComparisonVerdict.Differs) with
            {
                Finding = new AuditFinding("p", "statistic_p", "0.105", 0.1244, AuditVerdict.Inconsistent, "chi2 2.361 on 1 df"),
            },
            Number("dose", "Dose", null, "80", null, null, ComparisonVerdict.NotComparable) with { Why = "no column decides it" },
        ],
    };

    [Fact]
    public void Every_number_stands_under_the_place_where_it_was_printed()
    {
        ReportTable table = new PublishedTables(Edition.Plain).Of(Result, "published-1").Last();

        Assert.Equal(["Text", "Men, n", "Not said where", "Dose", "Table 1", "Rate, %", "Rate, %", "III v IV, p"], table.Rows.Select(row => row.Cells[0].Text));
        Assert.Equal([RowKind.Group, RowKind.Member, RowKind.Group], table.Rows.Take(3).Select(row => row.Kind));
        Assert.Equal(["394", "394", "equal"], table.Rows[1].Cells.Skip(1).Take(3).Select(cell => cell.Text));
        Assert.Equal(["80", "\u2013", "not comparable", "no column decides it"], table.Rows[3].Cells.Skip(1).Take(4).Select(cell => cell.Text));
        Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Cells.Count));
    }

    [Fact]
    public void A_slip_of_the_paper_is_told_in_its_row() =>
        Assert.Equal("inconsistent: chi2 2.361 on 1 df (0.1244)", new PublishedTables(Edition.Plain).Of(Result, "published-1").Last().Rows[7].Cells[5].Text);

    [Fact]
    public void A_number_counts_once_whatever_the_estimators()
    {
        ReportTable summary = new PublishedTables(Edition.Plain).Of(Result, "published-1").First();

        Assert.Equal("1 equal, 1 rounding, 1 differ, 1 not comparable", new PublishedTables(Edition.Plain).Summary(Result));
        Assert.Equal(["All", "1", "1", "1", "1", "4"], summary.Rows[^1].Cells.Select(cell => cell.Text));
    }

    private static ComparedNumber Number(string id, string label, string? place, string printed, double? value, string? text, ComparisonVerdict verdict) =>
        new(id, label, place, Printed.TryRead(printed)!, null, value, text, null, verdict, null);
}
