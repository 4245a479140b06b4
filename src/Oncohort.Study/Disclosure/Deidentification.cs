using System.Globalization;
using System.Security.Cryptography;
using Oncohort.Cohort;
using Oncohort.Study.Definition;
using Oncohort.Study.FollowUp;

namespace Oncohort.Study.Disclosure;

/// <summary>Random order and numbers in place of identifiers, days in place of dates, and no column that may name a patient.</summary>
internal sealed class Deidentification
{
    private const string Id = "patient";

    private readonly PreparedStudy _study;
    private readonly DeidentificationRules _rules;
    private readonly int[] _order;
    private readonly int[] _origins;
    private readonly List<Column> _columns = [];
    private readonly List<ExportedColumn> _report = [];

    public Deidentification(PreparedStudy study, DeidentificationRules rules)
    {
        (_study, _rules) = (study, rules);
        _order = Shuffled(study.Table.Rows, rules.Seed);
        _origins = Origins();
    }

    public ExportedTable Run()
    {
        int digits = Math.Max(3, _order.Length.ToString(CultureInfo.InvariantCulture).Length);
        string[] numbers = [.. Enumerable.Range(1, _order.Length).Select(number => "P" + number.ToString("D" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))];
        _columns.Add(new TextColumn(Id, [.. Enumerable.Range(0, _order.Length)], numbers));
        foreach (string name in _study.Table.Names.Order(StringComparer.Ordinal)) Add(_study.Table[name]);
        return new ExportedTable(new CohortTable("export", [.. Enumerable.Range(2, _order.Length)], _columns), [.. _columns.Select(column => column.Name)], _report);
    }

    private void Add(Column column)
    {
        if (LeftOut(column) is { } reason)
        {
            _report.Add(new ExportedColumn(column.Name, null, "left out", reason));
            return;
        }

        (Column shown, string treatment, string? note) = column switch
        {
            DateColumn dates => Days(dates),
            NumberColumn numbers when IsAge(column.Name) => TopCoded(numbers),
            NumberColumn numbers => (Numbers(numbers, column.Name, value => value), "kept", null),
            _ => Levels((TextColumn)column),
        };
        _columns.Add(shown);
        _report.Add(new ExportedColumn(column.Name, shown.Name, treatment, note));
    }

    /// <returns>Why a column is left out; null when it is not.</returns>
    private string? LeftOut(Column column)
    {
        if (column.Name == _study.File.Cohort.PatientId || Definition(column.Name)?.Column == _study.File.Cohort.PatientId && _study.File.Cohort.PatientId is not null) return "names the patient";
        if (_rules.Keep?.Contains(column.Name) == true) return null;
        return column switch
        {
            TextColumn text when text.Levels.Count > _rules.MostLevels => string.Create(CultureInfo.InvariantCulture, $"{text.Levels.Count} different texts"),
            NumberColumn numbers when IsYear(numbers) => "calendar years",
            NumberColumn numbers when !IsAge(column.Name) && Definition(column.Name)?.Unit is null && IsIdentifier(numbers) => "a different whole number for every patient",
            _ => null,
        };
    }

    private (Column Column, string Treatment, string? Note) Days(DateColumn dates)
    {
        double[] days = new double[_order.Length];
        bool[] missing = new bool[_order.Length];
        for (int i = 0; i < _order.Length; i++)
        {
            int row = _order[i];
            missing[i] = dates.IsMissing(row) || _origins[row] < 0;
            if (!missing[i]) days[i] = dates.DayNumbers[row] - _origins[row];
        }

        return (new NumberColumn(dates.Name + "_day", days, missing), "days", "days from the patient's own day 0");
    }

    private (Column Column, string Treatment, string? Note) TopCoded(NumberColumn numbers)
    {
        int above = 0;
        for (int row = 0; row < numbers.Rows; row++) above += !numbers.IsMissing(row) && numbers.Values[row] > _rules.TopAge ? 1 : 0;
        Column shown = Numbers(numbers, numbers.Name, value => Math.Min(value, _rules.TopAge));
        return (shown, above == 0 ? "kept" : "top-coded", above == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{above} above {_rules.TopAge}"));
    }

    private (Column Column, string Treatment, string? Note) Levels(TextColumn text)
    {
        int[] counts = new int[text.Levels.Count];
        foreach (int code in text.Codes)
        {
            if (code >= 0) counts[code]++;
        }

        string[] rare = [.. text.Levels.Where((_, code) => counts[code] > 0 && counts[code] < _rules.FewestOfLevel)];
        string[] left = [.. text.Levels.Except(rare)];
        int[] codes = [.. _order.Select(row => text.IsMissing(row) ? -1 : Array.IndexOf(left, text.Levels[text.Codes[row]]))];
        return (new TextColumn(text.Name, codes, left), rare.Length == 0 ? "kept" : "rare levels left empty", rare.Length == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{rare.Length} of {text.Levels.Count} levels"));
    }

    private NumberColumn Numbers(NumberColumn numbers, string name, Func<double, double> shown)
    {
        bool[] missing = [.. _order.Select(numbers.IsMissing)];
        double[] values = new double[_order.Length];
        for (int i = 0; i < _order.Length; i++) values[i] = missing[i] ? 0 : shown(numbers.Values[_order[i]]);
        return new NumberColumn(name, values, missing);
    }

    /// <summary>Day 0 of each patient: the origin of the first endpoint that has one, else the earliest date on the record; -1 without any.</summary>
    private int[] Origins()
    {
        CohortTable table = _study.Table;
        string? origin = _study.File.Endpoints.Select(endpoint => endpoint.Endpoint).OfType<DatedEndpoint>().FirstOrDefault()?.Origin;
        DateColumn[] dates = [.. table.Names.Select(name => table[name]).OfType<DateColumn>()];
        DateColumn? named = dates.FirstOrDefault(date => date.Name == origin);
        return [.. Enumerable.Range(0, table.Rows).Select(row => named is not null && !named.IsMissing(row)
            ? named.DayNumbers[row]
            : dates.Where(date => !date.IsMissing(row)).Select(date => date.DayNumbers[row]).DefaultIfEmpty(-1).Min())];
    }

    private bool IsAge(string name)
    {
        VariableDefinition? variable = Definition(name);
        return variable?.Unit is null or "years" && $"{variable?.Label} {name}".Split(' ', '_', '-', '(', ')', ',').Any(word => word.Equals("age", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsYear(NumberColumn numbers)
    {
        bool any = false;
        for (int row = 0; row < numbers.Rows; row++)
        {
            if (numbers.IsMissing(row)) continue;
            double value = numbers.Values[row];
            if (value < 1880 || value > 2100 || value != Math.Floor(value)) return false;
            any = true;
        }

        return any;
    }

    private static bool IsIdentifier(NumberColumn numbers)
    {
        if (numbers.Rows < 20 || numbers.Missing > 0) return false;
        HashSet<double> seen = [];
        foreach (double value in numbers.Values)
        {
            if (value != Math.Floor(value) || !seen.Add(value)) return false;
        }

        return true;
    }

    private VariableDefinition? Definition(string name) => _study.File.Variables.FirstOrDefault(variable => variable.Name == name);

    /// <summary>A random order; without a seed from the system's cryptographic generator.</summary>
    private static int[] Shuffled(int rows, long? seed)
    {
        int[] order = [.. Enumerable.Range(0, rows)];
        if (seed is { } given) new Random(unchecked((int)(given ^ (given >> 32)))).Shuffle(order);
        else RandomNumberGenerator.Shuffle<int>(order);
        return order;
    }
}
