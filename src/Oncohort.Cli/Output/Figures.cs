using System.Globalization;
using Oncohort.Study.Results;

namespace Oncohort.Cli.Output;

/// <summary>Numbers as people read them.</summary>
internal static class Figures
{
    /// <summary>What stands where there is no number.</summary>
    public const string None = "-";

    /// <summary>A number with the digits that matter.</summary>
    public static string Number(double? value, int digits = 4) => value is { } number ? number.ToString($"G{digits}", CultureInfo.InvariantCulture) : None;

    /// <summary>A number with fixed decimals.</summary>
    public static string Fixed(double? value, int decimals = 4) => value is { } number ? number.ToString($"F{decimals}", CultureInfo.InvariantCulture) : None;

    /// <summary>A hazard ratio: four decimals, or five digits when it is large or tiny.</summary>
    public static string Ratio(double? value) => value is >= 1000 or < 0.001 ? Number(value, 5) : Fixed(value);

    /// <summary>A time as it is.</summary>
    public static string Time(double? value) => value is { } number ? number.ToString("0.####", CultureInfo.InvariantCulture) : "not reached";

    /// <summary>A count, or a sum of weights.</summary>
    public static string Count(Count value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A p-value.</summary>
    public static string P(double? p) => p switch
    {
        null => None,
        < 0.0001 => "<0.0001",
        _ => p.Value.ToString("F4", CultureInfo.InvariantCulture),
    };
}
