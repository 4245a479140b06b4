using Oncohort.Study.Methods;
using Oncohort.Study.Results;

namespace Oncohort.Study;

/// <summary>The statistical methods as a paper prints them: paragraphs that cite by number, and the papers in that order.</summary>
/// <param name="Paragraphs">The paragraphs, with <c>[n]</c> for the n-th paper.</param>
/// <param name="Papers">The papers, in the order in which they are first cited.</param>
public sealed record StudyMethods(IReadOnlyList<string> Paragraphs, IReadOnlyList<string> Papers)
{
    /// <summary>The methods of a study; empty where it states none.</summary>
    public static StudyMethods Of(StudyResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        NumberedMethods numbered = new();
        string[] sentences = [.. results.Methods.Select(numbered.Number)];
        List<string> paragraphs = [];
        int next = 0;
        foreach (int count in results.MethodParagraphs.Append(sentences.Length))
        {
            string[] part = sentences[next..Math.Min(sentences.Length, next + count)];
            next += part.Length;
            if (part.Length > 0) paragraphs.Add(string.Join(results.Language == "zh" ? "" : " ", part));
        }

        return new StudyMethods(paragraphs, numbered.Papers);
    }
}
