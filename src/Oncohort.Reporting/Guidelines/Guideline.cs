using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace Oncohort.Reporting.Guidelines;

/// <summary>A reporting guideline as data: its items in our own words, with the parts of a report that can meet them.</summary>
/// <param name="Id">The identifier, such as <c>strobe</c>.</param>
/// <param name="Name">The name, such as <c>STROBE</c>.</param>
/// <param name="Source">Where it is published.</param>
/// <param name="Items">Its items in order.</param>
internal sealed record Guideline(string Id, string Name, string Source, IReadOnlyList<GuidelineItem> Items)
{
    /// <summary>The guidelines at hand.</summary>
    public static readonly IReadOnlyList<string> All = ["strobe", "remark"];

    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };
    private static readonly ConcurrentDictionary<string, Guideline> Read = new(StringComparer.Ordinal);

    /// <summary>The guideline with an identifier.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Guideline Of(string id) => Read.GetOrAdd(id, Load);

    private static Guideline Load(string id)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{id}.json") ?? throw new ArgumentException($"There is no guideline '{id}'.", nameof(id));
        return JsonSerializer.Deserialize<Guideline>(stream, Options)!;
    }
}

/// <summary>An item of a guideline.</summary>
/// <param name="Id">Its number, such as <c>12a</c>.</param>
/// <param name="Where">The kinds of evidence in a report that meet it, by name; empty when only the authors can.</param>
/// <param name="En">Its words in English.</param>
/// <param name="Zh">Its words in Chinese.</param>
internal sealed record GuidelineItem(string Id, IReadOnlyList<string> Where, ItemWords En, ItemWords Zh)
{
    /// <summary>Its words in a language.</summary>
    public ItemWords In(string language) => language == "zh" ? Zh : En;
}

/// <summary>What an item asks for, and what of it remains for the authors; empty when nothing does.</summary>
internal sealed record ItemWords(string Asks, string Author);
