using System.Runtime.CompilerServices;
using Xunit;

namespace Oncohort.Published.Tests.Auditing;

/// <summary>Studies of the examples, as they are or with a text put in another's place, and what the audit says of them.</summary>
internal static class Audited
{
    public static IReadOnlyList<AuditFinding> Text(string json) => Audit.Run(PublishedStudyFile.Parse(json, "study.json"));

    public static IReadOnlyList<AuditFinding> Example(string path, params (string Old, string New)[] changes)
    {
        string text = File.ReadAllText(Path.Combine(Root(), "examples", path));
        foreach ((string old, string instead) in changes)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            text = text.Replace(old, instead, StringComparison.Ordinal);
        }

        return Text(text);
    }

    public static IReadOnlyList<AuditFinding> Reference(params (string Old, string New)[] changes) => Example("npc-imrt/published.json", changes);

    public static AuditFinding The(this IReadOnlyList<AuditFinding> findings, string id, string kind) => Assert.Single(findings, finding => finding.Id == id && finding.Kind == kind);

    public static string[] Ids(this IReadOnlyList<AuditFinding> findings, AuditVerdict verdict) =>
        [.. findings.Where(finding => finding.Verdict == verdict).Select(finding => finding.Id).Order(StringComparer.Ordinal)];

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
