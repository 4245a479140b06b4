namespace Oncohort.Reporting.Content;

/// <summary>Puts the notice of a study under every figure and table, so that none can be taken away without it.</summary>
internal static class NoticeMarks
{
    /// <summary>The notice as a sentence.</summary>
    public static string Sentence(string notice)
    {
        string text = char.ToUpperInvariant(notice[0]) + notice[1..];
        return text[^1] is '.' or '!' or '?' ? text : text + ".";
    }

    public static Section On(Section section, string sentence) => section with { Blocks = [.. section.Blocks.Select(block => Marked(block, sentence))] };

    private static Block Marked(Block block, string sentence) => block switch
    {
        FigureBlock figure => figure with { Caption = $"{figure.Caption} {sentence}" },
        TableBlock { Table: { } table } => new TableBlock(table with { Footnotes = [.. table.Footnotes, new ReportFootnote(null, sentence)] }),
        _ => block,
    };
}
