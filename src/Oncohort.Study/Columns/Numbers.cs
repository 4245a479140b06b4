using System.Globalization;
using Oncohort.Cohort;
using Oncohort.Cohort.Faults;

namespace Oncohort.Study.Columns;

/// <summary>Reads columns whose values must be finite numbers.</summary>
internal static class Numbers
{
    /// <summary>The column as finite numbers; a cell that is none is added to <paramref name="faults"/> and counts as missing.</summary>
    public static NumberColumn Read(CohortTable table, string name, CellFaults faults) => table[name] switch
    {
        NumberColumn numbers => Finite(numbers, faults),
        TextColumn texts => Parsed(texts, faults),
        _ => Dates(table, name, faults),
    };

    /// <summary>A number as people write it: the shortest text that reads back as the same number.</summary>
    public static string Print(double value) => (value + 0.0).ToString("R", CultureInfo.InvariantCulture);

    private static NumberColumn Finite(NumberColumn column, CellFaults faults)
    {
        ReadOnlySpan<double> values = column.Values;
        for (int row = 0; row < values.Length; row++)
        {
            if (double.IsFinite(values[row]) || column.IsMissing(row)) continue;
            string shown = Print(values[row]);
            faults.Add(FaultCode.NotANumber, row, column.Name, () => Text(shown));
        }

        return column;
    }

    private static NumberColumn Parsed(TextColumn column, CellFaults faults)
    {
        double?[] levels = [.. column.Levels.Select(Parse)];
        double[] values = new double[column.Rows];
        bool[] missing = new bool[column.Rows];
        for (int row = 0; row < values.Length; row++)
        {
            int code = column.Codes[row];
            double? value = code < 0 ? null : levels[code];
            values[row] = value ?? 0;
            missing[row] = value is null;
            if (code >= 0 && value is null) faults.Add(FaultCode.NotANumber, row, column.Name, () => Text(column.Levels[code]));
        }

        return new NumberColumn(column.Name, values, missing);
    }

    private static double? Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    private static NumberColumn Dates(CohortTable table, string name, CellFaults faults)
    {
        faults.Add(new Fault(
            FaultCode.NotANumber, $"column '{name}' holds dates", $"{table.SourceName}:{name}", "numbers", "compute the follow-up time from the dates first"));
        return new NumberColumn(name, new double[table.Rows], Enumerable.Repeat(true, table.Rows).ToArray());
    }

    private static (string What, string Expected, string Fix) Text(string value) =>
        ($"'{value}' is not a number", "a finite number, or nothing when it is missing", "correct the value, leave it empty, or name it as a missing code");
}
