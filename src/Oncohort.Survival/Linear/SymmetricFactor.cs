namespace Oncohort.Survival.Linear;

/// <summary>
/// The factor L D L' of a symmetric non-negative definite matrix. A column whose pivot is negligible beside its own diagonal is linearly dependent on
/// those before it: it is marked, and the factor is that of the matrix without it.
/// </summary>
/// <remarks>Gill, Murray and Wright (1981), section 2.2. Time O(p^3).</remarks>
internal sealed class SymmetricFactor
{
    /// <summary>A pivot below this share of the column's diagonal means dependence; as R, machine epsilon to the power 3/4.</summary>
    private const double Tolerance = 1.818989403545857e-12;

    private readonly int _size;
    private readonly double[,] _lower;
    private readonly double[] _pivot;

    private SymmetricFactor(int size)
    {
        _size = size;
        _lower = new double[size, size];
        _pivot = new double[size];
    }

    /// <summary>The number of independent columns.</summary>
    public int Rank { get; private set; }

    /// <summary>The log determinant of the independent part.</summary>
    public double LogDeterminant => _pivot.Where(pivot => pivot > 0).Sum(Math.Log);

    /// <summary>Factors a matrix, given by its full or lower part.</summary>
    public static SymmetricFactor Of(double[,] matrix)
    {
        int p = matrix.GetLength(0);
        var factor = new SymmetricFactor(p);
        double[,] lower = factor._lower;
        double largest = 0;
        for (int i = 0; i < p; i++) largest = Math.Max(largest, Math.Abs(matrix[i, i]));
        for (int j = 0; j < p; j++)
        {
            double pivot = matrix[j, j];
            for (int k = 0; k < j; k++) pivot -= lower[j, k] * lower[j, k] * factor._pivot[k];
            if (!(pivot > Tolerance * largest)) continue;
            factor._pivot[j] = pivot;
            factor.Rank++;
            lower[j, j] = 1;
            for (int i = j + 1; i < p; i++)
            {
                double sum = matrix[i, j];
                for (int k = 0; k < j; k++) sum -= lower[i, k] * lower[j, k] * factor._pivot[k];
                lower[i, j] = sum / pivot;
            }
        }

        return factor;
    }

    /// <summary>True when the column is linearly dependent on those before it.</summary>
    public bool IsDependent(int column) => _pivot[column] == 0;

    /// <summary>Solves M x = b; x is 0 in dependent columns.</summary>
    public double[] Solve(ReadOnlySpan<double> b)
    {
        double[] x = b.ToArray();
        for (int i = 0; i < _size; i++)
        {
            if (_pivot[i] == 0)
            {
                x[i] = 0;
                continue;
            }

            for (int k = 0; k < i; k++) x[i] -= _lower[i, k] * x[k];
        }

        for (int i = _size - 1; i >= 0; i--)
        {
            if (_pivot[i] == 0) continue;
            x[i] /= _pivot[i];
            for (int k = i + 1; k < _size; k++)
            {
                if (_pivot[k] != 0) x[i] -= _lower[k, i] * x[k];
            }
        }

        return x;
    }

    /// <summary>b' M^- b.</summary>
    public double Quadratic(ReadOnlySpan<double> b)
    {
        double[] x = Solve(b);
        double sum = 0;
        for (int i = 0; i < _size; i++) sum += b[i] * x[i];
        return sum;
    }

    /// <summary>The inverse, with zero rows and columns where dependent.</summary>
    public double[,] Inverse()
    {
        double[,] inverse = new double[_size, _size];
        double[] unit = new double[_size];
        for (int j = 0; j < _size; j++)
        {
            if (_pivot[j] == 0) continue;
            Array.Clear(unit);
            unit[j] = 1;
            double[] column = Solve(unit);
            for (int i = 0; i < _size; i++) inverse[i, j] = column[i];
        }

        return inverse;
    }
}
