using System.Globalization;
using System.Text;
using Oncohort.Cohort;

namespace Oncohort.Study.Templates;

/// <summary>A study file proposed from the columns of a data file; it passes the check as written.</summary>
internal sealed class InspectedStudy
{
    private const int MostRows = 12;
    private const int MostCovariates = 3;

    private readonly StringBuilder _text = new();
    private readonly IReadOnlyList<ColumnProfile> _columns;
    private readonly IReadOnlyList<EndpointGuess> _endpoints;
    private readonly ColumnProfile? _id;
    private readonly List<ColumnProfile> _variables;

    private InspectedStudy(IReadOnlyList<ColumnProfile> columns)
    {
        _columns = columns;
        _endpoints = EndpointGuess.Among(columns);
        _id = columns.FirstOrDefault(column => column.IsUnique && LooksLikeId(column)) ?? (columns is [{ IsUnique: true, Kind: ColumnKind.Text } first, ..] ? first : null);
        _variables = [.. columns.Where(IsVariable)];
    }

    public static string Text(string id, string source, (IReadOnlyList<ColumnProfile> Columns, IReadOnlyList<string> MissingCodes) data)
    {
        var study = new InspectedStudy(data.Columns);
        study.WriteHead(id, source, data.MissingCodes);
        study.WriteVariables();
        study.WriteEndpoints();
        study.WriteAnalyses();
        return study._text.ToString();
    }

    private void WriteHead(string id, string source, IReadOnlyList<string> missing)
    {
        Line($"# Proposed from the columns of {source}; read it through, then run:  oncohort check {id}.yaml");
        Line("# Every key is explained in docs/study-file.md.");
        Line("oncohort: 1\n");
        Line($"study:\n  id: {id}\n  title: {Quote(id)}                # what the report is called\n  preset: r                  # r, spss, sas or stata: whose conventions are followed\n");
        Line($"cohort:\n  source: {Quote(source)}");
        Line(_id is null ? "  # id: PATIENT_ID           # no column names each row once" : $"  id: {Quote(_id.Name)}");
        if (missing.Count > 0) Line($"  missing: [{string.Join(", ", missing.Select(Quote))}]     # texts that mean missing");
        Line("  # eligibility:             # SQL conditions, applied in order; everyone who leaves is counted");
        Line("  #   - {id: adult, keep: age >= 18, reason: younger than 18}\n");
    }

    private void WriteVariables()
    {
        Line("variables:                   # labels are what the report prints; the first level is the reference");
        foreach (ColumnProfile column in _variables)
        {
            string missing = column.Missing == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"   # {column.Missing} of {column.Rows} missing");
            Line($"  {Quote(column.Name)}: {{label: {Quote(Label(column.Name))}{Levels(column)}}}{missing}");
        }

        foreach (ColumnProfile column in _columns.Where(column => column.Kind == ColumnKind.Text && column.Values.Count == 0 && column != _id))
            Line(string.Create(CultureInfo.InvariantCulture, $"  # {OneLine(column.Name)}: {column.Distinct} different texts, left out"));
        if (_variables.Count == 0) Line("  # no column has levels or numbers to describe");
        Line("");
    }

    private void WriteEndpoints()
    {
        Line("endpoints:                   # check each time column, event and unit");
        foreach (EndpointGuess guess in _endpoints)
        {
            string happened = guess.Value is null ? Quote(guess.Event) : $"{{column: {Quote(guess.Event)}, values: {Quote(guess.Value)}}}";
            Line($"  {guess.Id}: {{label: {Quote(Label(guess.Event))}, time: {Quote(guess.Time)}, event: {happened}{(guess.Unit is null ? "" : $", unit: {guess.Unit}")}}}");
        }

        string[] dates = [.. _columns.Where(column => column.Kind == ColumnKind.Date).Select(column => OneLine(column.Name))];
        if (dates.Length > 0)
        {
            Line($"  # columns of dates: {string.Join(", ", dates)}");
            Line("  # os: {label: Overall survival, origin: START_DATE, event: DEATH_DATE, censor: LAST_CONTACT_DATE, unit: months}");
        }
        else if (_endpoints.Count == 0)
        {
            Line("  # os: {label: Overall survival, time: TIME, event: {column: STATUS, values: dead}, unit: months}");
        }

        Line("");
    }

    private void WriteAnalyses()
    {
        Line("analyses:");
        string[] described = [.. _variables.Take(MostRows).Select(column => Quote(column.Name))];
        if (described.Length > 0) Line($"  - table1: {{rows: [{string.Join(", ", described)}]}}");
        foreach (EndpointGuess guess in _endpoints) Line($"  - km: {{endpoint: {guess.Id}}}               # by: VARIABLE compares groups; at: [12, 36] gives fixed times");
        string[] covariates = [.. _variables.Where(column => column.Distinct > 1).Take(MostCovariates).Select(column => Quote(column.Name))];
        if (_endpoints.Count > 0 && covariates.Length > 0)
            Line($"  - cox: {{endpoint: {_endpoints[0].Id}, univariable: [{string.Join(", ", covariates)}], multivariable: [{string.Join(", ", covariates)}], zph: true}}");
    }

    private bool IsVariable(ColumnProfile column)
    {
        if (column == _id || column.Distinct == 0 || _endpoints.Any(guess => guess.Time == column.Name || guess.Event == column.Name)) return false;
        return column.Kind switch
        {
            ColumnKind.Number => true,
            ColumnKind.Text or ColumnKind.Truth => column.Values.Count > 0,
            _ => false,
        };
    }

    private static string Levels(ColumnProfile column)
    {
        bool categorical = column.Kind != ColumnKind.Number || column.Values is ["0", "1"];
        return categorical ? $", levels: [{string.Join(", ", column.Values.Select(Quote))}]" : "";
    }

    private static bool LooksLikeId(ColumnProfile column)
    {
        string name = column.Name.ToLowerInvariant();
        return name is "id" or "pid" or "mrn" || name.EndsWith("_id", StringComparison.Ordinal) || name.EndsWith(" id", StringComparison.Ordinal)
            || name.Contains("patient", StringComparison.Ordinal) || name.Contains("subject", StringComparison.Ordinal) || name.Contains("barcode", StringComparison.Ordinal);
    }

    private static string Label(string name)
    {
        string words = name.Replace('_', ' ').Trim();
        return words.Length == 0 ? name : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string Quote(string text) => $"'{OneLine(text).Replace("'", "''", StringComparison.Ordinal)}'";

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private void Line(string line) => _text.Append(line).Append('\n');
}
