using System.Text.RegularExpressions;

namespace Oncohort.Reporting.Content;

/// <summary>Finds the numbers by which a text cites papers.</summary>
internal static partial class Citations
{
    /// <summary>The text in pieces: words, and numbers of papers.</summary>
    public static IEnumerable<(string Text, int? Paper)> Pieces(string text)
    {
        int done = 0;
        foreach (Match cited in Cited().Matches(text))
        {
            foreach (Capture number in cited.Groups["n"].Captures)
            {
                yield return (text[done..number.Index], null);
                yield return (number.Value, int.Parse(number.Value, System.Globalization.CultureInfo.InvariantCulture));
                done = number.Index + number.Length;
            }
        }

        yield return (text[done..], null);
    }

    [GeneratedRegex(@"\[(?<n>\d+)(?:, (?<n>\d+))*\]")]
    private static partial Regex Cited();
}
