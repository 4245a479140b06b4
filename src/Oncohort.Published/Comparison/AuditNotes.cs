namespace Oncohort.Published.Comparison;

/// <summary>What the audit says of each printed number, found by the name that the side-by-side gives it.</summary>
internal sealed class AuditNotes
{
    private readonly Dictionary<string, AuditFinding> _findings = new(StringComparer.Ordinal);

    public AuditNotes(PublishedStudy study)
    {
        foreach (AuditFinding finding in Audit.Run(study).Where(finding => finding.Verdict != AuditVerdict.NotCheckable)) _findings.TryAdd(Plain(NumberOf(finding)), finding);
    }

    /// <summary>The finding that concerns a number; null when none does.</summary>
    public AuditFinding? Of(string number) => _findings.GetValueOrDefault(Plain(number));

    /// <summary>Findings name the part of a table or model after a blank and say by their kind which number it is.</summary>
    private static string NumberOf(AuditFinding finding) => finding.Kind switch
    {
        "percentage" or "repeated_percentage" or "crude_rate" => finding.Id + ".percent",
        "count" or "stage_count" => finding.Id + ".n",
        "table_p" => finding.Id[..^" p".Length] + ".test.p",
        "statistic_p" => finding.Id + ".p",
        _ => finding.Id,
    };

    private static string Plain(string name) => name.Replace(' ', '.');
}
