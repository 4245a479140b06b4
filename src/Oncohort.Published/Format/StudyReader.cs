using System.Text.Json;

namespace Oncohort.Published.Format;

/// <summary>Reads a whole study and reports all faults together.</summary>
internal sealed class StudyReader(string name)
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    private readonly FaultList _faults = new(name);

    public PublishedStudy Read(string text)
    {
        using JsonDocument document = Open(text);
        ObjectCursor? root = ObjectCursor.Over(document.RootElement, "$", _faults);
        PublishedStudy? study = root is null ? null : Study(root, new Names(document.RootElement, _faults));
        _faults.ThrowIfAny();
        return study!;
    }

    private JsonDocument Open(string text)
    {
        try
        {
            return JsonDocument.Parse(text, Options);
        }
        catch (JsonException exception)
        {
            string where = exception.LineNumber is { } line ? $"line {line + 1}, byte {exception.BytePositionInLine + 1}" : "$";
            _faults.Syntax(where, $"the text is not JSON: {exception.Message}", "one JSON object", "correct the text at this place");
            _faults.ThrowIfAny();
            throw;
        }
    }

    private PublishedStudy Study(ObjectCursor root, Names names)
    {
        var variables = new VariableReader(names, _faults);
        var counts = new CountReader(names, _faults);
        var times = new TimeReader(names, _faults);
        var models = new ModelReader(names, _faults);
        var study = new PublishedStudy(
            root.Text("id", "a short name of the study"),
            root.Text("title", "the title of the study"),
            Source(root),
            Patients(root),
            root.List("variables", variables.Variable),
            root.List("endpoints", times.Endpoint),
            root.List("counts", counts.Count),
            root.List("tables", counts.Table),
            root.List("summaries", counts.Summary),
            root.List("curves", times.Curve),
            root.List("tests", times.Test),
            root.List("models", models.Model),
            root.List("statements", new StatementReader(_faults).Statement))
        {
            Implied = root.List("implied", counts.Count),
        };
        root.Finish();
        Unique("variable", "variables", study.Variables.Select(item => item.Id));
        Unique("endpoint", "endpoints", study.Endpoints.Select(item => item.Id));
        Unique("finding's id", "counts, tables, summaries, curves, tests, models, statements, implied", [
            .. study.Counts.Select(item => item.Id), .. study.Tables.Select(item => item.Id), .. study.Summaries.Select(item => item.Id),
            .. study.Curves.Select(item => item.Id), .. study.Tests.Select(item => item.Id), .. study.Models.Select(item => item.Id), .. study.Statements.Select(item => item.Id),
            .. study.Implied.Select(item => item.Id)]);
        return study;
    }

    private PublishedSource Source(ObjectCursor root)
    {
        if (root.Require("source", "an object with citation, identifier and note") is not { } found || ObjectCursor.Over(found, "$.source", _faults) is not { } cursor)
            return new PublishedSource("", null, null);
        var source = new PublishedSource(cursor.Text("citation", "authors, title, journal, year"), cursor.OptionalText("identifier"), cursor.OptionalText("note"));
        cursor.Finish();
        return source;
    }

    private Printed Patients(ObjectCursor root)
    {
        Printed? patients = root.Require("patients", "the number of patients, in quotes") is null ? null : root.Number("patients");
        if (patients is { } number && (number.Kind != PrintedKind.Number || number.Decimals > 0 || number.Value < 1 || number.Value > int.MaxValue))
            _faults.Value("$.patients", $"'{number.Text}' is not a number of patients", "a whole number from 1", "write how many patients the study reports on");
        return patients ?? Printed.TryRead("0")!;
    }

    private void Unique(string sort, string where, IEnumerable<string> ids)
    {
        foreach (string id in ids.Where(id => id.Length > 0).GroupBy(id => id, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key))
            _faults.Twice("$." + where, sort, id);
    }
}
