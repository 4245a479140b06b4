namespace Oncohort.Survival;

/// <summary>The cumulative incidence of a cause that a subdistribution hazards model predicts for one pattern of covariates. Immutable.</summary>
/// <remarks>1 - exp(-(baseline hazard accumulated until t) exp(linear predictor)), with Breslow's estimate of the baseline.</remarks>
public sealed class PredictedIncidence
{
    private readonly double[] _times;
    private readonly double[] _baseline;
    private readonly double? _relative;

    internal PredictedIncidence(double[] times, double[] baseline, double? relative)
    {
        _times = times;
        _baseline = baseline;
        _relative = relative;
    }

    /// <summary>The distinct observed times, ascending.</summary>
    public IReadOnlyList<double> Times => _times;

    /// <summary>Whether the prediction exists.</summary>
    public bool IsEstimated => _relative is not null;

    /// <summary>The incidence at each of <see cref="Times"/>; empty when it does not exist.</summary>
    public IReadOnlyList<double> Values => _relative is null ? [] : Array.ConvertAll(_baseline, Incidence);

    /// <summary>The incidence by a time: 0 before the first observed time; null after the last, or when the prediction does not exist.</summary>
    public double? At(double time)
    {
        if (_relative is null || !(time <= _times[^1])) return null;
        int at = Array.BinarySearch(_times, time);
        if (at < 0) at = ~at - 1;
        return at < 0 ? 0 : Incidence(_baseline[at]);
    }

    /// <summary>1 - exp(-hazard), by its series where the difference would lose digits; 0 while no event has happened, however large the relative hazard.</summary>
    private double Incidence(double baseline) => After(baseline, _relative!.Value);

    internal static double After(double baseline, double relative)
    {
        if (baseline == 0) return 0;
        double hazard = baseline * relative;
        return hazard < 1e-5 ? hazard * (1 - (hazard / 2 * (1 - (hazard / 3)))) : 1 - Math.Exp(-hazard);
    }
}
