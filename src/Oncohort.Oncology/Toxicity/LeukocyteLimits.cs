namespace Oncohort.Oncology.Toxicity;

/// <summary>
/// Limits between the grades of a leukocyte count in 10^9/L. Grades are half-open: a count equal to a limit has the better grade,
/// so that 3.0 is grade 1 and 2.999 is grade 2.
/// </summary>
public sealed record LeukocyteLimits
{
    private LeukocyteLimits(ToxicityScale scale, double[] limits)
    {
        Scale = scale;
        Limits = limits;
    }

    /// <summary>The scale with its version.</summary>
    public ToxicityScale Scale { get; }

    /// <summary>The lowest counts of grades 0, 1, 2 and 3 in 10^9/L, falling.</summary>
    public IReadOnlyList<double> Limits { get; }

    /// <summary>
    /// The limits of a scale, which need the laboratory's lower limit of normal in 10^9/L; null when they are not on file for that version
    /// and must be given with <see cref="Configured"/>. On file: CTCAE 4.0 and 5.0 (3.0, 2.0 and 1.0; two independent implementations agree).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The lower limit of normal is not above 3.0.</exception>
    public static LeukocyteLimits? Of(ToxicityScale scale, double lowerLimitOfNormal) =>
        scale == ToxicityScale.CtcaeV4 || scale == ToxicityScale.CtcaeV5 ? Configured(scale, lowerLimitOfNormal, 3, 2, 1) : null;

    /// <summary>Limits of one's own: the lowest counts of grades 0, 1, 2 and 3 in 10^9/L.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limits are not positive and falling.</exception>
    public static LeukocyteLimits Configured(ToxicityScale scale, double grade0, double grade1, double grade2, double grade3)
    {
        double[] limits = [grade0, grade1, grade2, grade3];
        if (!limits.All(double.IsFinite) || grade3 <= 0 || !limits.Zip(limits.Skip(1)).All(pair => pair.First > pair.Second))
            throw new ArgumentOutOfRangeException(nameof(grade0), string.Join(", ", limits), "The limits are positive and fall from grade 0 to grade 3.");
        return new LeukocyteLimits(scale, limits);
    }

    /// <summary>The grade of a count, 0 to 4.</summary>
    /// <param name="count">Leukocytes in 10^9/L.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or no number.</exception>
    public ToxicityGrade Grade(double count)
    {
        if (!double.IsFinite(count) || count < 0) throw new ArgumentOutOfRangeException(nameof(count), count, "A leukocyte count is 0 or more, in 10^9/L.");
        return new ToxicityGrade("leukopenia", Limits.Count(limit => count < limit), Scale);
    }
}
