using System.CommandLine;
using System.Text.Json;
using Oncohort.Cli.Options;
using Oncohort.Cli.Output;
using Oncohort.Study;
using Oncohort.Study.Results;

namespace Oncohort.Cli.Verbs;

/// <summary><c>check STUDY.yaml</c>: every fault in the study file and its data at once.</summary>
internal sealed class CheckVerb : Verb
{
    private readonly Argument<string> _study = new("STUDY.yaml") { Description = "the study file" };
    private readonly Option<bool> _json = OptionReading.Flag("--json", "print one JSON document");

    /// <inheritdoc/>
    public override string Name => "check";

    /// <inheritdoc/>
    public override string Description => "Every fault in a study file and its data at once; nothing is computed.";

    /// <inheritdoc/>
    protected override void AddTo(Command command)
    {
        command.Add(_study);
        command.Add(_json);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult parsed, Terminal terminal)
    {
        string path = parsed.GetValue(_study)!;
        using PreparedStudy study = PreparedStudy.Open(path);
        if (!parsed.GetValue(_json))
        {
            terminal.Write($"{path} fits its data: {StudySummary.Of(study)}.\n");
            return ExitCode.Done;
        }

        using var document = new MemoryStream();
        using (var json = new Utf8JsonWriter(document, ResultJson.Options(indented: true))) WriteJson(json, study);
        terminal.Write(document);
        return ExitCode.Done;
    }

    private void WriteJson(Utf8JsonWriter json, PreparedStudy study)
    {
        json.WriteStartObject();
        DocumentHead.Write(json, Name, study.Included, study.Attrition.Select(step => (step.Reason, step.Excluded)), study.File.Settings.ToDictionary());
        json.WriteString("study", study.File.Id);
        json.WriteNumber("read", study.Read);
        json.WriteNumber("endpoints", study.File.Endpoints.Count);
        json.WriteNumber("analyses", study.File.Analyses.Count);
        json.WriteEndObject();
    }
}
