using System.Globalization;
using System.Text.Json;

namespace Oncohort.Reporting.Trace;

/// <summary>Finds the number of the results that a printed number is the rounding of.</summary>
internal sealed class NumberTrace(JsonElement results)
{
    private readonly Dictionary<int, ResultLeaves> _analyses = [];
    private readonly Lazy<ResultLeaves> _study = new(() => ResultLeaves.Below(results, "", except: "analyses"));

    /// <summary>The pointers of the numbers printed in a text, each with where its digits stand; numbers that are no result are left out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="place">What stands around it.</param>
    /// <param name="analysis">The position of the analysis whose numbers these are; null for the study as a whole.</param>
    public IReadOnlyList<(PrintedNumber Number, string Pointer)> Of(string text, PrintedPlace place, int? analysis)
    {
        List<(PrintedNumber, string)> found = [];
        string? parent = null;
        int position = 0;
        LeafLikeness likeness = new(place);
        foreach (PrintedNumber number in PrintedNumber.In(text))
        {
            if (Best(number, likeness, position++, parent, Leaves(analysis)) is not { } leaf) continue;
            parent = leaf.Parent;
            found.Add((number, leaf.Pointer));
        }

        return found;
    }

    private ResultLeaves Leaves(int? analysis)
    {
        if (analysis is not { } index) return _study.Value;
        if (!_analyses.TryGetValue(index, out ResultLeaves? leaves))
            _analyses[index] = leaves = ResultLeaves.Below(results.GetProperty("analyses")[index], string.Create(CultureInfo.InvariantCulture, $"/analyses/{index}"));
        return leaves;
    }

    private static ResultLeaf? Best(PrintedNumber number, LeafLikeness likeness, int position, string? parent, ResultLeaves leaves)
    {
        (ResultLeaf? Leaf, int Score) best = (null, int.MinValue);
        foreach ((ResultLeaf leaf, int handicap) in Candidates(number, leaves))
        {
            if (likeness.Contradicts(leaf, number.IsWhole)) continue;
            int score = likeness.Score(leaf, position) + (leaf.Parent == parent ? 6 : 0) - handicap;
            if (score > best.Score || (score == best.Score && string.CompareOrdinal(leaf.Pointer, best.Leaf!.Pointer) < 0)) best = (leaf, score);
        }

        return best.Leaf;
    }

    /// <summary>Numbers that print so as they are, then those that print so in per cent.</summary>
    private static IEnumerable<(ResultLeaf Leaf, int Handicap)> Candidates(PrintedNumber number, ResultLeaves leaves) =>
        leaves.Between(number.Low, number.High).Select(leaf => (leaf, 0)).Concat(leaves.Between(number.Low / 100, number.High / 100).Where(IsShare).Select(leaf => (leaf, 1)));

    private static bool IsShare(ResultLeaf leaf) => leaf.Field is "survival" or "cif" or "probability" or "occupancy" or "estimate" or "lower" or "upper" or "difference" or "se" or "level";
}
