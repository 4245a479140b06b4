using System.Text;

namespace Oncohort.Reporting.Fonts;

/// <summary>Splits a line of text into parts by the font that has their letters: the embedded one as far as it goes, the machine's for Chinese.</summary>
internal static class FontRuns
{
    /// <summary>The parts of a line, from left to right.</summary>
    public static IReadOnlyList<FontRun> Of(string text, bool bold)
    {
        FigureFont own = FigureFont.Of(bold);
        if (!IsForeign(text, own) || EastAsianFont.Of(bold) is not { } other) return [new FontRun(own, text, 0)];
        List<FontRun> runs = [];
        StringBuilder part = new();
        FigureFont font = own;
        foreach (Rune rune in text.EnumerateRunes())
        {
            FigureFont needed = own.Has(rune) || !other.Has(rune) ? own : other;
            if (needed != font)
            {
                Close();
                font = needed;
            }

            part.Append(rune.ToString());
        }

        Close();
        return runs;

        void Close()
        {
            if (part.Length > 0) runs.Add(new FontRun(font, part.ToString(), runs.Count == 0 ? 0 : runs[^1].End));
            part.Clear();
        }
    }

    /// <summary>Whether a text has Chinese letters that no font at hand can draw.</summary>
    public static bool LacksLetters(string text) => EastAsianFont.Of(bold: false) is null && text.Any(EastAsianLetter.Is);

    private static bool IsForeign(string text, FigureFont own)
    {
        foreach (char letter in text)
        {
            if (letter > '\u00ff' && !own.Has(new Rune(char.IsSurrogate(letter) ? '\ufffd' : letter))) return true;
        }

        return false;
    }
}
