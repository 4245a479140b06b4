using System.Runtime.CompilerServices;
using Xunit;

namespace Oncohort.Published.Tests;

public class AuditTests
{
    private static readonly IReadOnlyList<AuditFinding> Findings = Audit.Run(PublishedStudyFile.Read(Reference()));

    [Fact]
    public void The_reference_study_has_at_least_seventy_findings() => Assert.True(Findings.Count >= 70);

    [Fact]
    public void Only_the_known_slips_of_the_reference_study_are_inconsistent() => Assert.Equal(
        ["dm5_stage_1_2 60", "dm5_stage_3 60", "dm5_stage_4 60", "fig1b_3_v_4", "metastasis_abstract"],
        Findings.Where(finding => finding.Verdict == AuditVerdict.Inconsistent).Select(finding => finding.Id).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("table1_age p")]
    [InlineData("table1_sex p")]
    [InlineData("table1_who p")]
    [InlineData("sites other")]
    public void Cut_numbers_are_found(string id) => Assert.Equal(AuditVerdict.Rounding, Findings.Single(finding => finding.Id == id && finding.Kind != "count").Verdict);

    [Fact]
    public void A_count_raised_by_one_is_found()
    {
        string raised = File.ReadAllText(Reference()).Replace("\"cells\": [\"70\", \"324\"]", "\"cells\": [\"71\", \"324\"]", StringComparison.Ordinal);
        Assert.Contains(Audit.Run(PublishedStudyFile.Parse(raised, "raised.json")), finding => finding is { Kind: "count", Verdict: AuditVerdict.Inconsistent } && finding.Id.StartsWith("table1_sex", StringComparison.Ordinal));
    }

    private static string Reference([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "examples", "npc-imrt", "published.json"));
}
