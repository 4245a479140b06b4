using Xunit;

namespace Oncohort.Published.Tests.Auditing;

/// <summary>Papers other than the reference study: every accusation was checked by hand, and there is no other.</summary>
public class OtherPapersTests
{
    [Theory]
    [InlineData("yang-npc-skeletal", "magnesium_1,smoking_1", "")] // 1410/2685 is 52.5 % and 1708/2685 is 63.6 %
    [InlineData("liu-npc-residual-nodes", "stage tumour_cells absent II,table1_neck_treatment surgery and radiotherapy present", "")] // 3 N1 and no N0 leave 3 for stage II, not 4; 5/68 is 7.4 %
    [InlineData("huang-npc-calcium", "table4_os age ratio,table4_rfs stage ratio", "low_calcium")] // 1.25 and 1.82 have the middle 1.51; 1.53 is not between 0.57 and 1.03; 1109/2094 is 52.96 %
    public void Only_what_was_read_by_hand_is_accused(string paper, string inconsistent, string rounding)
    {
        IReadOnlyList<AuditFinding> findings = Audited.Example($"published/{paper}.json");
        Assert.Equal(inconsistent, string.Join(',', findings.Ids(AuditVerdict.Inconsistent)));
        Assert.Equal(rounding, string.Join(',', findings.Ids(AuditVerdict.Rounding)));
        Assert.True(findings.Count(finding => finding.Verdict == AuditVerdict.Consistent) >= 20);
    }

    [Theory]
    [InlineData("table1_sex p", "printed p matches: pearson")]
    [InlineData("table1_t p", "printed p matches: fisher")]
    [InlineData("table1_invasion p", "printed p matches: fisher")]
    public void The_test_that_gave_a_p_value_is_named(string id, string detail) =>
        Assert.EndsWith(detail, Audited.Example("published/liu-npc-residual-nodes.json").The(id, "table_p").Detail, StringComparison.Ordinal);
}
