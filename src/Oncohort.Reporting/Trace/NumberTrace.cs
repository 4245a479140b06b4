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
        LeafLikeness? likeness = null;
        foreach (PrintedNumber number in PrintedNumber.In(text))
        {
            ResultLeaves leaves = Leaves(analysis);
            likeness ??= new LeafLikeness(place, leaves.Words);
            if (Best(number, likeness, position++, parent, leaves) is not { } leaf) continue;
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
        Choice choice = new(likeness, number.IsWhole, position, parent);
        foreach (ResultLeaf leaf in leaves.Between(number.Low, number.High)) choice.Weigh(leaf, handicap: 0);
        foreach (ResultLeaf leaf in leaves.Between(number.Low / 100, number.High / 100))
        {
            if (leaf.Field.IsShare) choice.Weigh(leaf, handicap: 1);
        }

        return choice.Best;
    }

    /// <summary>The likeliest of the numbers weighed so far; of equally likely ones the first by pointer.</summary>
    private struct Choice(LeafLikeness likeness, bool printedWhole, int position, string? parent)
    {
        private int _score = int.MinValue;

        public ResultLeaf? Best { get; private set; }

        public void Weigh(ResultLeaf leaf, int handicap)
        {
            if (likeness.Contradicts(leaf, printedWhole)) return;
            int score = likeness.Score(leaf, position) + (ReferenceEquals(leaf.Parent, parent) ? 6 : 0) - handicap;
            if (score < _score || (score == _score && string.CompareOrdinal(leaf.Pointer, Best!.Pointer) >= 0)) return;
            (Best, _score) = (leaf, score);
        }
    }
}
