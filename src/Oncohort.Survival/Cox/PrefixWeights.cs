namespace Oncohort.Survival.Cox;

/// <summary>A Fenwick tree of weights by position.</summary>
/// <remarks>Fenwick (1994): adding and summing a prefix take O(log n).</remarks>
internal sealed class PrefixWeights(int positions)
{
    private readonly double[] _tree = new double[positions + 1];

    /// <summary>Adds a weight at a position; positions below 0 are ignored.</summary>
    public void Add(int position, double weight)
    {
        if (position < 0) return;
        double[] tree = _tree;
        for (int i = position + 1; i < tree.Length; i += i & -i) tree[i] += weight;
    }

    /// <summary>The weight at this position and below; 0 for positions below 0.</summary>
    public double Through(int position)
    {
        double sum = 0;
        double[] tree = _tree;
        for (int i = position + 1; i > 0; i -= i & -i) sum += tree[i];
        return sum;
    }
}
