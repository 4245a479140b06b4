namespace Oncohort.Reporting.Fonts;

/// <summary>The pieces of a text between which a line may break: at blanks, and beside Chinese letters.</summary>
internal static class LinePieces
{
    private static readonly char[] Blanks = [' ', '\n', '\r', '\t'];

    /// <summary>Each piece, and whether a blank stands before it.</summary>
    public static IEnumerable<(string Piece, bool AfterBlank)> Of(string text)
    {
        foreach (string word in text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries))
        {
            int start = 0;
            for (int i = 1; i < word.Length; i++)
            {
                if (!EastAsianLetter.MayPart(word[i - 1], word[i])) continue;
                yield return (word[start..i], start == 0);
                start = i;
            }

            yield return (word[start..], start == 0);
        }
    }
}
