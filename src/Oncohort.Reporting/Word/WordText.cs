using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Oncohort.Reporting.Word;

/// <summary>Runs of text. Characters that XML cannot hold become the replacement character.</summary>
internal static class WordText
{
    public static Run Plain(string text) => Of(text, null);

    public static Run Bold(string text) => Of(text, new RunProperties(new Bold()));

    public static Run Raised(string text) => Of(text, new RunProperties(new VerticalTextAlignment { Val = VerticalPositionValues.Superscript }));

    /// <summary>A run in a character style.</summary>
    public static Run Styled(string text, string style) => Of(text, new RunProperties(new RunStyle { Val = style }));

    /// <summary>Text without what XML 1.0 forbids.</summary>
    public static string Fit(string text)
    {
        StringBuilder fit = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                fit.Append(c).Append(text[++i]);
                continue;
            }

            bool unfit = char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF' || (c < ' ' && c is not ('\t' or '\n' or '\r'));
            fit.Append(unfit ? '\uFFFD' : c);
        }

        return fit.ToString();
    }

    private static Run Of(string text, RunProperties? properties)
    {
        Run run = new();
        if (properties is not null) run.Append(properties);
        string[] lines = Fit(text).ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (i > 0) run.Append(new Break());
            run.Append(new Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }
}
