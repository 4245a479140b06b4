using System.Globalization;
using System.Text;
using Oncohort.Reporting.Fonts;

namespace Oncohort.Reporting.Drawing.PostScript;

/// <summary>The letters of a figure, each a procedure that fills its outline on the em grid.</summary>
internal sealed class GlyphProcedures
{
    private readonly SortedDictionary<string, string> _procedures = new(StringComparer.Ordinal);
    private readonly HashSet<string> _blank = new(StringComparer.Ordinal);

    /// <summary>The definitions, in order of their names.</summary>
    public string Text => string.Concat(_procedures.Select(procedure => $"/{procedure.Key} {{\n{procedure.Value}f}} bind def\n"));

    /// <summary>The procedure of a glyph; null for one without an outline, such as a blank.</summary>
    public string? NameOf(ushort glyph, FigureFont font)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(font.Key)}{glyph}");
        if (_procedures.ContainsKey(name)) return name;
        if (_blank.Contains(name)) return null;
        string outline = font.Outline(glyph);
        if (outline.Length == 0)
        {
            _blank.Add(name);
            return null;
        }

        _procedures[name] = PostScript(outline);
        return name;
    }

    /// <summary>SVG path data with the commands M, L, Q, C and Z; a quadratic curve becomes the same cubic one.</summary>
    private static string PostScript(string outline)
    {
        StringBuilder path = new();
        double[] at = [0, 0];
        int next = 0;
        while (next < outline.Length)
        {
            char command = outline[next++];
            int end = next;
            while (end < outline.Length && !char.IsAsciiLetter(outline[end])) end++;
            double[] numbers = Numbers(outline[next..end]);
            next = end;
            path.Append(Command(command, numbers, at));
            if (numbers.Length >= 2) at = numbers[^2..];
        }

        return path.ToString();
    }

    private static string Command(char command, double[] to, double[] from) => command switch
    {
        'M' => Line("m", to),
        'L' => Line("l", to),
        'C' => Line("c", to),
        'Q' => Line("c", [Third(from[0], to[0]), Third(from[1], to[1]), Third(to[2], to[0]), Third(to[3], to[1]), to[2], to[3]]),
        'Z' => "h\n",
        _ => throw new InvalidOperationException($"No PostScript for the command '{command}' of an outline."),
    };

    /// <summary>Two thirds of the way from an end of a quadratic curve to its control point.</summary>
    private static double Third(double end, double control) => end + ((control - end) * 2 / 3);

    private static string Line(string name, double[] numbers) => string.Join(' ', numbers.Select(EpsScene.N)) + $" {name}\n";

    private static double[] Numbers(string text) =>
        [.. text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
}
