using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Oncohort.Cli.Options;
using Oncohort.Cli.Output;
using Oncohort.Cohort.Faults;
using Oncohort.Published;
using Oncohort.Study;
using Oncohort.Study.Output;
using Oncohort.Study.Results;

namespace Oncohort.Cli.Verbs;

/// <summary><c>reconstruct PUBLISHED.json --out DIR --seed N</c>: patient-level records that satisfy the published counts, marked as reconstructed.</summary>
internal sealed class ReconstructVerb : Verb
{
    private readonly Argument<string> _published = new("PUBLISHED.json") { Description = "the published study" };
    private readonly Option<string?> _out = OptionReading.One("--out", "DIR", "the folder of the records; older ones in it are replaced");
    private readonly Option<string?> _seed = OptionReading.One("--seed", "N", "chooses among the cohorts that satisfy the counts; 1 when it is left out");
    private readonly Option<string[]> _coding = OptionReading.Many("--coding", "TERM=ID", "how a term entered the models, where the paper leaves it open; may be repeated");
    private readonly Option<bool> _json = OptionReading.Flag("--json", "print one JSON document");

    /// <inheritdoc/>
    public override string Name => "reconstruct";

    /// <inheritdoc/>
    public override string Description => "Patient-level records that satisfy what a paper printed, marked as reconstructed.";

    /// <inheritdoc/>
    protected override void AddTo(Command command)
    {
        command.Add(_published);
        foreach (Option option in (Option[])[_out, _seed, _coding, _json]) command.Add(option);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult parsed, Terminal terminal)
    {
        List<Fault> faults = [];
        string folder = parsed.Required(_out, faults), path = parsed.GetValue(_published)!;
        int seed = Seed(parsed.GetValue(_seed), faults);
        Dictionary<string, string> codings = Codings(parsed, faults);
        if (faults.Count > 0) throw new InputException(faults);
        PublishedStudy study = PublishedInput.Read(path);
        using OutputFolder output = OutputFolder.Claim(folder);
        ReconstructedCohort cohort;
        using (new ProgressLine(terminal, "reconstructing")) cohort = Reconstruct(study, path, seed, codings);
        ReconstructedFiles.Write(cohort, output.Staging);
        output.Commit();
        foreach (ReconstructedFigure figure in cohort.Figures.Where(figure => !figure.Met)) terminal.Error.WriteLine($"warning {Fault.Print(FaultCode.FigureNotMet)}: {NotMet(figure)}");
        if (parsed.GetValue(_json)) terminal.Write(Json(cohort));
        else terminal.Write(Tables(cohort, folder, terminal));
        return ExitCode.Done;
    }

    private static ReconstructedCohort Reconstruct(PublishedStudy study, string path, int seed, Dictionary<string, string> codings)
    {
        try
        {
            return CohortReconstruction.Run(study, seed, codings);
        }
        catch (ReconstructionException exception)
        {
            throw new InputException(ReconstructionFaults.Explain(exception, path));
        }
    }

    private int Seed(string? text, List<Fault> faults)
    {
        if (text is null) return 1;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seed)) return seed;
        faults.Add(OptionReading.Bad(_seed.Name, text, $"a whole number from 0 to {int.MaxValue}"));
        return 0;
    }

    private Dictionary<string, string> Codings(ParseResult parsed, List<Fault> faults)
    {
        Dictionary<string, string> codings = new(StringComparer.Ordinal);
        foreach (string text in parsed.Repeated(_coding))
        {
            if (text.Split('=', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } term, { Length: > 0 } coding]) faults.Add(OptionReading.Bad(_coding.Name, text, "TERM=ID, such as remission=cut_12"));
            else if (!codings.TryAdd(term, coding)) faults.Add(OptionReading.Bad(_coding.Name, text, $"each term once; '{term}' is given twice"));
        }

        return codings;
    }

    private static string NotMet(ReconstructedFigure figure) =>
        $"{figure.Id}: printed {figure.Printed}, reached {figure.Reached?.ToString("G4", CultureInfo.InvariantCulture) ?? "no estimate"}, to be within {figure.Tolerance}";

    private static string Tables(ReconstructedCohort cohort, string folder, Terminal terminal) =>
        PlainText.Render(terminal, console =>
        {
            console.Table(
                ["figures", "printed", "met"],
                cohort.Figures.GroupBy(figure => figure.Kind).Select(kind => (string[])[kind.Key, Number(kind.Count()), Number(kind.Count(figure => figure.Met))]));
            if (cohort.Codings.Count == 0) return;
            console.Table(
                ["term", "coding", "used", "distance"],
                cohort.Codings.Select(coding => (string[])[coding.Term, coding.Coding, coding.Chosen ? "yes" : "", coding.Distance?.ToString("0.0", CultureInfo.InvariantCulture) ?? "chosen"]),
                texts: 3);
        })
        + $"{Number(cohort.Rows.Count)} records, {ReconstructedCohort.Origin}; {Number(cohort.Figures.Count(figure => figure.Met))} of {Number(cohort.Figures.Count)} printed figures met\n{Path.Combine(folder, "report.md")}\n";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private MemoryStream Json(ReconstructedCohort cohort)
    {
        var document = new MemoryStream();
        using var record = JsonDocument.Parse(ReconstructedFiles.Json(cohort));
        using var json = new Utf8JsonWriter(document, ResultJson.Options(indented: true));
        json.WriteStartObject();
        DocumentHead.Write(
            json, Name, cohort.Rows.Count, [],
            new { seed = cohort.Seed, codings = cohort.Codings.Where(coding => coding.Chosen).ToDictionary(coding => coding.Term, coding => coding.Coding) },
            cohort.Figures.Where(figure => !figure.Met).Select(figure => (FaultCode.FigureNotMet, NotMet(figure))));
        foreach (JsonProperty property in record.RootElement.EnumerateObject()) property.WriteTo(json);
        json.WriteEndObject();
        return document;
    }
}
