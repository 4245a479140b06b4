using Oncohort.Reporting.Drawing;

namespace Oncohort.Reporting.Fonts;

/// <summary>
/// Measures text for tables by the sum of its letters' widths, without kerning: at most a little too wide, and quick for the thousands of cells
/// that a document has. Figures measure by <see cref="Lettering"/>.
/// </summary>
internal static class PlainWidth
{
    /// <summary>The width of one line in points.</summary>
    public static double Of(ReadOnlySpan<char> text, TextStyle style)
    {
        FigureFont font = FigureFont.Of(style.Bold);
        long sum = 0;
        foreach (char letter in text) sum += font.AdvanceOf(letter);
        return sum * style.Size / font.UnitsPerEm;
    }

    /// <summary>The lines that words fill when they are broken at blanks, and within a word that is wider than a line.</summary>
    public static int Lines(string text, TextStyle style, double width)
    {
        double blank = Of(" ", style);
        double used = 0;
        int lines = 1;
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            double wanted = Of(word, style);
            if (used > 0 && used + blank + wanted > width)
            {
                lines++;
                used = 0;
            }

            used += (used > 0 ? blank : 0) + wanted;
            lines += (int)(used / width);
            used %= width;
        }

        return lines;
    }
}
