using Oncohort.Cohort;

namespace Oncohort.Study.Columns;

/// <summary>A cell as people write it.</summary>
internal static class CellText
{
    /// <summary>The text of a row; null where it is missing.</summary>
    public static string? Of(Column column, int row)
    {
        if (column.IsMissing(row)) return null;
        return column switch
        {
            TextColumn texts => texts.Levels[texts.Codes[row]],
            NumberColumn numbers => Numbers.Print(numbers.Values[row]),
            DateColumn dates => Dates.Print(dates.DayNumbers[row]),
            _ => null,
        };
    }
}
