using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Oncohort.Cli.Options;
using Oncohort.Cli.Output;
using Oncohort.Cohort.Faults;
using Oncohort.Oncology.Staging;
using Oncohort.Study.Results;

namespace Oncohort.Cli.Verbs;

/// <summary><c>stage</c>: the stage group of a T, an N and an M, and what it is in a later edition.</summary>
internal sealed class StageVerb : Verb
{
    private readonly Option<string?> _site = OptionReading.One("--site", "SITE", "the site of the tumour, such as nasopharynx");
    private readonly Option<string?> _edition = OptionReading.One("--edition", "7|8|9", "the UICC/AJCC edition of the letters");
    private readonly Option<string?> _t = OptionReading.One("--t", "T", "the T category, such as T2");
    private readonly Option<string?> _n = OptionReading.One("--n", "N", "the N category, such as N1");
    private readonly Option<string?> _m = OptionReading.One("--m", "M", "the M category, such as M0");
    private readonly Option<string?> _to = OptionReading.One("--to", "8|9", "restage in this edition; an interval where the letters do not decide");
    private readonly Option<string[]> _anatomy = OptionReading.Many("--anatomy", "FINDING=yes|no", "a known finding, such as ene=no, that narrows a restaging; may be repeated");
    private readonly Option<bool> _json = OptionReading.Flag("--json", "print the result as JSON");

    /// <inheritdoc/>
    public override string Name => "stage";

    /// <inheritdoc/>
    public override string Description => "the stage group of T, N and M in an edition, and in a later one";

    /// <inheritdoc/>
    protected override void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_site, _edition, _t, _n, _m, _to, _anatomy, _json]) command.Add(option);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult parsed, Terminal terminal)
    {
        List<Fault> faults = [];
        string site = parsed.Required(_site, faults);
        int edition = Edition(parsed.Required(_edition, faults), _edition, faults);
        string t = parsed.Required(_t, faults), n = parsed.Required(_n, faults), m = parsed.Required(_m, faults);
        int? to = parsed.GetValue(_to) is { } text ? Edition(text, _to, faults) : null;
        Dictionary<string, bool> anatomy = Anatomy(parsed, faults);
        if (anatomy.Count > 0 && to is null)
            faults.Add(new Fault(FaultCode.BadCommandLine, "--anatomy is given without --to", "command line", "--to with the edition to restage in", "add --to, or leave out --anatomy"));
        if (faults.Count > 0) throw new InputException(faults);
        try
        {
            StageTable table = StageCatalogue.Standard.Find(site, edition);
            StageOutcome outcome = table.Stage(t, n, m);
            Restaging? restaging = to is { } target ? StageCatalogue.Standard.Restage(site, edition, target, t, n, m, anatomy) : null;
            if (parsed.GetValue(_json)) terminal.Write(Json(table, outcome, restaging, to));
            else terminal.Write(Sentences(table, outcome, restaging, to));
        }
        catch (UnknownStagingTermException unknown)
        {
            string place = unknown.Term == "edition" && to is not null && StageCatalogue.Standard.Tables.Any(table => table.Edition == edition) ? _to.Name : $"--{unknown.Term.ToLowerInvariant()}";
            throw new InputException(OptionReading.Bad(place, unknown.Value, $"one of: {string.Join(", ", unknown.Legal)}"));
        }

        return ExitCode.Done;
    }

    private static int Edition(string text, Option<string?> option, List<Fault> faults)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int edition)) return edition;
        if (text.Length > 0) faults.Add(OptionReading.Bad(option.Name, text, "the number of an edition: 7, 8 or 9"));
        return 0;
    }

    private Dictionary<string, bool> Anatomy(ParseResult parsed, List<Fault> faults)
    {
        Dictionary<string, bool> anatomy = new(StringComparer.Ordinal);
        foreach (string text in parsed.Repeated(_anatomy))
        {
            string[] parts = text.Split('=', StringSplitOptions.TrimEntries);
            if (parts is not [_, "yes" or "no"]) faults.Add(OptionReading.Bad(_anatomy.Name, text, "FINDING=yes or FINDING=no"));
            else if (!anatomy.TryAdd(parts[0], parts[1] == "yes")) faults.Add(OptionReading.Bad(_anatomy.Name, text, $"each finding once; '{parts[0]}' is given twice"));
        }

        return anatomy;
    }

    private static string Sentences(StageTable table, StageOutcome outcome, Restaging? restaging, int? to)
    {
        List<string> lines = [$"{outcome.T} {outcome.N} {outcome.M}, {table.Site}, {table.Name}: {Verdict(outcome.Group, outcome.Candidates)}"];
        if (outcome.Reason is { } reason) lines.Add($"  {reason}");
        if (restaging is not null)
        {
            StageTable target = StageCatalogue.Standard.Find(table.Site, to!.Value);
            lines.Add($"{target.Name}: {Verdict(restaging.Group, restaging.Candidates)}");
            if (restaging.Candidates.Count > 0) lines.Add($"  T: {string.Join(", ", restaging.T)}; N: {string.Join(", ", restaging.N)}; M: {string.Join(", ", restaging.M)}");
            if (restaging.Reason is { } open) lines.Add($"  {open}");
            if (restaging.Deciding.Count > 0) lines.Add($"  narrow it with --anatomy {string.Join(' ', restaging.Deciding.Select(finding => $"{finding.Id}=yes|no"))}");
        }

        lines.Add($"Source: {table.Source}");
        return string.Join('\n', lines) + "\n";
    }

    private static string Verdict(string? group, IReadOnlyList<string> candidates) => (group, candidates.Count) switch
    {
        ({ } one, _) => $"stage {one}",
        (_, 0) => "not stageable",
        _ => $"stage {candidates[0]} to {candidates[^1]} ({string.Join(", ", candidates)})",
    };

    private static MemoryStream Json(StageTable table, StageOutcome outcome, Restaging? restaging, int? to)
    {
        var document = new MemoryStream();
        using (var json = new Utf8JsonWriter(document, ResultJson.Options(indented: true)))
        {
            json.WriteStartObject();
            DocumentHead.Write(json, "stage", 1, [], new { site = table.Site, edition = table.Edition, to });
            json.WriteString("site", table.Site);
            json.WriteNumber("edition", table.Edition);
            json.WriteString("t", outcome.T);
            json.WriteString("n", outcome.N);
            json.WriteString("m", outcome.M);
            WriteGroup(json, outcome.Group, outcome.Candidates, outcome.Reason);
            json.WriteString("source", table.Source);
            if (restaging is not null) WriteRestaging(json, restaging, to!.Value);
            json.WriteEndObject();
        }

        return document;
    }

    private static void WriteRestaging(Utf8JsonWriter json, Restaging restaging, int to)
    {
        json.WriteStartObject("restaging");
        json.WriteNumber("edition", to);
        WriteTexts(json, "t", restaging.T);
        WriteTexts(json, "n", restaging.N);
        WriteTexts(json, "m", restaging.M);
        WriteGroup(json, restaging.Group, restaging.Candidates, restaging.Reason);
        json.WriteStartArray("deciding");
        foreach (AnatomyFinding finding in restaging.Deciding)
        {
            json.WriteStartObject();
            json.WriteString("finding", finding.Id);
            json.WriteString("meaning", finding.Meaning);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteGroup(Utf8JsonWriter json, string? group, IReadOnlyList<string> candidates, string? reason)
    {
        json.WriteString("group", group);
        json.WriteString("minimum", candidates.Count > 0 ? candidates[0] : null);
        json.WriteString("maximum", candidates.Count > 0 ? candidates[^1] : null);
        WriteTexts(json, "candidates", candidates);
        json.WriteString("reason", reason);
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
