using Oncohort.Reporting.Formatting;
using Oncohort.Reporting.Tables;
using Oncohort.Reporting.Tests.Made;
using Oncohort.Study.Results;
using Xunit;

namespace Oncohort.Reporting.Tests.Tables;

public sealed class FineGrayTableTests
{
    private static readonly ReportTable[] Tables = [.. new FineGrayTables(Edition.Plain).Of(MadeFineGray.Model(), "finegray-1")];

    [Fact]
    public void The_subdistribution_stands_beside_the_cause_specific_models()
    {
        ReportTable table = Tables[0];
        Assert.Equal(
            [null, "Subdistribution", "Subdistribution", "Cause-specific: distant metastasis", "Cause-specific: distant metastasis", "Cause-specific: competing event 2", "Cause-specific: competing event 2"],
            table.Columns.Select(column => column.Span));
        Assert.Equal("SHR (95% CI)", table.Columns[1].Header);
        Assert.Equal(["Age (years), per unit", "Stage", "II", "III", "IV"], table.Rows.Select(row => row.Cells[0].Text));
        Assert.Equal("1.84 (1.20\u20132.82)", table.Rows[3].Cells[1].Text);
        Assert.Equal("a", table.Rows[4].Cells[1].Mark);
        Assert.Contains(table.Footnotes, note => note.Text.Contains("events = 63, competing events = 118", StringComparison.Ordinal));
        Assert.Contains(table.Footnotes, note => note.Text.Contains("as much as 1.042", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_covariate_alone_stands_first()
    {
        FineGrayResult model = MadeFineGray.Model();
        ReportTable table = new FineGrayTables(Edition.Plain).Of(model with { Univariable = [model, model], CauseSpecific = null }, "f").First();
        Assert.Equal(["Subdistribution, each alone", "Subdistribution"], table.Columns.Skip(1).Select(column => column.Span!).Distinct());
    }

    [Fact]
    public void Bootstrap_and_predictions_have_tables_of_their_own()
    {
        Assert.Equal(["finegray-1", "finegray-1-bootstrap", "finegray-1-predicted"], Tables.Select(table => table.Id));
        Assert.Equal(["Age (years)", "0.2000", "0.0161", "0.99\u20131.05"], Tables[1].Rows[0].Cells.Select(cell => cell.Text));
        Assert.Contains("2 without a finite estimate are left out", Tables[1].Footnotes[0].Text, StringComparison.Ordinal);
        Assert.Equal("Predicted cumulative incidence of distant metastasis (%)", Tables[2].Caption);
        Assert.Equal(["age 70, stage III", "30.0", "60.0", "NE"], Tables[2].Rows[1].Cells.Select(cell => cell.Text));
    }
}
