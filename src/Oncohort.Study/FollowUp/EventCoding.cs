using System.Globalization;
using Oncohort.Cohort;
using Oncohort.Cohort.Faults;
using Oncohort.Study.Columns;
using Oncohort.Study.Results;

namespace Oncohort.Study.FollowUp;

/// <summary>Applies an <see cref="EventRule"/> to a column: for each row the position of its value in the rule, or -1 when it is none of them.</summary>
internal sealed class EventCoding
{
    private const int ValuesShown = 10;

    private EventCoding(Column column, int[] positions, IReadOnlyList<string> values, IReadOnlyList<Warning> warnings)
    {
        Column = column;
        Positions = positions;
        Values = values;
        Warnings = warnings;
    }

    /// <summary>The column.</summary>
    public Column Column { get; }

    /// <summary>For each row, the index of its value in <see cref="Values"/>, or -1.</summary>
    public int[] Positions { get; }

    /// <summary>The values that mean the event.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>Values of the rule that no row has.</summary>
    public IReadOnlyList<Warning> Warnings { get; }

    /// <summary>Applies the rule; what the rule cannot decide is added to <paramref name="faults"/>.</summary>
    public static EventCoding? Apply(EventRule rule, CohortTable table, CellFaults faults)
    {
        Column column = table[rule.Column];
        string where = $"{table.SourceName}:{rule.Column}";
        if (column is DateColumn)
        {
            faults.Add(new Fault(FaultCode.EventValuesUnclear, $"column '{rule.Column}' holds dates", where, "values that say whether the event happened",
                "derive a column of 0 and 1 first"));
            return null;
        }

        (string[] levels, int[] codes) = Distinct(column);
        return rule.Values is null ? Truth(column, levels, codes, where, faults) : Named(rule, column, levels, codes, where, faults);
    }

    private static EventCoding? Truth(Column column, string[] levels, int[] codes, string where, CellFaults faults)
    {
        bool zeroOne = levels.All(level => level is "0" or "1");
        bool truth = levels.All(level => IsTruth(level, true) || IsTruth(level, false));
        if (!zeroOne && !truth)
        {
            faults.Add(new Fault(
                FaultCode.EventValuesUnclear,
                $"the values of '{column.Name}' do not say which of them is the event: {List(levels)}",
                where,
                "only 0 and 1, or false and true",
                $"name the value that is the event, such as {column.Name}={levels[^1]}"));
            return null;
        }

        int[] positions = Array.ConvertAll(codes, code => code >= 0 && (levels[code] == "1" || IsTruth(levels[code], true)) ? 0 : -1);
        return new EventCoding(column, positions, [zeroOne ? "1" : "true"], []);
    }

    private static EventCoding Named(EventRule rule, Column column, string[] levels, int[] codes, string where, CellFaults faults)
    {
        int[] positionOfLevel = Enumerable.Repeat(-1, levels.Length).ToArray();
        List<string> values = [];
        List<Warning> warnings = [];
        foreach (string written in rule.Values!.Distinct(StringComparer.Ordinal))
        {
            if (Canonical(written, column) is not { } value)
            {
                faults.Add(new Fault(FaultCode.UnknownLevel, $"'{written}' cannot be a value of '{column.Name}', which holds numbers", where,
                    $"one of: {List(levels)}", $"write {column.Name}=VALUE with a value that occurs"));
                continue;
            }

            int level = Array.FindIndex(levels, candidate => Same(candidate, value, column));
            if (level >= 0) positionOfLevel[level] = values.Count;
            else warnings.Add(new Warning(Fault.Print(FaultCode.LevelsDiffer), $"no row has the value '{written}' of {column.Name}; the values are: {List(levels)}"));
            values.Add(value);
        }

        return new EventCoding(column, Array.ConvertAll(codes, code => code < 0 ? -1 : positionOfLevel[code]), values, warnings);
    }

    private static string? Canonical(string written, Column column)
    {
        if (column is TextColumn) return written;
        return double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? Numbers.Print(number) : null;
    }

    private static bool Same(string level, string value, Column column) =>
        string.Equals(level, value, StringComparison.Ordinal)
        || (column is TextColumn && ((IsTruth(level, true) && IsTruth(value, true)) || (IsTruth(level, false) && IsTruth(value, false))));

    private static bool IsTruth(string text, bool value) => string.Equals(text, value ? "true" : "false", StringComparison.OrdinalIgnoreCase);

    private static string List(string[] levels) =>
        levels.Length == 0 ? "(none)" : string.Join(", ", levels.Take(ValuesShown)) + (levels.Length > ValuesShown ? ", …" : "");

    private static (string[] Levels, int[] Codes) Distinct(Column column)
    {
        if (column is TextColumn text) return ([.. text.Levels], text.Codes.ToArray());
        (double[] values, int[] codes) = Levels.Distinct((NumberColumn)column);
        return (Array.ConvertAll(values, Numbers.Print), codes);
    }
}
