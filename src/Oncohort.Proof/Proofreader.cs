using Oncohort.Proof.Matching;

namespace Oncohort.Proof;

/// <summary>Reads a draft against the results. docs/methods/proof.md states the rules.</summary>
public static class Proofreader
{
    /// <summary>Every number of the draft in reading order, with its verdict.</summary>
    public static IReadOnlyList<ProofNumber> Read(Draft draft, ResultsFile results)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(results);
        var matcher = new Matcher(results.Facts);
        return [.. draft.Passages.Where(passage => passage.Section != DraftSection.Back).SelectMany(passage => new PassageReader(passage, matcher).Read())];
    }
}
