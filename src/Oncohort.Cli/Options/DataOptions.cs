using System.CommandLine;
using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Analyses;
using Oncohort.Study.Settings;

namespace Oncohort.Cli.Options;

/// <summary>The options of every verb that reads a data set.</summary>
/// <param name="dataRequired">Whether the verb cannot do without data.</param>
/// <param name="severalRows">Whether a patient may have several rows; then the identifier is the analysis's own business.</param>
internal sealed class DataOptions(bool dataRequired = true, Predicate<ParseResult>? severalRows = null)
{
    private readonly Argument<string?> _data = new("DATA")
    {
        Description = "a file (.csv .tsv .xlsx .parquet .json), duckdb:FILE#TABLE, postgresql://…#TABLE, or - for CSV on standard input",
        Arity = dataRequired ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _where = OptionReading.One("--where", "SQL", "keep the rows for which this expression is true");
    private readonly Option<string?> _id = OptionReading.One("--id", "COL", "the patient identifier; every row must have its own");
    private readonly Option<string[]> _missing = OptionReading.Many("--missing", "CODE[,CODE]", "texts that mean missing, besides the empty text and NA");
    private readonly Option<string[]> _factor = OptionReading.Many("--factor", "COL", "treat a numeric column as categories (repeatable)");
    private readonly Option<string[]> _reference = OptionReading.Many("--reference", "COL=LEVEL", "the reference level of a column (repeatable)");
    private readonly Option<string?> _preset = OptionReading.One("--preset", "NAME", "conventions of r (default), spss, sas or stata");
    private readonly Option<string?> _level = OptionReading.One("--level", "NUMBER", "the confidence level (default 0.95)");
    private readonly Option<bool> _json = OptionReading.Flag("--json", "print one JSON document");

    /// <summary>Adds the argument and the options.</summary>
    public void AddTo(Command command)
    {
        command.Add(_data);
        command.Add(_where);
        command.Add(_id);
        command.Add(_missing);
        command.Add(_factor);
        command.Add(_reference);
        command.Add(_preset);
        command.Add(_level);
        command.Add(_json);
    }

    /// <summary>The data source; null when none is named.</summary>
    public string? Source(ParseResult parsed) => parsed.GetValue(_data);

    /// <summary>The expression that keeps rows, or null.</summary>
    public string? Where(ParseResult parsed) => parsed.GetValue(_where);

    /// <summary>Whether JSON is wanted.</summary>
    public bool Json(ParseResult parsed) => parsed.GetValue(_json);

    /// <summary>How the source is read.</summary>
    public LoadOptions Load(ParseResult parsed) => new() { MissingCodes = parsed.Repeated(_missing), PatientId = severalRows?.Invoke(parsed) == true ? null : parsed.GetValue(_id) };

    /// <summary>The patient identifier, or null.</summary>
    public string? Id(ParseResult parsed) => parsed.GetValue(_id);

    /// <summary>The preset's conventions with the confidence level asked for.</summary>
    public EstimationSettings Settings(ParseResult parsed, List<Fault> faults)
    {
        var settings = EstimationSettings.For(parsed.Pick(_preset, Choices.Presets, Preset.R, faults));
        double? level = parsed.Number(_level, value => value is > 0 and < 1, "a number between 0 and 1, such as 0.95", faults);
        return level is null ? settings : settings with { Level = level.Value };
    }

    /// <summary>Columns in a role, as factors and with reference levels as asked for.</summary>
    public Variable[] Variables(ParseResult parsed, IEnumerable<string> names)
    {
        string[] factors = parsed.Repeated(_factor);
        Dictionary<string, string> references = References(parsed, []);
        return [.. names.Select(name => new Variable(name) { Factor = factors.Contains(name), Reference = references.GetValueOrDefault(name) })];
    }

    /// <summary>Refuses a factor or reference of a column that the analysis does not use.</summary>
    public void RefuseUnused(ParseResult parsed, IReadOnlyCollection<string> used, List<Fault> faults)
    {
        foreach (string factor in parsed.Repeated(_factor).Where(factor => !used.Contains(factor))) faults.Add(Unused("--factor", factor, used));
        foreach (string column in References(parsed, faults).Keys.Where(column => !used.Contains(column))) faults.Add(Unused("--reference", column, used));
    }

    private Dictionary<string, string> References(ParseResult parsed, List<Fault> faults)
    {
        Dictionary<string, string> references = new(StringComparer.Ordinal);
        foreach (string text in parsed.GetValue(_reference) ?? [])
        {
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && equals < text.Length - 1) references[text[..equals].Trim()] = text[(equals + 1)..].Trim();
            else faults.Add(OptionReading.Bad("--reference", text, "COLUMN=LEVEL"));
        }

        return references;
    }

    private static Fault Unused(string option, string column, IReadOnlyCollection<string> used)
    {
        string? nearest = NearestName.Of(column, used);
        return new Fault(
            FaultCode.BadCommandLine,
            $"{option} names '{column}', which the analysis does not use",
            "command line",
            used.Count == 0 ? null : $"one of: {string.Join(", ", used)}",
            nearest is null ? $"leave out {option} {column}, or use the column" : $"did you mean '{nearest}'?");
    }
}
