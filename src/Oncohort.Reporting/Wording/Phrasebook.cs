using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Oncohort.Reporting.Formatting;

namespace Oncohort.Reporting.Wording;

/// <summary>
/// The sentences of one language, as templates. <c>{name}</c> takes a value; <c>{n#patient#patients}</c> takes a count with the noun that fits it.
/// </summary>
internal sealed partial class Phrasebook
{
    /// <summary>The languages at hand.</summary>
    public static readonly IReadOnlyList<string> Languages = ["en", "zh"];

    private static readonly ConcurrentDictionary<string, Dictionary<string, string>> Books = new(StringComparer.Ordinal);

    private readonly Dictionary<string, string> _templates;
    private readonly bool _setsScriptsApart;

    private Phrasebook(Dictionary<string, string> templates, Edition edition) => (_templates, _setsScriptsApart, Edition) = (templates, edition.Words.Language == "zh", edition);

    /// <summary>The keys of all sentences.</summary>
    public IEnumerable<string> Keys => _templates.Keys;

    /// <summary>How the numbers in its sentences are printed.</summary>
    public Edition Edition { get; }

    /// <summary>The sentences of an edition's language.</summary>
    /// <exception cref="ArgumentException">There is no such language.</exception>
    public static Phrasebook Of(Edition edition) => new(Books.GetOrAdd(edition.Words.Language, Load), edition);

    /// <summary>Whether there is a sentence under a key.</summary>
    public bool Has(string key) => _templates.ContainsKey(key);

    /// <summary>The sentence under a key, its values in place.</summary>
    /// <exception cref="ArgumentException">A value that the template needs is not given.</exception>
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> values)
    {
        Dictionary<string, string> named = new(StringComparer.Ordinal);
        foreach ((string name, string value) in values) named[name] = value;
        string sentence = Placeholder().Replace(_templates[key], match =>
        {
            if (!named.TryGetValue(match.Groups["name"].Value, out string? value)) throw new ArgumentException($"'{key}' needs '{match.Groups["name"].Value}'.", nameof(values));
            if (!match.Groups["one"].Success) return value;
            return $"{value} {(value == "1" ? match.Groups["one"].Value : match.Groups["many"].Value)}";
        });
        return _setsScriptsApart ? ScriptsMeet().Replace(sentence, " ") : sentence;
    }

    /// <summary>Some items as a list.</summary>
    public string List(IEnumerable<string> items) => string.Join(Say("list.separator"), items);

    /// <summary>The names of the values that a template needs, in ordinal order.</summary>
    public IReadOnlyList<string> Needs(string key) => [.. Placeholder().Matches(_templates[key]).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static Dictionary<string, string> Load(string language)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"sentences.{language}.json")
            ?? throw new ArgumentException($"There are no sentences in the language '{language}'.", nameof(language));
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }

    /// <summary>Where a Chinese character meets a Latin letter, a sign or a figure, between which a space is set.</summary>
    [GeneratedRegex(@"(?<=[A-Za-z0-9.%)])(?=\p{IsCJKUnifiedIdeographs})|(?<=\p{IsCJKUnifiedIdeographs})(?=[A-Za-z0-9(])")]
    private static partial Regex ScriptsMeet();

    [GeneratedRegex(@"\{(?<name>\w+)(#(?<one>[^#}]+)#(?<many>[^#}]+))?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
