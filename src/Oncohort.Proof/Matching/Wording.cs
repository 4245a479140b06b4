namespace Oncohort.Proof.Matching;

/// <summary>A level or a name with the words by which a text may mean it.</summary>
/// <param name="Text">As the results write it.</param>
/// <param name="Words">Its words in one form.</param>
internal sealed record Wording(string Text, IReadOnlyList<string> Words)
{
    /// <summary>Yes and no, and codes, are never written out.</summary>
    public bool Silent { get; } = Text.ToLowerInvariant() is "yes" or "no" or "true" or "false" || Text.All(char.IsAsciiDigit);

    public static Wording OfLevel(string text) => new(text, Matching.Words.OfLevel(text));

    public static Wording OfName(string text) => new(text, Matching.Words.Telling(text));
}
