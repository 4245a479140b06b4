using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Oncohort.Cli.Options;
using Oncohort.Cli.Output;
using Oncohort.Cohort.Faults;
using Oncohort.Proof;
using Oncohort.Study.Results;

namespace Oncohort.Cli.Verbs;

/// <summary><c>proof DRAFT --results results.json</c>: which numbers of a manuscript the results do not hold.</summary>
internal sealed class ProofVerb : Verb
{
    private readonly Argument<string> _draft = new("DRAFT") { Description = "the manuscript: a .docx, .md or .txt file" };
    private readonly Option<string?> _results = OptionReading.One("--results", "results.json", "the results of the run that the manuscript reports");
    private readonly Option<bool> _json = OptionReading.Flag("--json", "print one JSON document");

    /// <inheritdoc/>
    public override string Name => "proof";

    /// <inheritdoc/>
    public override string Description => "Find numbers in a manuscript that the results do not hold.";

    /// <inheritdoc/>
    protected override void AddTo(Command command)
    {
        command.Add(_draft);
        command.Add(_results);
        command.Add(_json);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult parsed, Terminal terminal)
    {
        List<Fault> faults = [];
        string results = parsed.Required(_results, faults), draft = parsed.GetValue(_draft)!;
        if (faults.Count > 0) throw new InputException(faults);
        IReadOnlyList<ProofNumber> numbers = Read(draft, results);
        if (parsed.GetValue(_json)) terminal.Write(Json(draft, results, numbers));
        else terminal.Write(Text(terminal, numbers));
        return ExitCode.Done;
    }

    private static IReadOnlyList<ProofNumber> Read(string draft, string results)
    {
        try
        {
            return Proofreader.Read(Draft.Read(draft), ResultsFile.Read(results));
        }
        catch (UnreadableException unreadable)
        {
            throw new InputException([new Fault(
                unreadable.OfResults ? FaultCode.ResultsUnreadable : FaultCode.DraftUnreadable, unreadable.Message, unreadable.OfResults ? results : draft, unreadable.Expected,
                unreadable.OfResults ? "run the study and name its results.json" : "save the draft as .docx, .md or .txt")]);
        }
    }

    private static string Text(Terminal terminal, IReadOnlyList<ProofNumber> numbers)
    {
        ProofNumber[] accused = [.. numbers.Where(number => number.Verdict is ProofVerdict.NotHeld or ProofVerdict.Elsewhere)];
        string table = accused.Length == 0 ? "" : PlainText.Render(terminal, console => console.Table(
            ["number", "verdict", "place", "sentence", "perhaps meant"],
            accused.Select(number => (string[])[number.Text, Word(number.Verdict), number.Place, Short(number.Sentence), Meant(number)]),
            texts: 5));
        string[] sums = [.. numbers.GroupBy(number => number.Verdict).OrderBy(group => group.Key).Select(group => $"{group.Count().ToString(CultureInfo.InvariantCulture)} {Word(group.Key)}")];
        return $"{table}{numbers.Count.ToString(CultureInfo.InvariantCulture)} numbers: {string.Join(", ", sums)}\n";
    }

    private static string Meant(ProofNumber number) =>
        number.Reason ?? string.Join("; ", number.Nearest.Select(near => $"{near.Value.ToString("G5", CultureInfo.InvariantCulture)} ({near.Of})").Take(2));

    private static string Short(string sentence) => sentence.Length <= 70 ? sentence : sentence[..69] + "\u2026";

    private static string Word(ProofVerdict verdict) => verdict switch
    {
        ProofVerdict.NotHeld => "not-held",
        ProofVerdict.Elsewhere => "elsewhere",
        ProofVerdict.Held => "held",
        _ => "not-a-result",
    };

    private MemoryStream Json(string draft, string results, IReadOnlyList<ProofNumber> numbers)
    {
        var document = new MemoryStream();
        using var json = new Utf8JsonWriter(document, ResultJson.Options(indented: true));
        json.WriteStartObject();
        DocumentHead.Write(json, Name, numbers.Count, [], new { rounding = "half a unit of the last digit" });
        json.WriteString("draft", Path.GetFileName(draft));
        json.WriteString("results", Path.GetFileName(results));
        json.WriteStartArray("numbers");
        foreach (ProofNumber number in numbers) Write(json, number);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return document;
    }

    private static void Write(Utf8JsonWriter json, ProofNumber number)
    {
        json.WriteStartObject();
        json.WriteString("text", number.Text);
        json.WriteString("kind", number.Kind);
        json.WriteString("verdict", Word(number.Verdict));
        json.WriteString("place", number.Place);
        json.WriteString("sentence", number.Sentence);
        json.WriteString("reason", number.Reason);
        json.WriteString("path", number.Path);
        if (number.Value is { } value) json.WriteNumber("value", value);
        else json.WriteNull("value");
        json.WriteStartArray("nearest");
        foreach (NearNumber near in number.Nearest)
        {
            json.WriteStartObject();
            json.WriteString("path", near.Path);
            json.WriteNumber("value", near.Value);
            json.WriteString("of", near.Of);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
