using System.Text.RegularExpressions;

namespace Oncohort.Study.Methods.Translation;

/// <summary>
/// A template in English and in another language. <c>{name}</c> stands for a value, <c>{name?}</c> for one that may be empty, and <c>{ref}</c> or <c>{ref1}</c> for a reference.
/// </summary>
internal sealed partial class TemplatePair
{
    private const string Reference = "ref";

    private readonly Regex _english;
    private readonly string _other;

    public TemplatePair(string english, string other)
    {
        string pattern = Placeholder().Replace(Regex.Escape(english).Replace("\\{", "{", StringComparison.Ordinal), match =>
            $"(?<{match.Groups["name"].Value}>{(match.Groups["empty"].Success ? ".*?" : ".+?")})");
        _english = new Regex($"^{pattern}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline);
        _other = other;
    }

    /// <summary>The text in the other language; null when the template does not fit it.</summary>
    /// <param name="text">The English text.</param>
    /// <param name="phrase">Translates a value.</param>
    public string? Translate(string text, Func<string, string> phrase)
    {
        Match match = _english.Match(text);
        return match.Success ? Placeholder().Replace(_other, value => Value(value.Groups["name"].Value, match, phrase)) : null;
    }

    private static string Value(string name, Match match, Func<string, string> phrase)
    {
        string value = match.Groups[name].Value;
        return value.Length == 0 || name.StartsWith(Reference, StringComparison.Ordinal) ? value : phrase(value);
    }

    [GeneratedRegex(@"\{(?<name>\w+)(?<empty>\\?\?)?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
