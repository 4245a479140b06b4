using Oncohort.Oncology.FollowUp;
using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tables;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Reporting.Tests.Tables;

public sealed class FollowUpTableTests
{
    private static readonly DateOnly Day = new(2011, 1, 15);

    [Fact]
    public void States_are_counted_and_open_patients_listed_worst_first()
    {
        ReportTable[] tables = [.. new FollowUpTables(Edition.Plain).Of(Result(
            Patient("a", FollowUpState.Due, 3), Patient("b", FollowUpState.Overdue, 40), Patient("c", FollowUpState.Overdue, 90), Patient("d", FollowUpState.UpToDate, 0)), "f")];

        Assert.Equal(["f", "f-patients"], tables.Select(table => table.Id));
        Assert.Equal("2 (50.0)", tables[0].Rows.Single(row => row.Cells[0].Text == "Overdue").Cells[1].Text);
        Assert.Equal("NE", tables[0].Rows[^1].Cells[1].Text);
        Assert.Equal(["c", "b", "a"], tables[1].Rows.Select(row => row.Cells[0].Text));
        Assert.Equal(["c", "Overdue", "2010-10-17", "90", "1", "", "CT, SPECT"], tables[1].Rows[0].Cells.Select(cell => cell.Text));
        Assert.All(tables.SelectMany(table => table.Rows.Select(row => (row.Cells.Count, table.Columns.Count))), pair => Assert.Equal(pair.Item2, pair.Item1));
    }

    [Fact]
    public void Without_open_patients_there_is_no_list() => Assert.Single(new FollowUpTables(Edition.Plain).Of(Result(Patient("d", FollowUpState.UpToDate, 0)), "f"));

    private static FollowUpStatus Patient(string id, FollowUpState state, int late) => new(id, state, Day.AddDays(-late), late, late > 0 ? 1 : 0, null, ["CT", "SPECT"]);

    private static FollowUpResult Result(params FollowUpStatus[] patients) => new()
    {
        N = patients.Length,
        Excluded = [],
        Warnings = [],
        Settings = new SortedDictionary<string, object?>(StringComparer.Ordinal),
        AsOf = Day,
        Completeness = new FollowUpCompleteness(patients.Length, 0, 1, null),
        Patients = patients,
        States = Enum.GetValues<FollowUpState>().ToDictionary(state => state, state => (Count)patients.Count(patient => patient.State == state)),
    };
}
