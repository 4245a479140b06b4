namespace Oncohort.Study.Parsing;

/// <summary>Wording of titles that the study file leaves out.</summary>
internal static class Titles
{
    /// <summary>A label within a sentence: its first letter small, unless the word is an abbreviation.</summary>
    public static string InSentence(string label) =>
        label.Length > 1 && char.IsUpper(label[0]) && char.IsLower(label[1]) ? char.ToLowerInvariant(label[0]) + label[1..] : label;
}
