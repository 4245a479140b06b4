using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace Oncohort.Study.Methods.Translation;

/// <summary>
/// Puts the sentences of the methods into another language by pairs of templates, the English one first. A sentence that no template fits stays English, so that
/// nothing is lost; the values within a sentence are taken over, or translated where they are phrases of their own. References are taken over.
/// </summary>
internal sealed class MethodsTranslation
{
    private const string English = "en";
    private static readonly ConcurrentDictionary<string, MethodsTranslation> Read = new(StringComparer.Ordinal);

    private readonly IReadOnlyList<TemplatePair> _sentences;
    private readonly IReadOnlyList<TemplatePair> _phrases;

    private MethodsTranslation(IReadOnlyList<TemplatePair> sentences, IReadOnlyList<TemplatePair> phrases) => (_sentences, _phrases) = (sentences, phrases);

    /// <summary>The sentences in a language.</summary>
    /// <exception cref="ArgumentException">There is no such language.</exception>
    public static IReadOnlyList<string> To(string language, IReadOnlyList<string> sentences)
    {
        if (language == English) return sentences;
        MethodsTranslation translation = Read.GetOrAdd(language, Load);
        return [.. sentences.Select(sentence => translation.Sentence(sentence) ?? sentence)];
    }

    private string? Sentence(string sentence) => _sentences.Select(pair => pair.Translate(sentence, Phrase)).FirstOrDefault(found => found is not null);

    private string Phrase(string phrase) => _phrases.Select(pair => pair.Translate(phrase, Phrase)).FirstOrDefault(found => found is not null) ?? phrase;

    private static MethodsTranslation Load(string language)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"methods.{language}.json")
            ?? throw new ArgumentException($"The methods cannot be written in the language '{language}'.", nameof(language));
        Dictionary<string, string[][]> pairs = JsonSerializer.Deserialize<Dictionary<string, string[][]>>(stream)!;
        return new MethodsTranslation(Pairs(pairs["sentences"]), Pairs(pairs["phrases"]));
    }

    private static IReadOnlyList<TemplatePair> Pairs(string[][] pairs) => [.. pairs.Select(pair => new TemplatePair(pair[0], pair[1]))];
}
