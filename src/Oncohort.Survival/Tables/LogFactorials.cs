using MathNet.Numerics;

namespace Oncohort.Survival.Tables;

/// <summary>ln n!, from a table while the table is small.</summary>
internal sealed class LogFactorials
{
    private const long Tabulated = 1 << 17;
    private readonly double[] _table;

    /// <summary>Prepares arguments 0 .. <paramref name="largest"/>.</summary>
    public LogFactorials(long largest)
    {
        _table = new double[Math.Min(largest, Tabulated) + 1];
        // Summed with compensation (Kahan), so that a large table stays as exact as a small one.
        double lost = 0;
        for (int n = 2; n < _table.Length; n++)
        {
            double term = Math.Log(n) - lost;
            double sum = _table[n - 1] + term;
            lost = sum - _table[n - 1] - term;
            _table[n] = sum;
        }
    }

    /// <summary>ln <paramref name="n"/>!.</summary>
    public double this[long n] => n < _table.Length ? _table[n] : SpecialFunctions.GammaLn(n + 1.0);
}
