using Oncohort.Published.Auditing;

namespace Oncohort.Published;

/// <summary>Recomputes what a study printed from what it printed. docs/methods/audit.md states each check.</summary>
public static class Audit
{
    /// <summary>Audits a study.</summary>
    /// <returns>The findings in the order of the study, agreeing ones included.</returns>
    public static IReadOnlyList<AuditFinding> Run(PublishedStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        var findings = new List<AuditFinding>();
        var known = new KnownCounts(study, findings);
        findings.AddRange(PercentageChecks.Of(study, known));
        findings.AddRange(RepeatChecks.Of(study, known));
        findings.AddRange(StageChecks.Of(study, known));
        findings.AddRange(TestChecks.Of(study));
        findings.AddRange(RatioChecks.Of(study));
        findings.AddRange(SummaryChecks.Of(study, known));
        findings.AddRange(CrudeChecks.Of(study, known));
        findings.AddRange(PointChecks.Of(study, known));
        findings.AddRange(EventChecks.Of(study, known));
        return findings;
    }
}
