using System.Globalization;
using System.Text.RegularExpressions;

namespace Oncohort.Proof.Numbers;

/// <summary>Moments of follow-up that a text names, in months: at 36 months, 1, 3 and 5 years, five-year.</summary>
internal static partial class Moments
{
    private static readonly string[] Words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>The moments, each with the place of its digits; words have none.</summary>
    public static IReadOnlyList<(double Months, int Start, int End)> Of(string text)
    {
        List<(double, int, int)> found = [];
        foreach (Match match in Lists().Matches(text))
        {
            double unit = UnitOf(match.Groups["u"].Value);
            foreach (Capture digits in match.Groups["n"].Captures)
            {
                bool written = double.TryParse(digits.Value, CultureInfo.InvariantCulture, out double value);
                int word = Array.IndexOf(Words, digits.Value.ToLowerInvariant());
                if (written) found.Add((value * unit, digits.Index, digits.Index + digits.Length));
                else if (word >= 0) found.Add(((word + 1) * unit, -1, -1));
            }
        }

        return found;
    }

    /// <summary>How many months a unit of time has; 1 for an unknown one.</summary>
    public static double UnitOf(string unit) => unit.ToLowerInvariant() switch
    {
        ['y', ..] => 12,
        ['d', ..] => 12 / 365.25,
        ['w', ..] => 7 * 12 / 365.25,
        _ => 1,
    };

    [GeneratedRegex(@"(?<![\w.])(?:(?<n>\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten)-?(?:\s*,\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+|\s*/\s*|\s+to\s+|\s*\u2013\s*)?)+[\s-]?(?<u>years?|yrs?|months?|mo|days?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Lists();
}
