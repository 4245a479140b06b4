using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Oncohort.Cli.Options;
using Oncohort.Cli.Output;
using Oncohort.Cohort.Faults;
using Oncohort.Study;
using Oncohort.Study.Results;

namespace Oncohort.Cli.Verbs;

/// <summary><c>export STUDY.yaml --out FILE.csv</c>: the columns that a study uses, on wish without what identifies a patient.</summary>
internal sealed class ExportVerb : Verb
{
    private readonly Argument<string> _study = new("STUDY.yaml") { Description = "the study file" };
    private readonly Option<string?> _out = OptionReading.One("--out", "FILE.csv", "the file to write");
    private readonly Option<bool> _deidentify = OptionReading.Flag("--deidentify", "random numbers for identifiers, days for dates, no column that may name a patient");
    private readonly Option<string?> _seed = OptionReading.One("--seed", "N", "repeat a random order; without it nobody can");
    private readonly Option<string?> _topAge = OptionReading.One("--top-age", "YEARS", "the age that all greater ages become (default 90)");
    private readonly Option<string?> _minLevel = OptionReading.One("--min-level", "N", "leave levels of fewer patients empty (default: none)");
    private readonly Option<string?> _keep = OptionReading.One("--keep", "COL[,COL]", "columns to keep although they look like free text, years or identifiers");
    private readonly Option<bool> _json = OptionReading.Flag("--json", "print one JSON document");

    /// <inheritdoc/>
    public override string Name => "export";

    /// <inheritdoc/>
    public override string Description => "Write the columns that a study uses; --deidentify leaves out what identifies a patient.";

    /// <inheritdoc/>
    protected override void AddTo(Command command)
    {
        command.Add(_study);
        foreach (Option option in (Option[])[_out, _deidentify, _seed, _topAge, _minLevel, _keep, _json]) command.Add(option);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult parsed, Terminal terminal)
    {
        List<Fault> faults = [];
        string path = parsed.Required(_out, faults);
        TableFile.Check(path, _out.Name, faults);
        double? seed = parsed.Number(_seed, value => value == Math.Floor(value) && Math.Abs(value) <= int.MaxValue, "a whole number", faults);
        double? top = parsed.Number(_topAge, value => value is >= 0 and <= 150, "an age in years", faults);
        double? fewest = parsed.Number(_minLevel, value => value >= 1 && value == Math.Floor(value), "a whole number from 1", faults);
        IReadOnlyList<string> keep = parsed.List(_keep, faults);
        bool hide = parsed.GetValue(_deidentify);
        if (!hide && (seed ?? top ?? fewest) is not null) faults.Add(new Fault(FaultCode.BadCommandLine, "an option of --deidentify is given without it", "command line", "--deidentify", "add --deidentify"));
        if (faults.Count > 0) throw new InputException(faults);
        using PreparedStudy study = PreparedStudy.Open(parsed.GetValue(_study)!);
        RequireKnown(keep, study);
        ExportedTable exported = hide
            ? StudyExport.Deidentified(study, new DeidentificationRules((long?)seed, (int)(top ?? 90), (int)(fewest ?? 1), Keep: keep))
            : StudyExport.Plain(study);
        TableFile.Write(exported.Table, exported.Names, path, _out.Name);
        if (parsed.GetValue(_json)) terminal.Write(Json(study, exported, path, hide));
        else terminal.Write(Text(terminal, exported, path));
        return ExitCode.Done;
    }

    private static void RequireKnown(IReadOnlyList<string> keep, PreparedStudy study)
    {
        string[] known = [.. StudyExport.Plain(study).Columns.Select(column => column.Source)];
        if (keep.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
            throw new InputException(new Fault(FaultCode.ColumnNotFound, $"the study uses no column '{unknown}'", "--keep", "one of: " + string.Join(", ", known)));
    }

    private static string Text(Terminal terminal, ExportedTable exported, string path)
    {
        string table = PlainText.Render(terminal, console => console.Table(
            ["column", "in the export", "treatment", "note"],
            exported.Columns.Select(column => (string[])[column.Source, column.Name ?? Figures.None, column.Treatment, column.Note ?? ""]),
            texts: 4));
        return $"{table}{exported.Table.Rows.ToString(CultureInfo.InvariantCulture)} patients in {path}\n";
    }

    private MemoryStream Json(PreparedStudy study, ExportedTable exported, string path, bool hidden)
    {
        var document = new MemoryStream();
        using var json = new Utf8JsonWriter(document, ResultJson.Options(indented: true));
        json.WriteStartObject();
        DocumentHead.Write(json, Name, study.Included, study.Attrition.Select(step => (step.Reason, step.Excluded)), new { deidentified = hidden });
        json.WriteString("study", study.File.Id);
        json.WriteString("file", Path.GetFileName(path));
        json.WriteStartArray("columns");
        foreach (ExportedColumn column in exported.Columns)
        {
            json.WriteStartObject();
            json.WriteString("source", column.Source);
            json.WriteString("name", column.Name);
            json.WriteString("treatment", column.Treatment);
            json.WriteString("note", column.Note);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return document;
    }
}
