using Oncohort.Published.Format;

namespace Oncohort.Published;

/// <summary>Reads the file of a published study, a JSON document in the form that docs/published-study.md describes.</summary>
public static class PublishedStudyFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="PublishedFormatException">The file cannot be read, is not JSON, or is not a published study; all its faults are named.</exception>
    public static PublishedStudy Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PublishedFormatException([new PublishedFault(
                PublishedFaultKind.Syntax, path, $"the file cannot be read: {exception.Message}", "a JSON file that holds a published study", "name a file that exists and may be read")]);
        }

        return Parse(text, Path.GetFileName(path));
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The JSON document.</param>
    /// <param name="name">The name that faults give as its place.</param>
    /// <exception cref="PublishedFormatException">The text is not JSON, or is not a published study; all its faults are named.</exception>
    public static PublishedStudy Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new StudyReader(name).Read(text);
    }
}
