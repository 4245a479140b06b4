using System.Text.Json;

namespace Oncohort.Reporting.Trace;

/// <summary>The numbers below one element of the results in order of size. Curves step by step are left out: tables and text print none of their steps.</summary>
internal sealed class ResultLeaves
{
    private readonly ResultLeaf[] _byValue;
    private readonly double[] _values;

    private ResultLeaves(List<ResultLeaf> leaves, LeafVocabulary words)
    {
        _byValue = [.. leaves.OrderBy(leaf => leaf.Value)];
        _values = [.. _byValue.Select(leaf => leaf.Value)];
        Words = words;
    }

    /// <summary>The words that tell the numbers apart.</summary>
    public LeafVocabulary Words { get; }

    /// <summary>The numbers below an element.</summary>
    /// <param name="element">The element.</param>
    /// <param name="pointer">Where it stands.</param>
    /// <param name="except">The name of a member to leave out, or null.</param>
    public static ResultLeaves Below(JsonElement element, string pointer, string? except = null)
    {
        List<ResultLeaf> leaves = [];
        LeafVocabulary words = new();
        new LeafCollector(element, words, leaves).Collect(element, pointer, except);
        return new ResultLeaves(leaves, words);
    }

    /// <summary>The numbers from one value to another.</summary>
    public ReadOnlySpan<ResultLeaf> Between(double low, double high)
    {
        int first = First(low);
        int end = first;
        while (end < _values.Length && _values[end] <= high) end++;
        return _byValue.AsSpan(first, end - first);
    }

    private int First(double low)
    {
        int first = Array.BinarySearch(_values, low);
        if (first < 0) return ~first;
        while (first > 0 && _values[first - 1] >= low) first--;
        return first;
    }
}
