namespace Oncohort.Survival;

/// <summary>How the effect of one covariate changes with time.</summary>
/// <param name="Column">The position of the covariate.</param>
/// <param name="Cuts">
/// Times at which the effect steps, ascending and above 0: the covariate gets one coefficient for each interval (0, c1], (c1, c2], …, (ck, end]. Null for an
/// effect that is linear in the logarithm of time: the covariate keeps its coefficient, and covariate times log(t) is added.
/// </param>
public sealed record TimeVaryingEffect(int Column, IReadOnlyList<double>? Cuts)
{
    /// <summary>An effect linear in log time.</summary>
    public static TimeVaryingEffect LogTime(int column) => new(column, null);

    /// <summary>An effect that steps at times.</summary>
    /// <exception cref="ArgumentException">There are no cuts, or they do not ascend from above 0.</exception>
    public static TimeVaryingEffect Steps(int column, IReadOnlyList<double> cuts)
    {
        ArgumentNullException.ThrowIfNull(cuts);
        if (cuts.Count == 0) throw new ArgumentException("There are no cuts.", nameof(cuts));
        for (int i = 0; i < cuts.Count; i++)
        {
            if (!(cuts[i] > (i == 0 ? 0 : cuts[i - 1])) || !double.IsFinite(cuts[i])) throw new ArgumentException("The cuts do not ascend from above 0.", nameof(cuts));
        }

        return new TimeVaryingEffect(column, cuts);
    }
}
