using System.Globalization;

namespace Oncohort.Cohort.Fetching;

/// <summary>Reads the levels of a text column as numbers or days, by the rules that type a column when it is loaded.</summary>
internal static class Readings
{
    private const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>The number a text stands for; null when it is none.</summary>
    public static double? Number(string text) =>
        double.TryParse(text, Decimal, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value + 0.0 : null;

    /// <summary>The day number a text stands for; null when it is no calendar date.</summary>
    public static int? Day(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy/MM/dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day.DayNumber : null;
}
