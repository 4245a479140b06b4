using System.Text.RegularExpressions;

namespace Oncohort.Reporting.Vocabularies;

/// <summary>
/// Puts whole texts that other rooms said in English (warnings, reasons for leaving out, names of tests) into another language by pairs of patterns, in which <c>{0}</c> stands for any text.
/// Patterns that begin with fixed letters go before those that begin with a place; of these the one with the most fixed letters wins. A place marked <c>{0!}</c> holds words of the engine, such as the reason within a warning, and is put into the language too;
/// all other places hold names and numbers, which stay as they are.
/// </summary>
internal sealed partial class Recollection
{
    private readonly (Regex English, string Words)[] _pairs;

    public Recollection(IReadOnlyDictionary<string, string> pairs) =>
        _pairs = [.. pairs.OrderBy(pair => pair.Key.StartsWith('{')).ThenByDescending(pair => Place().Replace(pair.Key, "").Length).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (Pattern(pair.Key), pair.Value))];

    /// <summary>The text in the language; null when no pattern fits it.</summary>
    public string? Of(string text)
    {
        foreach ((Regex english, string words) in _pairs)
        {
            if (english.Match(text) is { Success: true } match)
                return Filling.Of(words.Replace("!}", "}", StringComparison.Ordinal), [.. match.Groups.Values.Skip(1).Select((value, i) => InPlace(value.Value, words.Contains($"{{{i}!}}", StringComparison.Ordinal)))]);
        }

        return null;
    }

    private string InPlace(string value, bool isOfEngine) => isOfEngine ? Of(value) ?? value : value;

    private static Regex Pattern(string english)
    {
        string pattern = Place().Replace(Regex.Escape(english).Replace("\\{", "{", StringComparison.Ordinal), "(.*?)");
        return new Regex($"^{pattern}$", RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(1));
    }

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
