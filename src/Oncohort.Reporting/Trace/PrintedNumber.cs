using System.Globalization;
using System.Text.RegularExpressions;

namespace Oncohort.Reporting.Trace;

/// <summary>A number within printed text: the span of values that print so.</summary>
/// <param name="Start">Where its digits begin in the text.</param>
/// <param name="Length">How many characters it has.</param>
/// <param name="Low">The lowest value that prints so.</param>
/// <param name="High">The highest value that prints so.</param>
/// <param name="IsWhole">Whether it is printed without decimals.</param>
internal readonly partial record struct PrintedNumber(int Start, int Length, double Low, double High, bool IsWhole)
{
    /// <summary>The numbers of a text; digits that belong to a word, such as T1, are none.</summary>
    public static IEnumerable<PrintedNumber> In(string text)
    {
        foreach (Match match in Digits().Matches(text))
        {
            string digits = match.Value.Replace('\u2212', '-').Replace('\u00b7', '.');
            if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)) continue;
            int point = digits.IndexOf('.', StringComparison.Ordinal);
            double half = 0.5 * Math.Pow(10, point < 0 ? 0 : point + 1 - digits.Length) * (1 + 1e-9);
            char sign = text[..match.Index].TrimEnd() is [.., var last] ? last : ' ';
            yield return new PrintedNumber(match.Index, match.Length, sign switch { '<' => 0, '>' => value, _ => value - half }, sign switch { '<' => value, '>' => double.MaxValue, _ => value + half }, point < 0);
        }
    }

    [GeneratedRegex(@"(?:(?<![\p{L}\p{N}_.\u00b7\-])|(?<=\d-)(?=[\d.\u00b7]+\)))\u2212?(?:\d+(?:[.\u00b7]\d+)?|\.\d+)(?![\p{L}\p{N}_]|[.\u00b7]\d)")]
    private static partial Regex Digits();
}
