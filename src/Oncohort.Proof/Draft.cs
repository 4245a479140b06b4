using Oncohort.Proof.Drafts;

namespace Oncohort.Proof;

/// <summary>A manuscript's paragraphs and table cells in reading order.</summary>
/// <param name="Passages">The paragraphs and cells.</param>
public sealed record Draft(IReadOnlyList<DraftPassage> Passages)
{
    /// <summary>Reads a draft by its file's ending: <c>.docx</c>, <c>.md</c> or <c>.txt</c>.</summary>
    /// <exception cref="UnreadableException">The file is missing, of another kind or damaged.</exception>
    public static Draft Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string ending = Path.GetExtension(path).ToLowerInvariant();
        if (ending is not (".docx" or ".md" or ".markdown" or ".txt"))
            throw new UnreadableException($"the draft is a '{ending}' file", "a .docx, .md or .txt file", ofResults: false);
        try
        {
            return ending == ".docx" ? new Draft(DraftReader.Passages(WordText.Read(path))) : Parse(File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableException($"the draft cannot be read: {exception.Message}", "a file that exists and may be read", ofResults: false);
        }
    }

    /// <summary>Reads a draft of plain or Markdown text.</summary>
    public static Draft Parse(string text) => new(DraftReader.Passages(MarkdownText.Read(text)));
}
