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

    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> Files = new(StringComparer.Ordinal);

    private readonly IReadOnlyDictionary<string, string>? _phrases;
    private readonly ConcurrentDictionary<string, bool> _missing = new(StringComparer.Ordinal);

    /// <summary>The vocabulary of a language.</summary>
    /// <exception cref="ArgumentException">There is no such language.</exception>
    public Vocabulary(string language)
    {
        Language = language;
        _phrases = language == English ? null : Files.GetOrAdd(language, Load);
    }

    /// <summary>The language, such as <c>zh</c>.</summary>
    public string Language { get; }

    /// <summary>The phrases that were wanted and that the language lacks, in ordinal order.</summary>
    public IReadOnlyList<string> Missing => [.. _missing.Keys.Order(StringComparer.Ordinal)];

    /// <summary>A phrase without values.</summary>
    public string Say(string phrase) => _phrases is null ? phrase : Template(phrase);

    /// <summary>A phrase with its values in place.</summary>
    public string Say(Phrase phrase) => Filling.Of(_phrases is null ? phrase.Key : Template(phrase.Key), phrase.Values);

    private string Template(string phrase)
    {
        if (_phrases!.TryGetValue(phrase, out string? words)) return words;
        _missing.TryAdd(phrase, true);
        return phrase;
    }

    private static IReadOnlyDictionary<string, string> Load(string language)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"phrases.{language}.json")
            ?? throw new ArgumentException($"There are no phrases in the language '{language}'.", nameof(language));
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
