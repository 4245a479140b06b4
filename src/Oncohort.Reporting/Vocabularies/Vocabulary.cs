using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace Oncohort.Reporting.Vocabularies;

/// <summary>
/// The phrases of tables, figures and pages in one language, looked up by their English wording. A phrase that the language lacks is said in English and remembered.
/// What a study names itself (labels, levels, titles) is never looked up.
/// </summary>
internal sealed class Vocabulary
{
    public const string English = "en";

    private static readonly ConcurrentDictionary<string, Dictionary<string, string>> Files = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, Recollection> Recollections = new(StringComparer.Ordinal);

    private readonly Dictionary<string, string>? _phrases;
    private readonly Recollection? _recollection;
    private readonly ConcurrentDictionary<string, bool> _missing = new(StringComparer.Ordinal);

    /// <summary>The vocabulary of a language.</summary>
    /// <exception cref="ArgumentException">There is no such language.</exception>
    public Vocabulary(string language)
    {
        Language = language;
        if (language == English) return;
        _phrases = Files.GetOrAdd(language, name => Load("phrases", name));
        _recollection = Recollections.GetOrAdd(language, name => new Recollection(Load("recalled", name)));
    }

    /// <summary>The language, such as <c>zh</c>.</summary>
    public string Language { get; }

    /// <summary>The font of Chinese, Japanese and Korean text in documents.</summary>
    public string EastAsianFont => Language == "zh" ? "SimSun" : "Arial";

    /// <summary>Its tag (BCP 47) for pages and documents.</summary>
    public string Tag => Language == "zh" ? "zh-CN" : Language;

    /// <summary>The phrases that were wanted and that the language lacks, in ordinal order.</summary>
    public IReadOnlyList<string> Missing => [.. _missing.Keys.Order(StringComparer.Ordinal)];

    /// <summary>A phrase without values.</summary>
    public string Say(string phrase) => _phrases is null ? phrase : Template(phrase);

    /// <summary>A phrase with its values in place.</summary>
    public string Say(Phrase phrase) => Filling.Of(_phrases is null ? phrase.Key : Template(phrase.Key), phrase.Values);

    /// <summary>
    /// A text that another room said in English, by the patterns of the language; as it is where none fits, and remembered when English words are in it.
    /// </summary>
    public string Recall(string text)
    {
        if (_recollection is null) return text;
        if (_recollection.Of(text) is { } known) return known;
        if (text.Any(char.IsAsciiLetter)) _missing.TryAdd(text, true);
        return text;
    }

    private string Template(string phrase)
    {
        if (_phrases!.TryGetValue(phrase, out string? words)) return words;
        _missing.TryAdd(phrase, true);
        return phrase;
    }

    private static Dictionary<string, string> Load(string kind, string language)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{kind}.{language}.json")
            ?? throw new ArgumentException($"There are no {kind} in the language '{language}'.", nameof(language));
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
