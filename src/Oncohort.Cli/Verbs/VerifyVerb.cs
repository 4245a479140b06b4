using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Oncohort.Cli.Options;
using Oncohort.Cli.Output;
using Oncohort.Study;
using Oncohort.Study.Results;

namespace Oncohort.Cli.Verbs;

/// <summary><c>verify DIR</c>: prove that a report, its study file and its data belong together.</summary>
internal sealed class VerifyVerb : Verb
{
    private readonly Argument<string> _folder = new("DIR") { Description = "the folder of a report" };
    private readonly Option<string?> _study = OptionReading.One("--study", "STUDY.yaml", "the study file; without it one of the recorded name and hash is looked for beside the folder and here");
    private readonly Option<bool> _json = OptionReading.Flag("--json", "print one JSON document");

    /// <inheritdoc/>
    public override string Name => "verify";

    /// <inheritdoc/>
    public override string Description => "Prove that a report, its study file and its data belong together.";

    /// <inheritdoc/>
    protected override void AddTo(Command command)
    {
        command.Add(_folder);
        command.Add(_study);
        command.Add(_json);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult parsed, Terminal terminal)
    {
        string folder = parsed.GetValue(_folder)!;
        VerifiedReport report;
        using (var progress = new ProgressLine(terminal, "reading the report"))
            report = ReportVerification.Run(folder, parsed.GetValue(_study), StudyRendering.Again, [StudyRendering.Printed], TimeProvider.System, progress.Next);
        if (parsed.GetValue(_json)) terminal.Write(Json(report));
        else Print(report, terminal);
        return report.Belongs ? ExitCode.Done : ExitCode.Impossible;
    }

    private static void Print(VerifiedReport report, Terminal terminal)
    {
        terminal.Write(PlainText.Render(terminal, console => console.Table(
            ["item", "verdict", "detail"], report.Items.Select(item => (string[])[item.Name, Word(item.Verdict), item.Detail]), texts: 3)));
        int wrong = report.Items.Count(item => item.Verdict is not (ItemVerdict.Belongs or ItemVerdict.NotChecked));
        string verdict = !report.Belongs ? $"{wrong.ToString(CultureInfo.InvariantCulture)} of {report.Items.Count.ToString(CultureInfo.InvariantCulture)} items do not belong"
            : report.Rerun ? "everything belongs together: the hashes are as recorded, and running the study again makes the same files"
            : "the hashes are as recorded; the study was not run again, name its file by --study";
        terminal.Write(verdict + "\n");
    }

    private MemoryStream Json(VerifiedReport report)
    {
        var document = new MemoryStream();
        using var json = new Utf8JsonWriter(document, ResultJson.Options(indented: true));
        json.WriteStartObject();
        DocumentHead.Write(json, Name, report.Items.Count, [], new { rerun = report.Rerun });
        json.WriteBoolean("belongs", report.Belongs);
        json.WriteBoolean("rerun", report.Rerun);
        json.WriteStartArray("items");
        foreach (VerifiedItem item in report.Items)
        {
            json.WriteStartObject();
            json.WriteString("item", item.Name);
            json.WriteString("verdict", Word(item.Verdict));
            json.WriteString("recorded", item.Recorded);
            json.WriteString("found", item.Found);
            json.WriteString("detail", item.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        return document;
    }

    private static string Word(ItemVerdict verdict) => verdict switch
    {
        ItemVerdict.Belongs => "belongs",
        ItemVerdict.NotChecked => "not-checked",
        ItemVerdict.Changed => "changed",
        ItemVerdict.Missing => "missing",
        ItemVerdict.Foreign => "foreign",
        _ => "not-reproduced",
    };
}
