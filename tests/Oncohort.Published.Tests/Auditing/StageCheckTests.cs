using Xunit;

namespace Oncohort.Published.Tests.Auditing;

public class StageCheckTests
{
    private const string StageRows = """[{"level": "I", "cells": ["0", "21"]}, {"level": "II", "cells": ["9", "105"]}, {"level": "III", "cells": ["42", "189"]}, {"level": "IVA-B", "cells": ["40", "124"]}]""";

    [Theory]
    [InlineData("stage from T and N", "6 T4 N3")]
    [InlineData("stage from T and N", "21 T1 N0")]
    [InlineData("stage metastasis yes from T and N", "1 T4 N3")]
    [InlineData("stage metastasis no from T and N", "5 T4 N3")]
    public void The_stage_counts_of_the_reference_study_imply_cells_of_the_joint_table(string id, string implied)
    {
        AuditFinding finding = Audited.Reference().The(id, "stage_count");
        Assert.Equal(AuditVerdict.Consistent, finding.Verdict);
        Assert.Contains(implied, finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Bounds_are_those_of_the_margins()
    {
        // T4 143 and N3 27: none to all of the N3 are T4.
        Assert.Contains("143 to 170", Audited.Reference().The("stage IVA-B", "stage_count").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stage_count_that_T_and_N_forbid_is_inconsistent()
    {
        // Only 3 metastatic patients are N0, so 4 cannot be in stage I.
        AuditFinding finding = Audited.Reference((StageRows, StageRows.Replace("\"0\", \"21\"", "\"4\", \"21\"", StringComparison.Ordinal).Replace("\"9\", \"105\"", "\"5\", \"105\"", StringComparison.Ordinal)))
            .The("stage metastasis yes I", "stage_count");
        Assert.Equal((AuditVerdict.Inconsistent, "4"), (finding.Verdict, finding.Printed));
        Assert.Contains("0 to 3", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Stage_counts_possible_one_by_one_but_not_together_are_inconsistent()
    {
        IReadOnlyList<AuditFinding> findings = Audited.Text(Small("1,2,0,2", "1,1,2,1", "1,2,0,2"));
        Assert.All(new[] { "I", "II", "III", "IV" }, level => Assert.Equal(AuditVerdict.Consistent, findings.The("stage " + level, "stage_count").Verdict));
        Assert.Equal(AuditVerdict.Inconsistent, findings.The("stage from T and N", "stage_count").Verdict);
    }

    [Theory]
    [InlineData("0,0,2,3")]
    [InlineData("0,1,2,2")]
    [InlineData("1,1,1,2")]
    [InlineData("1,1,0,3")]
    public void Stage_counts_of_some_joint_table_are_not_accused(string stages) =>
        Assert.Equal(AuditVerdict.Consistent, Audited.Text(Small("1,2,0,2", "1,1,2,1", stages)).The("stage from T and N", "stage_count").Verdict);

    [Fact]
    public void Without_N_nothing_is_said() =>
        Assert.Equal(AuditVerdict.NotCheckable, Audited.Text(Small("1,2,0,2", "1,1,2", "1,1,1,2")).The("stage", "stage_count").Verdict);

    [Fact]
    public void Letters_unknown_to_the_edition_leave_the_stage_open()
    {
        string text = Small("1,2,0,2", "1,1,2,1", "1,2,0,2").Replace("\"T2\"", "\"T2 or T3\"", StringComparison.Ordinal);
        Assert.DoesNotContain(Audited.Text(text), finding => finding is { Kind: "stage_count", Verdict: AuditVerdict.Inconsistent });
    }

    private static string Small(string t, string n, string stages) => $$"""
        {"id":"s","title":"t","source":{"citation":"c"},"patients":"5","variables":[
         {"id":"t","levels":["T1","T2","T3","T4"]},{"id":"n","levels":["N0","N1","N2","N3"]},
         {"id":"stage","levels":["I","II","III","IV"],"derived":{"staging":{"site":"nasopharynx","edition":7,"t":"t","n":"n","m":"M0",
          "groups":{"I":["I"],"II":["II"],"III":["III"],"IV":["IVA","IVB"]} } } }],
         "tables":[{"id":"t","variable":"t","rows":[{{Rows(["T1", "T2", "T3", "T4"], t)}}]},{"id":"n","variable":"n","rows":[{{Rows(["N0", "N1", "N2", "N3"], n)}}]},
          {"id":"stages","variable":"stage","rows":[{{Rows(["I", "II", "III", "IV"], stages)}}]}]}
        """;

    private static string Rows(string[] levels, string counts) =>
        string.Join(',', counts.Split(',').Zip(levels, (count, level) => $"{{\"level\":\"{level}\",\"cells\":[\"{count}\"]}}"));
}
