using System.Text;

namespace Oncohort.Reporting.Vocabularies;

/// <summary>Sets values into the places of a phrase; where a Chinese character and a Latin letter or figure meet at a value's edge, a space stands between them.</summary>
internal static class Filling
{
    /// <summary>The phrase with <c>{0}</c>, <c>{1}</c>, … replaced.</summary>
    public static string Of(string template, IReadOnlyList<string> values)
    {
        StringBuilder text = new();
        int done = 0;
        while (template.IndexOf('{', done) is var open and >= 0)
        {
            Join(text, template.AsSpan(done, open - done));
            int close = template.IndexOf('}', open);
            Join(text, values[int.Parse(template.AsSpan(open + 1, close - open - 1), System.Globalization.CultureInfo.InvariantCulture)]);
            done = close + 1;
        }

        Join(text, template.AsSpan(done));
        return text.ToString();
    }

    private static void Join(StringBuilder text, ReadOnlySpan<char> next)
    {
        if (next.Length == 0) return;
        if (text.Length > 0 && Meet(text[^1], next[0])) text.Append(' ');
        text.Append(next);
    }

    private static bool Meet(char before, char after) => (IsChinese(before) && (char.IsAsciiLetterOrDigit(after) || after is '(' or '\u2212')) || ((char.IsAsciiLetterOrDigit(before) || before is '%' or ')' or '.') && IsChinese(after));

    private static bool IsChinese(char letter) => letter is >= '\u4e00' and <= '\u9fff';
}
