using System.CommandLine;
using System.Globalization;
using Oncohort.Cli.Options;
using Oncohort.Cli.Output;
using Oncohort.Reporting;
using Oncohort.Study;
using Oncohort.Study.Results;

namespace Oncohort.Cli.Verbs;

/// <summary><c>run STUDY.yaml --out DIR</c>: the whole study.</summary>
internal sealed class RunVerb : Verb
{
    private readonly Argument<string> _study = new("STUDY.yaml") { Description = "the study file" };
    private readonly Option<string?> _out = OptionReading.One("--out", "DIR", "the folder of the report; an older report in it is replaced");
    private readonly Option<bool> _json = OptionReading.Flag("--json", "print the results as one JSON document");

    /// <inheritdoc/>
    public override string Name => "run";

    /// <inheritdoc/>
    public override string Description => "The whole study: report, tables, figures, results and provenance.";

    /// <inheritdoc/>
    protected override void AddTo(Command command)
    {
        command.Add(_study);
        command.Add(_out);
        command.Add(_json);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult parsed, Terminal terminal)
    {
        List<Cohort.Faults.Fault> faults = [];
        string folder = parsed.Required(_out, faults);
        if (faults.Count > 0) throw new Cohort.Faults.InputException(faults);
        string studyPath = parsed.GetValue(_study)!;
        StudyResults results;
        using (var progress = new ProgressLine(terminal, "reading the study"))
            results = StudyReport.Write(studyPath, folder, Render, TimeProvider.System, progress.Next);
        Print(results, folder, parsed.GetValue(_json), terminal);
        return results.Analyses.Count == 0 && results.Failures.Count > 0 ? ExitCode.Impossible : ExitCode.Done;
    }

    private static void Render(StudyResults results, PreparedStudy study, string folder) => ReportWriter.Write(results, Inputs(results, study), folder);

    private static ReportInputs Inputs(StudyResults results, PreparedStudy study) => new()
    {
        Provenance =
        [
            new ProvenanceEntry("Study file", $"{Path.GetFileName(study.File.Path)}, SHA-256 {study.File.Sha256}"),
            new ProvenanceEntry("Data", $"SHA-256 {results.DataSha256}"),
            new ProvenanceEntry("Oncohort", results.Version),
            new ProvenanceEntry(".NET", Environment.Version.ToString()),
            new ProvenanceEntry("Seed", study.File.Seed.ToString(CultureInfo.InvariantCulture)),
        ],
        PresetDifferences = [.. study.File.PresetDifferences.Select(difference => new PresetDifference(difference.Setting, difference.Preset, difference.InForce))],
    };

    private static void Print(StudyResults results, string folder, bool asJson, Terminal terminal)
    {
        foreach (AnalysisFailure failure in results.Failures) terminal.Error.WriteLine($"not done {failure.Code}: {failure.Title} ({failure.Id}): {failure.Reason}");
        if (asJson)
        {
            using var document = new MemoryStream();
            ResultJson.Write(document, results);
            terminal.Write(document);
            return;
        }

        string failed = results.Failures.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {results.Failures.Count} not possible");
        terminal.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{results.Read} read, {results.Included} included, {StudySummary.Count(results.Analyses.Count, "analysis", "analyses")} done{failed}\n{Path.Combine(folder, "report.html")}\n"));
    }
}
