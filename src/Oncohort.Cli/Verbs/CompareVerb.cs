using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Oncohort.Cli.Options;
using Oncohort.Cli.Output;
using Oncohort.Cohort.Faults;
using Oncohort.Study;
using Oncohort.Study.Results;

namespace Oncohort.Cli.Verbs;

/// <summary><c>compare A B</c>: which numbers moved between two runs, and why.</summary>
internal sealed class CompareVerb : Verb
{
    private const int Shown = 50;

    private readonly Argument<string> _first = new("A") { Description = "the folder of a report, or its results.json" };
    private readonly Argument<string> _second = new("B") { Description = "another" };
    private readonly Option<string?> _tolerance = OptionReading.One("--tolerance", "X", "relative differences up to this count as equal; 0 when it is left out");
    private readonly Option<bool> _json = OptionReading.Flag("--json", "print one JSON document");

    /// <inheritdoc/>
    public override string Name => "compare";

    /// <inheritdoc/>
    public override string Description => "Which numbers moved between two runs, and why.";

    /// <inheritdoc/>
    protected override void AddTo(Command command)
    {
        command.Add(_first);
        command.Add(_second);
        command.Add(_tolerance);
        command.Add(_json);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult parsed, Terminal terminal)
    {
        List<Fault> faults = [];
        double tolerance = parsed.Number(_tolerance, value => value is >= 0 and < 1, "a number from 0 and below 1, such as 1e-9", faults) ?? 0;
        if (faults.Count > 0) throw new InputException(faults);
        ComparedResults compared = ResultComparison.Run(parsed.GetValue(_first)!, parsed.GetValue(_second)!, tolerance);
        if (parsed.GetValue(_json)) terminal.Write(Json(compared, tolerance));
        else Print(compared, terminal);
        return ExitCode.Done;
    }

    private static void Print(ComparedResults compared, Terminal terminal)
    {
        RunDifference[] root = [.. compared.Causes.Where(cause => !cause.Path.Contains("].settings.", StringComparison.Ordinal))];
        RunDifference[] causes = [.. root, .. compared.Causes.Except(root).Where(cause => !Array.Exists(root, known => (known.First, known.Second) == (cause.First, cause.Second) && cause.Path.EndsWith("." + known.Path, StringComparison.Ordinal)))];
        if (causes.Length > 0)
        {
            terminal.Write(PlainText.Render(terminal, console => console.Table(
                ["cause", "where", "A", "B"], causes.Select(cause => (string[])[cause.Kind, cause.Path, Short(cause.First), Short(cause.Second)]), texts: 4)));
        }

        if (compared.Moved.Count > 0)
        {
            terminal.Write(PlainText.Render(terminal, console => console.Table(
                ["number", "why", "A", "B", "B - A", "relative"],
                compared.Moved.Take(Shown).Select(number => (string[])
                [
                    number.Path, number.Why.Count == 0 ? "not known" : string.Join(", ", number.Why),
                    Figure(number.First), Figure(number.Second), Figure(number.Difference), Figure(number.Relative),
                ]),
                texts: 2)));
        }

        if (compared.Moved.Count > Shown) terminal.Write($"and {(compared.Moved.Count - Shown).ToString(CultureInfo.InvariantCulture)} more; --json prints all\n");
        terminal.Write(string.Create(
            CultureInfo.InvariantCulture, $"{compared.Moved.Count} moved, {compared.Same} equal, {compared.OnlyInFirst.Count} only in A, {compared.OnlyInSecond.Count} only in B\n"));
    }

    private static string Figure(double? value) => value?.ToString("G7", CultureInfo.InvariantCulture) ?? Figures.None;

    private static string Short(string? text) => text switch
    {
        null => Figures.None,
        { Length: > 40 } => text[..37] + "...",
        _ => text,
    };

    private MemoryStream Json(ComparedResults compared, double tolerance)
    {
        var document = new MemoryStream();
        using var json = new Utf8JsonWriter(document, ResultJson.Options(indented: true));
        json.WriteStartObject();
        DocumentHead.Write(json, Name, compared.Same + compared.Moved.Count, [], new { tolerance });
        json.WriteNumber("same", compared.Same);
        json.WriteStartArray("causes");
        foreach (RunDifference cause in compared.Causes)
        {
            json.WriteStartObject();
            json.WriteString("kind", cause.Kind);
            json.WriteString("path", cause.Path);
            json.WriteString("a", cause.First);
            json.WriteString("b", cause.Second);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("moved");
        foreach (MovedNumber number in compared.Moved) Moved(json, number);
        json.WriteEndArray();
        Paths(json, "only_in_a", compared.OnlyInFirst);
        Paths(json, "only_in_b", compared.OnlyInSecond);
        json.WriteEndObject();
        return document;
    }

    private static void Moved(Utf8JsonWriter json, MovedNumber number)
    {
        json.WriteStartObject();
        json.WriteString("path", number.Path);
        foreach ((string name, double? value) in ((string, double?)[])[("a", number.First), ("b", number.Second), ("difference", number.Difference), ("relative", number.Relative)])
        {
            if (value is { } finite) json.WriteNumber(name, finite);
            else json.WriteNull(name);
        }

        Paths(json, "why", number.Why);
        json.WriteEndObject();
    }

    private static void Paths(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
