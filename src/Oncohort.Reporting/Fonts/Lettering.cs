using System.Globalization;
using Oncohort.Reporting.Drawing;

namespace Oncohort.Reporting.Fonts;

/// <summary>Measures and wraps text in the embedded font.</summary>
internal static class Lettering
{
    /// <summary>Where lines may break; a no-break space is part of its word.</summary>
    private static readonly char[] Breaking = [' ', '\t', '\n', '\r'];

    /// <summary>The width of one line in points.</summary>
    public static double Width(string text, TextStyle style)
    {
        FigureFont font = FigureFont.Of(style.Bold);
        return font.Run(text).Advance * style.Size / font.UnitsPerEm;
    }

    /// <summary>The widest of some lines.</summary>
    public static double Widest(IEnumerable<string> lines, TextStyle style) =>
        lines.Select(line => Width(line, style)).DefaultIfEmpty(0).Max();

    /// <summary>Breaks text at spaces into lines no wider than <paramref name="width"/>; a word that is too wide is broken where it must be.</summary>
    public static IReadOnlyList<string> Wrap(string text, TextStyle style, double width)
    {
        List<string> lines = [];
        string line = "";
        foreach (string word in text.Split(Breaking, StringSplitOptions.RemoveEmptyEntries))
        {
            string longer = line.Length == 0 ? word : line + " " + word;
            if (Width(longer, style) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0) lines.Add(line);
            line = BreakWord(word, style, width, lines);
        }

        if (line.Length > 0 || lines.Count == 0) lines.Add(line);
        return lines;
    }

    private static string BreakWord(string word, TextStyle style, double width, List<string> lines)
    {
        string rest = word;
        while (Width(rest, style) > width)
        {
            int[] starts = StringInfo.ParseCombiningCharacters(rest);
            int keep = 1;
            while (keep < starts.Length && Width(rest[..starts[keep]], style) <= width) keep++;
            int cut = Math.Max(1, keep - 1);
            if (starts.Length < 2) break;
            lines.Add(rest[..starts[cut]]);
            rest = rest[starts[cut]..];
        }

        return rest;
    }
}
