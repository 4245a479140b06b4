using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Oncohort.Reporting.Tests.Vocabularies;

/// <summary>Finds the phrases that the code of the report says, as <c>Say("…")</c> or <c>Say($"…")</c>, with the places of their values.</summary>
internal static partial class SaidPhrases
{
    public static IEnumerable<string> In(string code)
    {
        foreach (Match call in Call().Matches(code))
        {
            StringBuilder key = new();
            int values = 0;
            int at = call.Index + call.Length;
            while (Literal().Match(code, at) is { Success: true } opening)
            {
                at = opening.Index + opening.Length;
                bool interpolated = opening.Groups["dollar"].Length > 0;
                while (code[at] != '"')
                {
                    if (interpolated && code[at] == '{')
                    {
                        key.Append('{').Append((values++).ToString(CultureInfo.InvariantCulture)).Append('}');
                        at = EndOfValue(code, at);
                    }
                    else
                    {
                        int length = code[at] != '\\' ? 1 : code[at + 1] == 'u' ? 6 : 2;
                        key.Append(code[at] == '\\' ? Regex.Unescape(code.Substring(at, length)) : code[at].ToString());
                        at += length;
                    }
                }

                at++;
            }

            yield return key.ToString();
        }
    }

    /// <summary>Behind the brace that closes a value; texts within the value may hold braces of their own.</summary>
    private static int EndOfValue(string code, int at)
    {
        int depth = 0;
        for (; ; at++)
        {
            if (code[at] == '"') at = EndOfText(code, at);
            else if (code[at] == '\'') at = code.IndexOf('\'', at + 2);
            else if (code[at] == '{') depth++;
            else if (code[at] == '}' && --depth == 0) return at + 1;
        }
    }

    private static int EndOfText(string code, int at)
    {
        bool interpolated = code[at - 1] == '$';
        for (at++; code[at] != '"'; at++)
        {
            if (code[at] == '\\') at++;
            else if (interpolated && code[at] == '{') at = EndOfValue(code, at) - 1;
        }

        return at;
    }

    [GeneratedRegex(@"(?<![\w.])(?:\w+\.)*Say\((?=\s*\$?"")")]
    private static partial Regex Call();

    /// <summary>The opening of a text, or of one that is added to the text before.</summary>
    [GeneratedRegex(@"\G\s*\+?\s*(?<dollar>\$?)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Literal();
}
