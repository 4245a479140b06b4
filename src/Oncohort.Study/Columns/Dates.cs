using System.Globalization;
using Oncohort.Cohort;
using Oncohort.Cohort.Faults;

namespace Oncohort.Study.Columns;

/// <summary>Reads columns whose values must be dates.</summary>
internal static class Dates
{
    /// <summary>The column as dates; a cell that is none is added to <paramref name="faults"/> and counts as missing.</summary>
    public static DateColumn Read(CohortTable table, string name, CellFaults faults) => table[name] switch
    {
        DateColumn dates => dates,
        TextColumn texts => Parsed(texts, faults),
        Column other => Numeric(table, other, faults),
    };

    /// <summary>A day number as an ISO date.</summary>
    public static string Print(int dayNumber) => DateOnly.FromDayNumber(dayNumber).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateColumn Parsed(TextColumn column, CellFaults faults)
    {
        int[] levels = [.. column.Levels.Select(Parse)];
        int[] days = new int[column.Rows];
        for (int row = 0; row < days.Length; row++)
        {
            int code = column.Codes[row];
            days[row] = code < 0 ? -1 : levels[code];
            if (code >= 0 && days[row] < 0) faults.Add(FaultCode.NotADate, row, column.Name, () => Text(column.Levels[code]));
        }

        return new DateColumn(column.Name, days);
    }

    private static int Parse(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out DateOnly date) ? date.DayNumber : -1;

    private static DateColumn Numeric(CohortTable table, Column column, CellFaults faults)
    {
        int[] days = Enumerable.Repeat(-1, column.Rows).ToArray();
        if (column.Missing < column.Rows)
        {
            faults.Add(new Fault(
                FaultCode.NotADate, $"column '{column.Name}' holds numbers", $"{table.SourceName}:{column.Name}", "dates as YYYY-MM-DD", "turn the numbers into dates first"));
        }

        return new DateColumn(column.Name, days);
    }

    private static (string What, string Expected, string Fix) Text(string value) =>
        ($"'{value}' is not a date", "a date as YYYY-MM-DD, or nothing when it is missing", "correct the value, leave it empty, or name it as a missing code");
}
