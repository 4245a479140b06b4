using System.Globalization;
using System.Text.RegularExpressions;

namespace Oncohort.Proof.Numbers;

/// <summary>Finds the numbers of a text, leaving out digits that belong to words: T3, N0-1, p16, COVID-19, 7th.</summary>
internal static partial class Scanner
{
    public static IReadOnlyList<Written> Read(string text)
    {
        List<Written> found = [];
        int joined = -1;
        foreach (Match match in Digits().Matches(text))
        {
            int start = match.Groups["n"].Index, end = start + match.Groups["n"].Length;
            bool word = BelongsToWord(text, start, end, joined);
            joined = word ? end : -1;
            if (word) continue;
            Match percent = PercentSign().Match(text, end);
            string digits = match.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal).Replace('\u00B7', '.');
            int point = digits.IndexOf('.', StringComparison.Ordinal);
            int bound = match.Groups["b"].Value switch { "<" or "\u2264" => -1, ">" or "\u2265" => 1, _ => 0 };
            bool negative = match.Groups["s"].Length > 0 && IsSign(text, match.Groups["s"].Index);
            double value = double.Parse(digits.StartsWith('.') ? "0" + digits : digits, CultureInfo.InvariantCulture);
            int last = percent.Success && percent.Index == end ? end + percent.Length : end;
            int first = bound != 0 ? match.Groups["b"].Index : negative ? match.Groups["s"].Index : start;
            found.Add(new Written(first, last, text[first..last].Trim(), negative ? -value : value, point < 0 ? 0 : digits.Length - point - 1, bound, last > end));
        }

        return found;
    }

    private static bool BelongsToWord(string text, int start, int end, int joined)
    {
        if (end < text.Length && char.IsLetter(text[end])) return true;
        if (end + 1 < text.Length && ((text[end] == '.' && char.IsAsciiDigit(text[end + 1])) || (text[end] == '-' && char.IsUpper(text[end + 1])))) return true;
        if (start == 0) return false;
        if (char.IsLetter(text[start - 1])) return true;
        if (start == joined + 1 && text[start - 1] is '-' or '\u2013' or '/' or '.') return true;
        return start > 1 && text[start - 1] == '-' && char.IsLetter(text[start - 2]);
    }

    /// <summary>A hyphen before a number is a sign only after a space, a bracket or an equals sign.</summary>
    private static bool IsSign(string text, int at) => at == 0 || text[at - 1] is ' ' or '(' or '=' or '[' or ',';

    [GeneratedRegex(@"(?<b>[<>\u2264\u2265])?\s?(?<s>[-\u2212])?(?<n>\d{1,3}(?:,\d{3})+(?:[.\u00B7]\d+)?|\d+(?:[.\u00B7]\d+)?|(?<![\d.])\.\d+)")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\s?(?:%|per\s?cent\b|percent\b)")]
    private static partial Regex PercentSign();
}
