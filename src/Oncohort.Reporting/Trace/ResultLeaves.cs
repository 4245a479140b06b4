using System.Text.Json;

namespace Oncohort.Reporting.Trace;

/// <summary>The numbers below one element of the results in order of size. Curves step by step are left out: tables and text print none of their steps.</summary>
internal sealed class ResultLeaves
{
    private readonly ResultLeaf[] _byValue;
    private readonly double[] _values;

    private ResultLeaves(List<ResultLeaf> leaves)
    {
        _byValue = [.. leaves.OrderBy(leaf => leaf.Value)];
        _values = [.. _byValue.Select(leaf => leaf.Value)];
    }

    /// <summary>The numbers below an element.</summary>
    /// <param name="element">The element.</param>
    /// <param name="pointer">Where it stands.</param>
    /// <param name="except">The name of a member to leave out, or null.</param>
    public static ResultLeaves Below(JsonElement element, string pointer, string? except = null)
    {
        List<ResultLeaf> leaves = [];
        new LeafCollector(element, leaves).Collect(element, pointer, except);
        return new ResultLeaves(leaves);
    }

    /// <summary>The numbers from one value to another.</summary>
    public IEnumerable<ResultLeaf> Between(double low, double high)
    {
        int first = Array.BinarySearch(_values, low);
        if (first < 0) first = ~first;
        while (first > 0 && _values[first - 1] >= low) first--;
        for (int i = first; i < _values.Length && _values[i] <= high; i++) yield return _byValue[i];
    }
}
