namespace Oncohort.Survival.Cox;

/// <summary>A Fenwick tree of weights by rank of the risk score.</summary>
internal sealed class RankedWeights(int ranks)
{
    private readonly double[] _tree = new double[ranks + 1];
    private readonly double[] _at = new double[ranks];

    public double Total { get; private set; }

    public void Add(int rank, double weight)
    {
        Total += weight;
        _at[rank] += weight;
        for (int i = rank + 1; i < _tree.Length; i += i & -i) _tree[i] += weight;
    }

    /// <summary>The weight at exactly this rank.</summary>
    public double At(int rank) => _at[rank];

    /// <summary>The weight at lower ranks.</summary>
    public double Below(int rank)
    {
        double sum = 0;
        for (int i = rank; i > 0; i -= i & -i) sum += _tree[i];
        return sum;
    }

    public void Clear()
    {
        Total = 0;
        Array.Clear(_tree);
        Array.Clear(_at);
    }
}
