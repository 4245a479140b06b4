using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Oncohort.Study.Disclosure;
using Oncohort.Study.Results;
using Oncohort.Study.Tests.Results;

namespace Oncohort.Study.Tests.Disclosure;

/// <summary>Studies with every kind of analysis, masked, as the documents that a reader gets.</summary>
internal static class MaskedDocuments
{
    private static readonly Lazy<IReadOnlyList<StudyResults>> Kinds = new(EveryKindOfAnalysis.Run);

    private static readonly Lazy<StudyResults> Gaps = new(StudyWithGaps.Run);

    private static readonly ConcurrentDictionary<(string, int), StudyResults> Masked = [];

    public static readonly string[] Names = [.. Examples.Examples.Names, "models", "visits", "gaps"];

    public static StudyResults Whole(string name) => name switch
    {
        "models" => Kinds.Value[0],
        "visits" => Kinds.Value[1],
        "gaps" => Gaps.Value,
        _ => Examples.Examples.Run(name),
    };

    public static StudyResults Of(string name, int below) => Masked.GetOrAdd((name, below), key => Masking.Apply(Whole(key.Item1), key.Item2));

    public static JsonNode Json(StudyResults results)
    {
        using var stream = new MemoryStream();
        ResultJson.Write(stream, results);
        return JsonNode.Parse(stream.ToArray())!;
    }

    /// <summary>All values of a document with their paths.</summary>
    public static IEnumerable<(string Path, JsonValue Value)> Values(JsonNode? node) => node switch
    {
        JsonObject entries => entries.SelectMany(entry => Values(entry.Value)),
        JsonArray items => items.SelectMany(Values),
        JsonValue value => [(value.GetPath(), value)],
        _ => [],
    };

    public static bool IsNumber(JsonValue value) => value.GetValueKind() == JsonValueKind.Number;
}
