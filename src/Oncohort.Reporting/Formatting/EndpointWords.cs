using Oncohort.Reporting.Vocabularies;
using Oncohort.Study.Results;

namespace Oncohort.Reporting.Formatting;

/// <summary>What a falling curve of an endpoint shows: survival by its name, and freedom from an event that is named as such.</summary>
internal sealed class EndpointWords(Vocabulary words)
{
    private const string TimeTo = "time to ";
    private static readonly string[] FallsByName = ["surviv", "free", "control", "without", "生存", "无", "控制"];

    /// <summary>Such as <c>Overall survival</c>, or <c>Free of distant metastasis</c> for the endpoint <c>Distant metastasis</c>.</summary>
    public string Falling(EndpointCaption? endpoint)
    {
        if (endpoint is null) return words.Say("Survival");
        string label = endpoint.Label;
        if (FallsByName.Any(word => label.Contains(word, StringComparison.OrdinalIgnoreCase))) return label;
        if (label.StartsWith(TimeTo, StringComparison.OrdinalIgnoreCase)) label = label[TimeTo.Length..];
        return words.Say($"Free of {InSentence(label)}");
    }

    /// <summary>The label within a sentence: its first letter small unless the word is an abbreviation.</summary>
    public static string InSentence(string label) => label.Length > 1 && char.IsUpper(label[0]) && !char.IsUpper(label[1]) && !char.IsDigit(label[1])
        ? char.ToLowerInvariant(label[0]) + label[1..]
        : label;
}
