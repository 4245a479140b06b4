namespace Oncohort.Published.Reconstruction;

/// <summary>The times that a change in the records touches.</summary>
[Flags]
internal enum Touched
{
    /// <summary>Levels only.</summary>
    None = 0,

    /// <summary>Survival of patients with metastasis.</summary>
    Survival = 1,

    /// <summary>Days of metastasis.</summary>
    Metastasis = 2,

    /// <summary>Follow-up of patients without metastasis.</summary>
    FollowUp = 4,
}

/// <summary>A printed statistic that the search comes near.</summary>
internal abstract class SearchTarget
{
    /// <summary>Up to this share of the tolerance a difference costs little; from the second bound on the penalty rises in a straight line.</summary>
    private const double Free = 0.8, Straight = 2;

    /// <summary>The weight of a target that gives way.</summary>
    private const double Yielding = 0.2;

    private const double Slight = 0.15, Steep = 12;

    /// <summary>The times that it is computed from.</summary>
    public abstract Touched Times { get; }

    /// <summary>The recorded variables whose levels it is computed from.</summary>
    public abstract IReadOnlyCollection<int> Variables { get; }

    /// <summary>The greatest difference at the last <see cref="Penalty"/>, in units of its tolerance.</summary>
    public double Worst { get; private set; }

    /// <summary>Whether it gives way where it and the models of the same deaths cannot all be met.</summary>
    public virtual bool GivesWay => false;

    /// <summary>How far the records are from it: 0 when they meet it.</summary>
    public double Penalty()
    {
        Worst = 0;
        return GivesWay ? Yielding * Measure() : Measure();
    }

    /// <summary>The sum of <see cref="Cost"/> over what was printed.</summary>
    protected abstract double Measure();

    /// <summary>The penalty of a difference in units of its tolerance: quadratic near and straight far off, so that every step towards the target counts.</summary>
    protected double Cost(double difference)
    {
        double size = Math.Abs(difference);
        Worst = Math.Max(Worst, size);
        if (size <= Straight) return Near(size);
        return Near(Straight) + (((2 * Slight * Straight) + (2 * Steep * (Straight - Free))) * (size - Straight));
    }

    private static double Near(double size)
    {
        double excess = Math.Max(0, size - Free);
        return (Slight * size * size) + (Steep * excess * excess);
    }
}
