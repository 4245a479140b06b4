using System.Runtime.InteropServices;

namespace Oncohort.Survival.Tables;

/// <summary>
/// A node of the network: what the processed columns left of the row totals, and the paths that lead here, merged by length.
/// Lengths are whole multiples of <see cref="TableNetwork.Step"/>.
/// </summary>
internal sealed class NetworkNode(long[] rows, long longest, long shortest)
{
    private readonly Dictionary<long, double> _paths = [];

    /// <summary>Remaining row totals, ascending.</summary>
    public long[] Rows { get; } = rows;

    /// <summary>At least the longest continuation.</summary>
    public long Longest { get; } = longest;

    /// <summary>At most the shortest continuation.</summary>
    public long Shortest { get; } = shortest;

    /// <summary>Adds a path; true when no path had this length before.</summary>
    public bool Add(long length, double probability)
    {
        ref double sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_paths, length, out bool existed);
        sum += probability;
        return !existed;
    }

    /// <summary>Path lengths ascending, and for each the probability of all paths before it; one entry more than lengths.</summary>
    public (long[] Lengths, double[] Probabilities, double[] Before) Sorted()
    {
        long[] lengths = [.. _paths.Keys];
        double[] probabilities = [.. _paths.Values];
        Array.Sort(lengths, probabilities);
        var before = new double[lengths.Length + 1];
        for (int i = 0; i < lengths.Length; i++)
            before[i + 1] = before[i] + probabilities[i];
        return (lengths, probabilities, before);
    }
}
