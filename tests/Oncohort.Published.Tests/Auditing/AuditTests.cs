using Xunit;

namespace Oncohort.Published.Tests.Auditing;

public class AuditTests
{
    private static readonly IReadOnlyList<AuditFinding> Findings = Audited.Reference();

    [Fact]
    public void The_reference_study_has_at_least_seventy_findings() => Assert.True(Findings.Count >= 70);

    [Fact]
    public void Only_the_known_slips_of_the_reference_study_are_inconsistent() => Assert.Equal(
        ["dm5_stage_1_2 60", "dm5_stage_3 60", "dm5_stage_4 60", "fig1b_3_v_4", "metastasis_abstract", "metastasis_text and metastasis_abstract"],
        Findings.Ids(AuditVerdict.Inconsistent));

    [Theory]
    [InlineData("table1_age p", "table_p")]
    [InlineData("table1_sex p", "table_p")]
    [InlineData("table1_who p", "table_p")]
    [InlineData("sites other", "percentage")]
    public void Cut_numbers_are_found(string id, string kind) => Assert.Equal(AuditVerdict.Rounding, Findings.The(id, kind).Verdict);

    [Fact]
    public void A_count_raised_by_one_is_found() => Assert.Contains(
        Audited.Reference(("\"cells\": [\"70\", \"324\"]", "\"cells\": [\"71\", \"324\"]")),
        finding => finding is { Kind: "count", Verdict: AuditVerdict.Inconsistent } && finding.Id.StartsWith("table1_sex", StringComparison.Ordinal));

    [Theory]
    [InlineData("98.5", AuditVerdict.Consistent)]
    [InlineData("98.6", AuditVerdict.Inconsistent)]
    public void A_percentage_without_a_count_is_held_against_the_rest(string printed, AuditVerdict verdict) =>
        Assert.Equal(verdict, Audited.Reference(("\"percent\": \"98.5\"", $"\"percent\": \"{printed}\"")).The("follow_up_complete", "percentage").Verdict);

    [Theory]
    [InlineData("17.2", AuditVerdict.Consistent)]
    [InlineData("17.17", AuditVerdict.Consistent)]
    [InlineData("17", AuditVerdict.Consistent)]
    [InlineData("17.3", AuditVerdict.Inconsistent)]
    [InlineData("18", AuditVerdict.Inconsistent)]
    public void A_percentage_printed_twice_is_compared(string second, AuditVerdict verdict) => Assert.Equal(
        verdict, Audited.Reference(("\"percent\": \"17.3\"", $"\"percent\": \"{second}\"")).The("metastasis_text and metastasis_abstract", "repeated_percentage").Verdict);

    [Fact]
    public void Figures_that_equal_crude_proportions_by_a_named_estimator_are_not_accused() =>
        Assert.DoesNotContain("dm5_stage_3 60", Audited.Reference(("\"estimator\": \"not stated\"", "\"estimator\": \"kaplan-meier\"")).Ids(AuditVerdict.Inconsistent));
}
