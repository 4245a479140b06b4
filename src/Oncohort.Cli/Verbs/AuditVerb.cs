using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Oncohort.Cli.Options;
using Oncohort.Cli.Output;
using Oncohort.Published;
using Oncohort.Study;
using Oncohort.Study.Results;

namespace Oncohort.Cli.Verbs;

/// <summary><c>audit PUBLISHED.json</c>: recompute what a paper printed from what it printed.</summary>
internal sealed class AuditVerb : Verb
{
    private readonly Argument<string> _published = new("PUBLISHED.json") { Description = "the published study" };
    private readonly Option<bool> _json = OptionReading.Flag("--json", "print one JSON document");

    /// <inheritdoc/>
    public override string Name => "audit";

    /// <inheritdoc/>
    public override string Description => "Recompute what a paper printed from what it printed.";

    /// <inheritdoc/>
    protected override void AddTo(Command command)
    {
        command.Add(_published);
        command.Add(_json);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult parsed, Terminal terminal)
    {
        PublishedStudy study = PublishedInput.Read(parsed.GetValue(_published)!);
        IReadOnlyList<AuditFinding> findings = Audit.Run(study);
        if (parsed.GetValue(_json))
        {
            using var document = new MemoryStream();
            using (var json = new Utf8JsonWriter(document, ResultJson.Options(indented: true))) WriteJson(json, study, findings);
            terminal.Write(document);
            return ExitCode.Done;
        }

        terminal.Write(PlainText.Render(terminal, console => console.Table(
            ["finding", "kind", "verdict", "printed", "recomputed", "detail"],
            findings.OrderBy(finding => finding.Verdict).Select(finding => (string[])[finding.Id, finding.Kind, Word(finding.Verdict), finding.Printed, finding.Recomputed?.ToString("G5", CultureInfo.InvariantCulture) ?? Figures.None, finding.Detail]),
            texts: 6)));
        string[] sums = [.. findings.GroupBy(finding => finding.Verdict).OrderBy(group => group.Key).Select(group => $"{group.Count().ToString(CultureInfo.InvariantCulture)} {Word(group.Key)}")];
        terminal.Write($"{findings.Count.ToString(CultureInfo.InvariantCulture)} findings: {string.Join(", ", sums)}\n");
        return ExitCode.Done;
    }

    private static string Word(AuditVerdict verdict) => verdict switch
    {
        AuditVerdict.Inconsistent => "inconsistent",
        AuditVerdict.Rounding => "rounding",
        AuditVerdict.NotCheckable => "not-checkable",
        _ => "consistent",
    };

    private void WriteJson(Utf8JsonWriter json, PublishedStudy study, IReadOnlyList<AuditFinding> findings)
    {
        json.WriteStartObject();
        DocumentHead.Write(json, Name, (int)study.Patients.Value, [], new { rounding = "half a unit of the last printed digit" });
        json.WriteString("study", study.Id);
        json.WriteStartArray("findings");
        foreach (AuditFinding finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("id", finding.Id);
            json.WriteString("kind", finding.Kind);
            json.WriteString("printed", finding.Printed);
            if (finding.Recomputed is { } value) json.WriteNumber("recomputed", value);
            else json.WriteNull("recomputed");
            json.WriteString("verdict", Word(finding.Verdict));
            json.WriteString("detail", finding.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
