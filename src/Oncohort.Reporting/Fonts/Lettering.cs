using System.Globalization;
using Oncohort.Reporting.Drawing;

namespace Oncohort.Reporting.Fonts;

/// <summary>Measures and wraps text of figures.</summary>
internal static class Lettering
{
    /// <summary>The width of one line in points.</summary>
    public static double Width(string text, TextStyle style)
    {
        IReadOnlyList<FontRun> runs = FontRuns.Of(text, style.Bold);
        if (runs.Count > 1) return runs[^1].End * style.Size;
        return runs[0].Glyphs.Advance * style.Size / runs[0].Font.UnitsPerEm;
    }

    /// <summary>The widest of some lines.</summary>
    public static double Widest(IEnumerable<string> lines, TextStyle style) =>
        lines.Select(line => Width(line, style)).DefaultIfEmpty(0).Max();

    /// <summary>Breaks text at spaces and beside Chinese letters into lines no wider than <paramref name="width"/>; a word that is too wide is broken where it must be.</summary>
    public static IReadOnlyList<string> Wrap(string text, TextStyle style, double width)
    {
        List<string> lines = [];
        string line = "";
        foreach ((string word, bool afterBlank) in LinePieces.Of(text))
        {
            string longer = line.Length == 0 ? word : line + (afterBlank ? " " : "") + word;
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
