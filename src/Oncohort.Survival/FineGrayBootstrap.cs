namespace Oncohort.Survival;

/// <summary>The bootstrap distribution of the coefficients of a subdistribution hazards model.</summary>
public sealed class FineGrayBootstrap
{
    private readonly double[][] _samples;
    private readonly double[] _means;
    private readonly bool[] _estimated;

    internal FineGrayBootstrap(int replicates, long seed, double[][] samples, bool[] estimated, double level)
    {
        Replicates = replicates;
        Seed = seed;
        _samples = samples;
        _estimated = estimated;
        _means = [.. estimated.Select((_, j) => samples.Length == 0 ? 0 : samples.Average(sample => sample[j]))];
        StandardErrors = [.. estimated.Select((exists, j) => exists && samples.Length > 1 ? Math.Sqrt(Covariance(j, j)!.Value) : (double?)null)];
        HazardRatios = [.. estimated.Select((exists, j) => exists && samples.Length > 1 ? Percentiles(j, level) : default)];
    }

    /// <summary>Samples drawn.</summary>
    public int Replicates { get; }

    /// <summary>Samples in which the model converged; the others are left out.</summary>
    public int Used => _samples.Length;

    /// <summary>The seed.</summary>
    public long Seed { get; }

    /// <summary>The standard error of each coefficient; null where it has no estimate.</summary>
    public IReadOnlyList<double?> StandardErrors { get; }

    /// <summary>Percentile limits of each hazard ratio about its median.</summary>
    public IReadOnlyList<IntervalEstimate> HazardRatios { get; }

    /// <summary>The covariance of two coefficients; null where one has no estimate.</summary>
    public double? Covariance(int a, int b)
    {
        if (_samples.Length < 2 || !_estimated[a] || !_estimated[b]) return null;
        double sum = 0;
        foreach (double[] sample in _samples) sum += (sample[a] - _means[a]) * (sample[b] - _means[b]);
        return sum / (_samples.Length - 1);
    }

    private IntervalEstimate Percentiles(int j, double level)
    {
        double tail = (1 - level) / 2;
        double?[] quantiles = SampleQuantile.Of(Array.ConvertAll(_samples, sample => sample[j]), [0.5, tail, 1 - tail]);
        return new IntervalEstimate(Ratio(quantiles[0]), Ratio(quantiles[1]), Ratio(quantiles[2]));
    }

    private static double? Ratio(double? logarithm)
    {
        if (logarithm is not { } value) return null;
        double ratio = Math.Exp(value);
        return double.IsNormal(ratio) ? ratio : null;
    }
}
