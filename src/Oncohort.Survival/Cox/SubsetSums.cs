namespace Oncohort.Survival.Cox;

/// <summary>Sums over all subsets of size 0 .. D of the product of their risks, with first and second derivatives in the coefficients.</summary>
internal sealed class SubsetSums
{
    private readonly int _largest;
    private readonly int _p;
    private readonly double[] _value;
    private readonly double[] _first;
    private readonly double[] _second;

    public SubsetSums(int largest, int columns)
    {
        _largest = largest;
        _p = columns;
        _value = new double[largest + 1];
        _first = new double[(largest + 1) * columns];
        _second = new double[(largest + 1) * columns * columns];
        _value[0] = 1;
    }

    public double Value(int size) => _value[size];

    public double First(int size, int j) => _first[(size * _p) + j];

    /// <summary>The second derivative; <paramref name="k"/> at most <paramref name="j"/>.</summary>
    public double Second(int size, int j, int k) => _second[(((size * _p) + j) * _p) + k];

    public void Clear()
    {
        Array.Clear(_value);
        Array.Clear(_first);
        Array.Clear(_second);
        _value[0] = 1;
    }

    /// <summary>Adds one row: largest subsets first, so that each size still sees the sums without the row.</summary>
    public void Add(double risk, ReadOnlySpan<double> x)
    {
        for (int size = _largest; size >= 1; size--)
        {
            int to = size * _p;
            int from = to - _p;
            for (int j = 0; j < _p; j++)
            {
                for (int k = 0; k <= j; k++)
                {
                    _second[((to + j) * _p) + k] += risk * (_second[((from + j) * _p) + k]
                        + (x[j] * _first[from + k]) + (x[k] * _first[from + j]) + (x[j] * x[k] * _value[size - 1]));
                }
            }

            for (int j = 0; j < _p; j++) _first[to + j] += risk * (_first[from + j] + (x[j] * _value[size - 1]));
            _value[size] += risk * _value[size - 1];
        }
    }
}
