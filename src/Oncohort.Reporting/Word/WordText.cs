using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Oncohort.Reporting.Packaging;

namespace Oncohort.Reporting.Word;

/// <summary>Runs of text.</summary>
internal static class WordText
{
    public static Run Plain(string text) => Of(text, null);

    public static Run Bold(string text) => Of(text, new RunProperties(new Bold()));

    public static Run Raised(string text) => Of(text, new RunProperties(new VerticalTextAlignment { Val = VerticalPositionValues.Superscript }));

    /// <summary>A run in a character style.</summary>
    public static Run Styled(string text, string style) => Of(text, new RunProperties(new RunStyle { Val = style }));

    private static Run Of(string text, RunProperties? properties)
    {
        Run run = new();
        if (properties is not null) run.Append(properties);
        string[] lines = XmlText.Fit(text).ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (i > 0) run.Append(new Break());
            run.Append(new Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }
}
