using System.CommandLine;
using System.Globalization;
using Oncohort.Cli.Options;
using Oncohort.Cli.Output;
using Oncohort.Cohort.Faults;
using Oncohort.Reporting;
using Oncohort.Study;
using Oncohort.Study.Results;

namespace Oncohort.Cli.Verbs;

/// <summary><c>run STUDY.yaml --out DIR</c>: the whole study.</summary>
internal sealed class RunVerb : Verb
{
    private readonly Argument<string> _study = new("STUDY.yaml") { Description = "the study file" };
    private readonly Option<string?> _out = OptionReading.One("--out", "DIR", "the folder of the report; an older report in it is replaced");
    private readonly Option<string?> _formats = OptionReading.One("--formats", "html,docx,xlsx,pdf", "the documents to write (default: all)");
    private readonly Option<bool> _noPdf = OptionReading.Flag("--no-pdf", "leave out report.pdf, which needs Chromium or LibreOffice");
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
        command.Add(_formats);
        command.Add(_noPdf);
        command.Add(_json);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult parsed, Terminal terminal)
    {
        List<Fault> faults = [];
        string folder = parsed.Required(_out, faults);
        ReportFormats formats = FormatNames.Read(parsed, _formats, faults);
        if (parsed.GetValue(_noPdf)) formats &= ~ReportFormats.Pdf;
        if (faults.Count > 0) throw new InputException(faults);
        string studyPath = parsed.GetValue(_study)!;
        StudyResults results;
        IReadOnlyList<Warning> shortcomings = [];
        using (var progress = new ProgressLine(terminal, "reading the study"))
            results = StudyReport.Write(studyPath, folder, (found, study, staging) => shortcomings = ReportWriter.Write(found, StudyRendering.Inputs(found, study), staging, formats), TimeProvider.System, progress.Next);
        foreach (Warning shortcoming in shortcomings) terminal.Error.WriteLine($"warning {shortcoming.Code}: {shortcoming.Text}");
        Print(results, formats.HasFlag(ReportFormats.Html) ? Path.Combine(folder, "report.html") : folder, parsed.GetValue(_json), terminal);
        return results.Analyses.Count == 0 && results.Failures.Count > 0 ? ExitCode.Impossible : ExitCode.Done;
    }

    private static void Print(StudyResults results, string written, bool asJson, Terminal terminal)
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
            $"{results.Read} read, {results.Included} included, {StudySummary.Count(results.Analyses.Count, "analysis", "analyses")} done{failed}\n{written}\n"));
    }
}
